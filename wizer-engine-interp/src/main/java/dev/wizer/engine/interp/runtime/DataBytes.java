package dev.wizer.engine.interp.runtime;

import dev.wizer.wasm.binary.ByteRange;

/**
 * A data segment of a store.
 *
 * @param module the bytes of the module that it stands in; not to be changed
 * @param range which of them it consists of
 */
public record DataBytes(byte[] module, ByteRange range) {

  /** A segment that has been dropped. */
  public static final DataBytes DROPPED = new DataBytes(new byte[0], new ByteRange(0, 0));

  /** {@return how many bytes it has} */
  public int lengthInBytes() {
    return range.lengthInBytes();
  }
}
