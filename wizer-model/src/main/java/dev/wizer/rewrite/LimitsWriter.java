package dev.wizer.rewrite;

import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Limits;

/** Copies limits with another minimum. Flags and maximum keep their bytes. */
final class LimitsWriter {

  private LimitsWriter() {}

  /**
   * Copies the limits at {@code reader}'s position. What follows them, a page size for example,
   * stays to be read.
   *
   * @param limits the same limits, read
   * @param min the minimum to write instead
   */
  static void copyWithMin(WasmReader reader, Limits limits, long min, WasmWriter target) {
    target.writeByte(reader.readByte());
    reader.readU64();
    target.writeU64(min);
    if (limits.max().isPresent()) {
      int start = reader.position();
      reader.readU64();
      target.writeBytes(reader.rangeFrom(start));
    }
  }
}
