package dev.wizer.engine.interp.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Instantiation;
import dev.wizer.engine.interp.runtime.LittleEndian;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.translate.FunctionTranslator;
import dev.wizer.wasm.module.Module;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A module of the matrix in one tier. What compiled code does is seen by the fact that the
 * interpreter's operations of the function have been made useless before: nothing but compiled code
 * can give a result then.
 */
final class MatrixRun {

  private static final int MAX_DEPTH = 100;

  /** In which turn of a loop its operations become useless: its code has been entered then. */
  private static final int LAST_INTERPRETED = 24;

  private static final int NO_OPERATION = 0xFFFF;
  private static final WasmValue[] NONE = {};

  private final MatrixModule subject;
  private final MatrixTier tier;
  private final ModuleInstance instance;
  private final ExecutionLoop loop;
  private int turns;
  private Func running;

  /** How many results have been compared. */
  private int compared;

  /** How many traps there were. */
  private int trapped;

  MatrixRun(MatrixModule subject, MatrixTier tier, Module module) {
    this.subject = subject;
    this.tier = tier;
    Store store = new Store(Geometry.STANDARD, RunBudget.unlimited());
    loop = new ExecutionLoop(store, 1 << 16, tier.compilation());
    loop.maxDepth = MAX_DEPTH;
    FuncType type = new FuncType(List.of(), List.of());
    List<ModuleImport> imports =
        module.imports().isEmpty()
            ? List.of()
            : List.of(new FunctionImport("host", "mark", type, (context, none) -> mark()));
    instance = Instantiation.instantiate(store, module, imports);
    loop.refresh();
  }

  /** Called in each turn of a loop that is to be entered in its middle. */
  private WasmValue[] mark() {
    if (++turns == LAST_INTERPRETED) {
      assertNotNull(running.compiled, () -> running() + " has not been compiled");
      if (tier == MatrixTier.AT_LOOP) {
        Arrays.fill(running.words, NO_OPERATION);
      }
    }
    return NONE;
  }

  private String running() {
    return subject.opcode().mnemonic() + ", " + tier;
  }

  int compared() {
    return compared;
  }

  int trapped() {
    return trapped;
  }

  /** {@return how many classes have been made} */
  int classes() {
    return Integer.parseInt(loop.classes.nextName().replaceAll("\\D", ""));
  }

  Func func(MatrixKernel kernel) {
    int imported = instance.layout.importedFuncCount();
    return instance.func(imported + subject.kernels().indexOf(kernel));
  }

  byte[] memory() {
    byte[] all = new byte[(int) instance.memory.lengthInBytes()];
    instance.memory.read(0, all, 0, all.length);
    return all;
  }

  /** {@return the names of the operations of the register form that a kernel becomes} */
  Set<String> operations(MatrixKernel kernel) {
    int[] words = FunctionTranslator.translate(instance.layout, func(kernel).index).words();
    Set<String> names = new TreeSet<>();
    for (int at = 0; at < words.length; at += IrTable.length(words, at)) {
      names.add(IrTable.name(IrOpcode.opcode(words[at])));
    }
    return names;
  }

  void run(MatrixKernel kernel) {
    running = func(kernel);
    turns = 0;
    runRows(kernel, true);
    if (tier == MatrixTier.INTERPRETED) {
      assertNull(running.compiled, running());
      return;
    }
    if (tier.entersAtLoop()) {
      assertTrue(subject.mayTrap() || turns > LAST_INTERPRETED, () -> running() + ": " + turns);
      return;
    }
    assertNotNull(running.compiled, () -> running() + " has not been compiled");
    assertNull(running.code, () -> running() + " is interpreted");
    // Compiled code has its own array.
    running.words = new int[running.words.length];
    Arrays.fill(running.words, NO_OPERATION);
    runRows(kernel, false);
  }

  /** Runs the rows that do not trap at once, and those that trap one by one. */
  private void runRows(MatrixKernel kernel, boolean withTraps) {
    List<long[][]> rows = kernel.rows();
    for (int cell = 0; cell < kernel.cells().size(); cell++) {
      int end = rows.size() * MatrixModule.STRIDE;
      instance.memory.fill(MatrixModule.results(cell), (byte) 0x5A, end);
    }
    for (int row = 0; row < rows.size(); ) {
      int end = row;
      while (end < rows.size() && kernel.trap(end) == null) {
        end++;
      }
      if (end > row) {
        call(row, end);
        for (int i = row; i < end; i++) {
          check(kernel, i);
        }
        row = end;
      } else {
        if (withTraps) {
          checkTrap(kernel, row);
        }
        row++;
      }
    }
  }

  private void call(int row, int end) {
    WasmValue[] arguments = {
      new WasmValue.I32(row * MatrixModule.STRIDE), new WasmValue.I32(end * MatrixModule.STRIDE)
    };
    try {
      loop.callAt(running, arguments, instance, 0, 0);
    } catch (Throwable t) {
      throw Failures.toPort(loop.failures.outOfCalls(t), instance, CancellationToken.create());
    }
  }

  private void check(MatrixKernel kernel, int row) {
    for (int i = 0; i < kernel.cells().size(); i++) {
      MatrixCell cell = kernel.cells().get(i);
      long[] expected = kernel.expected(row, i);
      int at = MatrixModule.results(i) + row * MatrixModule.STRIDE;
      for (int half = 0; half < 2; half++) {
        long bits = expectedBits(cell.resultType(), expected, half);
        long actual = LittleEndian.getLong(instance.memory.bytes, at + half * Long.BYTES);
        if (bits != actual) {
          assertEquals(Long.toHexString(bits), Long.toHexString(actual), where(kernel, i, row));
        }
      }
      compared++;
    }
  }

  /** What a store leaves of the bytes that were there. */
  private static long expectedBits(char type, long[] expected, int half) {
    long before = 0x5A5A_5A5A_5A5A_5A5AL;
    return switch (type) {
      case 'v' -> expected[half];
      case 'l', 'd' -> half == 0 ? expected[0] : before;
      default -> half == 0 ? expected[0] & 0xFFFF_FFFFL | before << 32 : before;
    };
  }

  private void checkTrap(MatrixKernel kernel, int row) {
    try {
      call(row, row + 1);
    } catch (TrapException trap) {
      assertEquals(kernel.trap(row), trap.kind(), where(kernel, 0, row));
      trapped++;
      return;
    }
    throw new AssertionError(where(kernel, 0, row) + " does not trap");
  }

  private String where(MatrixKernel kernel, int cell, int row) {
    String operands = Arrays.deepToString(kernel.rows().get(row));
    return running() + ": " + kernel.cells().get(cell).text() + " of " + operands;
  }
}
