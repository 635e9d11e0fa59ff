package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import java.util.HashSet;
import java.util.Set;

/**
 * Validates exports, and declares the functions among them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#exports">Exports</a>
 */
final class ExportSectionValidator {

  private ExportSectionValidator() {}

  static void validate(Context context) {
    Set<String> names = new HashSet<>();
    for (Export export : context.module().exports()) {
      if (!names.add(export.name())) {
        throw new InvalidModuleException(
            "duplicate export name `" + export.name() + "`", export.offset());
      }
      checkIndex(context, export);
    }
  }

  private static void checkIndex(Context context, Export export) {
    int count = count(context, export.kind());
    Context.checkIndex(export.index(), count, export.kind().text(), export.offset());
    switch (export.kind()) {
      case FUNC -> context.declareFunc(export.index());
      case GLOBAL -> checkMutability(context, export);
      case TABLE, MEMORY, TAG -> {}
    }
  }

  private static int count(Context context, ExternKind kind) {
    return switch (kind) {
      case FUNC -> context.funcCount();
      case TABLE -> context.tableCount();
      case MEMORY -> context.memoryCount();
      case GLOBAL -> context.globalCount();
      case TAG -> context.tagCount();
    };
  }

  private static void checkMutability(Context context, Export export) {
    if (context.isMutable(export.index()) && !context.has(Feature.MUTABLE_GLOBAL)) {
      throw Context.disabled(Feature.MUTABLE_GLOBAL, export.offset());
    }
  }
}
