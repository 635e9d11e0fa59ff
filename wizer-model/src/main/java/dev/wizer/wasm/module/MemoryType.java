package dev.wizer.wasm.module;

/**
 * The type of a memory.
 *
 * @param addressType what its addresses are
 * @param limits its size range in pages of its own size
 * @param shared whether several threads may use it
 * @param pageSizeLog2 the exponent of the power of two that is its pages' size in bytes: {@link
 *     #DEFAULT_PAGE_SIZE_LOG2} unless the module chooses another one
 */
public record MemoryType(AddressType addressType, Limits limits, boolean shared, int pageSizeLog2) {

  /** Of pages of 65,536 bytes. */
  public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;

  /** Makes the type of an ordinary memory: 32-bit addresses, not shared, pages of 65,536 bytes. */
  public MemoryType(Limits limits) {
    this(AddressType.I32, limits, false, DEFAULT_PAGE_SIZE_LOG2);
  }
}
