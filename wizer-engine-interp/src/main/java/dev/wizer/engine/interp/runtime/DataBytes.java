package dev.wizer.engine.interp.runtime;

import dev.wizer.wasm.binary.ByteRange;

/**
 * A data segment of a store.
 *
 * @param range where its bytes stand
 */
public record DataBytes(ByteRange range) {

  /** A segment that has been dropped. */
  public static final DataBytes DROPPED = new DataBytes(ByteRange.EMPTY);

  /** {@return the array that holds its bytes, and more; not to be changed} */
  public byte[] module() {
    return range.array();
  }

  /** {@return how many bytes it has} */
  public int lengthInBytes() {
    return range.lengthInBytes();
  }
}
