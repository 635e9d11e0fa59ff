package dev.wizer.tests.fuzz;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.Module;

/** Which valid modules surely end soon: without loops, and with few calls, none of them back. */
final class Termination {

  private static final int MAX_CALLS = 8;
  private static final int MAX_PAGES = 16;

  private Termination() {}

  static boolean isCertain(Module module) {
    int calls = 0;
    int index = module.funcTypeIndices().length - module.funcs().size();
    for (var func : module.funcs()) {
      WasmReader reader = new WasmReader(func.body());
      Immediates.skipLocals(reader);
      while (reader.hasMore()) {
        Opcode opcode = Opcode.read(reader);
        if (opcode == Opcode.CALL) {
          calls++;
          if (reader.readU32() <= index) {
            return false;
          }
          continue;
        }
        if (mayRepeat(opcode)) {
          return false;
        }
        opcode.immediates().skip(reader);
      }
      index++;
    }
    return calls <= MAX_CALLS && hasSmallMemories(module);
  }

  private static boolean mayRepeat(Opcode opcode) {
    return switch (opcode) {
      case LOOP, CALL_INDIRECT, CALL_REF -> true;
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
      // These may take very much memory, which is no defect.
      case MEMORY_GROW, TABLE_GROW, ARRAY_NEW, ARRAY_NEW_DEFAULT -> true;
      default -> false;
    };
  }

  private static boolean hasSmallMemories(Module module) {
    for (MemoryType memory : module.memoryTypes()) {
      if (memory.limits().min() > MAX_PAGES) {
        return false;
      }
    }
    return true;
  }
}
