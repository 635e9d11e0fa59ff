package dev.wizer.snapshot;

import dev.wizer.wasm.module.AddressType;

/**
 * What an active data segment of one memory costs besides its content.
 *
 * @param addressType the memory's, which says how addresses are written
 * @param memoryIndexLength how many bytes name the memory; none for memory 0
 * @param penalty bytes that a segment counts for in addition, although it does not have them;
 *     negative if it saves some elsewhere
 */
record SegmentCosts(AddressType addressType, int memoryIndexLength, int penalty) {

  /** Kind, {@code const} and {@code end}. */
  private static final int FIXED = 3;

  private static final int BITS_PER_BYTE = 7;

  /** {@return the costs for a memory} */
  static SegmentCosts of(AddressType addressType, int memoryIndex, int penalty) {
    int length = memoryIndex == 0 ? 0 : unsignedLength(memoryIndex);
    return new SegmentCosts(addressType, length, penalty);
  }

  /** {@return the largest gap that is filled at any address, whatever is around it} */
  int filledGap() {
    return FIXED + memoryIndexLength + penalty + 1;
  }

  /** {@return how many bytes stand before a segment's length field, the penalty included} */
  int head(long address) {
    long number = addressType == AddressType.I64 ? address : (int) address;
    return FIXED + memoryIndexLength + penalty + signedLength(number);
  }

  private static int signedLength(long number) {
    // One more bit than the number's own is its sign.
    return (Long.SIZE - Long.numberOfLeadingZeros(number ^ number >> (Long.SIZE - 1)))
            / BITS_PER_BYTE
        + 1;
  }

  /** {@return how many bytes an unsigned number has as LEB128} */
  static int unsignedLength(long number) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(number | 1);
    return (bits + BITS_PER_BYTE - 1) / BITS_PER_BYTE;
  }
}
