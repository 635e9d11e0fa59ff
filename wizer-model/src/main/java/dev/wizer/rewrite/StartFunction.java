package dev.wizer.rewrite;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.NameSection;
import dev.wizer.wasm.validate.CodeReferences;
import java.util.ArrayList;
import java.util.List;

/**
 * The module's own start function. It runs before the snapshot, so the result does without. If it
 * is one that an earlier pre-initialization has made, its function goes too: otherwise results
 * would grow each time.
 */
public final class StartFunction {

  private StartFunction() {}

  /**
   * {@return whether the module's start function is like those that we make, and nothing else uses
   * it: the last function, without a name or locals, which only fills objects}
   *
   * @param module a valid module
   */
  public static boolean isReplaceable(Module module) {
    if (module.start().isEmpty() || module.funcs().isEmpty()) {
      return false;
    }
    int funcIndex = module.start().getAsInt();
    int last = module.imports(ExternKind.FUNC).size() + module.funcs().size() - 1;
    return funcIndex == last
        && fillsObjects(module.funcs().get(module.funcs().size() - 1).body())
        && !new DeclaredFuncs(module).before().get(funcIndex)
        && NameSection.of(module).functionName(funcIndex).isEmpty()
        && !isNamedByCode(funcIndex, module);
  }

  private static boolean fillsObjects(ByteRange body) {
    WasmReader reader = new WasmReader(body);
    int locals = reader.readU32();
    while (locals == 0 && reader.hasMore()) {
      Opcode opcode = Opcode.read(reader);
      if (!fillsObjects(opcode)) {
        return false;
      }
      opcode.immediates().skip(reader);
    }
    return locals == 0;
  }

  private static boolean fillsObjects(Opcode opcode) {
    return switch (opcode) {
      case STRUCT_SET, ARRAY_SET, ARRAY_FILL, ARRAY_COPY, ARRAY_INIT_DATA, DATA_DROP -> true;
      case GLOBAL_GET, I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST -> true;
      case REF_NULL, REF_FUNC, REF_I31, EXTERN_CONVERT_ANY -> true;
      case STRUCT_NEW, STRUCT_NEW_DEFAULT -> true;
      case ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED, END -> true;
      default -> false;
    };
  }

  private static boolean isNamedByCode(int funcIndex, Module module) {
    for (Func func : module.funcs()) {
      WasmReader reader = new WasmReader(func.body());
      Immediates.skipLocals(reader);
      while (reader.hasMore()) {
        Opcode opcode = Opcode.read(reader);
        if (opcode == Opcode.CALL || opcode == Opcode.RETURN_CALL || opcode == Opcode.REF_FUNC) {
          if (reader.readU32() == funcIndex) {
            return true;
          }
        } else {
          opcode.immediates().skip(reader);
        }
      }
    }
    return false;
  }

  /** {@return what the code of a module names, if its start function is replaced} */
  public static CodeReferences referencesWithout(Module module) {
    List<ByteRange> bodies = new ArrayList<>();
    for (Func func : module.funcs().subList(0, module.funcs().size() - 1)) {
      bodies.add(func.body());
    }
    return CodeReferences.of(bodies);
  }
}
