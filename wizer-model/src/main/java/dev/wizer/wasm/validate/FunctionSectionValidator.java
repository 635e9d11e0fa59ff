package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.Func;
import java.util.List;

/**
 * Validates the defined functions' types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#functions">Functions</a>
 */
final class FunctionSectionValidator {

  private FunctionSectionValidator() {}

  static void validate(Context context) {
    if (context.funcCount() > WasmLimits.MAX_FUNCTIONS) {
      throw new InvalidModuleException(
          "too many functions: "
              + context.funcCount()
              + ", the limit is "
              + WasmLimits.MAX_FUNCTIONS,
          context.section(SectionId.FUNCTION).start());
    }
    List<Func> funcs = context.module().funcs();
    for (int i = 0; i < funcs.size(); i++) {
      if (!isFuncType(context.types(), funcs.get(i).typeIndex())) {
        throw wrongType(context, i);
      }
    }
  }

  private static boolean isFuncType(TypeSpace types, int typeIndex) {
    return typeIndex >= 0 && typeIndex < types.count() && types.params(typeIndex) != null;
  }

  /** Made by reading the section again, since a module does not remember the indices' offsets. */
  private static InvalidModuleException wrongType(Context context, int definedIndex) {
    WasmReader reader = new WasmReader(context.section(SectionId.FUNCTION));
    reader.readU32();
    reader.readU32s(definedIndex);
    int offset = reader.position();
    int typeIndex = reader.readU32();
    boolean known = Integer.compareUnsigned(typeIndex, context.types().count()) < 0;
    return new InvalidModuleException(
        (known ? "non-function type " : "unknown type ") + Integer.toUnsignedString(typeIndex),
        offset,
        context.importedFuncCount() + definedIndex);
  }
}
