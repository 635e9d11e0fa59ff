package dev.wizer.rewrite;

import dev.wizer.wasm.binary.WasmWriter;

/**
 * What a new section contains. Its length is known before it is written, so that it can be written
 * once, into an array of that length: a snapshot of a large memory is as large.
 */
interface SectionContent {

  /** {@return how many bytes it has} */
  long lengthInBytes();

  /** Appends its bytes to {@code target}. */
  void writeTo(WasmWriter target);

  /** {@return content that has been written already} */
  static SectionContent of(WasmWriter content) {
    return new Written(content);
  }

  /** Content in a writer of its own. */
  record Written(WasmWriter content) implements SectionContent {

    @Override
    public long lengthInBytes() {
      return content.lengthInBytes();
    }

    @Override
    public void writeTo(WasmWriter target) {
      target.writeAll(content);
    }
  }
}
