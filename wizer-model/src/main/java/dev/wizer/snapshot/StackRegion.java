package dev.wizer.snapshot;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.NumType;
import dev.wizer.engine.ValType;
import dev.wizer.instrument.StateExports;
import dev.wizer.wasm.module.ConstExprEvaluator;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.NameSection;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The stack that C's and similar compilers keep in the first memory. It grows downwards; what is
 * below the stack pointer belongs to functions that have returned.
 *
 * @param pointer the index of the global that is the stack pointer
 * @param low the stack's lowest address
 * @param high where the stack pointer is at first
 */
public record StackRegion(int pointer, long low, long high) {

  private static final String POINTER = "__stack_pointer";
  private static final String LOW = "__stack_low";
  private static final String DATA_END = "__data_end";

  private static final String REFUSAL = "cannot leave out the unused part of the stack: ";

  /**
   * {@return the stack of a module}
   *
   * <p>It begins at {@code __stack_low}; or at {@code __data_end}, if data comes before it; or at
   * address 0, if all data comes after it.
   *
   * @throws UnsupportedStateException if it can't be told where the stack is
   */
  public static StackRegion of(Module module) {
    NameSection names = NameSection.of(module);
    OptionalInt pointer = global(POINTER, module, names);
    if (pointer.isEmpty()
        || module.memories().isEmpty()
        || !module.globals().get(pointer.getAsInt()).type().mutable()) {
      throw new UnsupportedStateException(
          REFUSAL
              + "the Wasm module has no memory with a mutable global `__stack_pointer`, neither among its"
              + " exports nor in its name section");
    }
    ConstExprEvaluator evaluator = new ConstExprEvaluator(module);
    long high = Values.unsigned(evaluator.global(pointer.getAsInt()));
    OptionalInt low = global(LOW, module, names);
    if (low.isPresent()) {
      return of(pointer.getAsInt(), Values.unsigned(evaluator.global(low.getAsInt())), high);
    }
    Optional<Boolean> dataFirst = isDataFirst(module, evaluator, high);
    if (dataFirst.isPresent() && !dataFirst.get()) {
      return of(pointer.getAsInt(), 0, high);
    }
    OptionalInt dataEnd = global(DATA_END, module, names);
    if (dataEnd.isPresent()) {
      long end = Values.unsigned(evaluator.global(dataEnd.getAsInt()));
      if (end <= high) {
        return of(pointer.getAsInt(), end, high);
      }
    }
    throw unknownLow();
  }

  private static StackRegion of(int pointer, long low, long high) {
    if (low > high) {
      throw unknownLow();
    }
    return new StackRegion(pointer, low, high);
  }

  private static UnsupportedStateException unknownLow() {
    return new UnsupportedStateException(
        REFUSAL
            + "it can't be told where the stack begins; export `__stack_low` or `__data_end`, or"
            + " let the linker place the stack first");
  }

  /** Whether data is below the stack; empty if there is no data, or data on both sides. */
  private static Optional<Boolean> isDataFirst(
      Module module, ConstExprEvaluator evaluator, long high) {
    boolean below = false;
    boolean above = false;
    for (Data data : module.datas()) {
      if (data.isActive() && data.memoryIndex() == 0 && data.bytes().lengthInBytes() > 0) {
        boolean isBelow = evaluator.evaluateAddress(data.offset()) < high;
        below |= isBelow;
        above |= !isBelow;
      }
    }
    return below == above ? Optional.empty() : Optional.of(below);
  }

  private static OptionalInt global(String name, Module module, NameSection names) {
    Optional<Export> export = module.export(name);
    OptionalInt index =
        export.isPresent() && export.get().kind() == ExternKind.GLOBAL
            ? OptionalInt.of(export.get().index())
            : names.globalIndex(name);
    return index.isPresent() && isAddress(index.getAsInt(), module) ? index : OptionalInt.empty();
  }

  private static boolean isAddress(int globalIndex, Module module) {
    if (globalIndex >= module.globals().size()) {
      return false;
    }
    ValType type = module.globals().get(globalIndex).type().valueType();
    return type == NumType.I32 || type == NumType.I64;
  }

  /**
   * {@return a state in which the unused part of the stack is zero, and all else as it is}
   *
   * @param names under which names the instance exports its state
   * @throws UnsupportedStateException if the stack pointer does not point to the stack
   */
  public InstanceState withoutUnused(InstanceState state, StateExports names) {
    long address = Values.unsigned(state.global(names.global(pointer)));
    if (address < low || address > high) {
      throw new UnsupportedStateException(
          REFUSAL
              + "the stack pointer is "
              + address
              + ", and the stack reaches from "
              + low
              + " to "
              + high);
    }
    return new StateWithoutStack(state, names.memory(0), low, address);
  }
}
