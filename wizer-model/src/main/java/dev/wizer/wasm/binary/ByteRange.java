package dev.wizer.wasm.binary;

/**
 * A range of a module's bytes.
 *
 * @param start the first byte's offset
 * @param end the offset after the last byte
 */
public record ByteRange(int start, int end) {

  /** {@return how many bytes the range has} */
  public int lengthInBytes() {
    return end - start;
  }
}
