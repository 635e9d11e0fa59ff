package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.Tag;
import dev.wizer.wasm.module.TagType;

/**
 * Validates tags.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#tags">Tags</a>
 */
final class TagSectionValidator {

  private TagSectionValidator() {}

  static void validate(Context context) {
    if (context.tagCount() > WasmLimits.MAX_TAGS) {
      throw new InvalidModuleException(
          "too many tags: " + context.tagCount() + ", the limit is " + WasmLimits.MAX_TAGS,
          context.section(SectionId.TAG).start());
    }
    for (Tag tag : context.module().tags()) {
      checkType(context, tag.type(), tag.offset());
    }
  }

  static void checkType(Context context, TagType type, int offset) {
    if (!context.has(Feature.EXCEPTIONS) && !context.has(Feature.LEGACY_EXCEPTIONS)) {
      throw Context.disabled(Feature.EXCEPTIONS, offset);
    }
    context.checkFuncType(type.typeIndex(), offset);
    if (context.types().results(type.typeIndex()).length > 0) {
      throw new InvalidModuleException("non-empty tag result type", offset);
    }
  }
}
