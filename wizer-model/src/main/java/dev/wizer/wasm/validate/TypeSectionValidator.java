package dev.wizer.wasm.validate;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.TypeReader;
import java.util.List;

/**
 * Validates function types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html#function-types">Function
 *     types</a>
 */
final class TypeSectionValidator {

  private TypeSectionValidator() {}

  static void validate(Context context) {
    for (int i = 0; i < context.module().types().size(); i++) {
      FuncType type = context.module().funcType(i);
      if (type.results().size() > 1 && !context.has(Feature.MULTI_VALUE)) {
        throw new InvalidModuleException(
            "func type returns multiple values but the multi-value feature is not enabled",
            offsetOf(context, i));
      }
      checkValTypes(context, type.params(), i);
      checkValTypes(context, type.results(), i);
    }
  }

  private static void checkValTypes(Context context, List<ValType> types, int typeIndex) {
    for (ValType type : types) {
      if (!TypeValidator.isEnabled(context, type)) {
        TypeValidator.checkValType(context, type, offsetOf(context, typeIndex));
      }
    }
  }

  /** Found by reading the section again, since a module does not remember it for each type. */
  private static int offsetOf(Context context, int typeIndex) {
    WasmReader reader = new WasmReader(context.module().bytes(), context.section(SectionId.TYPE));
    reader.readU32();
    for (int i = 0; i < typeIndex; i++) {
      reader.readByte();
      skipValTypes(reader);
      skipValTypes(reader);
    }
    return reader.position();
  }

  private static void skipValTypes(WasmReader reader) {
    for (int left = reader.readU32(); left > 0; left--) {
      TypeReader.readValType(reader);
    }
  }
}
