package dev.wizer.engine.interp;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.compile.CompiledClass;
import dev.wizer.engine.interp.exec.CompilationLog;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.runtime.Func;
import java.util.Set;
import java.util.TreeSet;

/** What was compiled in a run, and what compiled code left to the interpreter. */
final class CompilationRecord implements CompilationLog {

  /** The operations for which compiled code calls the interpreter: there is no code for them. */
  private static final Set<Integer> INTERPRETED =
      Set.of(
          UNREACHABLE,
          MEM_STORE,
          MEM_LOAD_V,
          MEM_LOAD_LANE,
          MEM_STORE_LANE,
          MEMORY_SIZE,
          MEMORY_GROW,
          MEMORY_COPY,
          MEMORY_FILL,
          TABLE_GET,
          TABLE_SET,
          TABLE_COPY,
          TABLE_GROW,
          CALL_INDIRECT_64,
          RETURN_CALL,
          THROW,
          THROW_REF,
          ARRAY_NEW,
          ARRAY_NEW_FIXED,
          ARRAY_FILL,
          ARRAY_COPY);

  private final Set<Integer> interpreted = new TreeSet<>();
  private final Set<Integer> exits = new TreeSet<>();
  private int classes;
  private boolean tooLarge;

  @Override
  public void compiled(Func func, CompiledClass made) {
    classes++;
    for (int position : made.interpreted()) {
      interpreted.add(IrOpcode.opcode(func.words[position]));
    }
  }

  @Override
  public void tooLarge(Func func) {
    tooLarge = true;
  }

  @Override
  public void left(Func func, int position) {
    exits.add(IrOpcode.opcode(func.words[position]));
  }

  /** Forgets where compiled code was left. */
  void forgetExits() {
    exits.clear();
  }

  /** Fails if compiled code was left since {@link #forgetExits}. */
  void assertNotLeft(String where) {
    assertEquals(Set.of(), exits, () -> where + ": compiled code was left at these operations");
  }

  /** Fails unless compiled code was executed, and did all that there is code for. */
  void assertCompiled(String where) {
    assertTrue(classes > 0, () -> where + ": nothing was compiled");
    Set<Integer> others = new TreeSet<>(interpreted);
    others.removeAll(INTERPRETED);
    assertEquals(Set.of(), others, () -> where + ": no code was made for these operations");
  }

  /** Fails unless there was a function for which there can be no code. */
  void assertTooLarge(String where) {
    assertTrue(tooLarge, () -> where + ": all was compiled");
  }
}
