package dev.wizer.engine.interp.exec;

/**
 * A 64-bit address in a form that operations for 32-bit ones can use: as an int it is the address,
 * or negative if the address is no index of an array. The address can still be told from it.
 */
public final class FoldedAddress {

  private static final long NO_INDEX = 1L << 31;
  private static final long LOW = NO_INDEX - 1;

  private FoldedAddress() {}

  /** Folds an address, of which those of 2^63 and more become one. */
  public static long fold(long address) {
    return address >>> 31 == 0 ? address : foldLarge(address);
  }

  private static long foldLarge(long address) {
    return address < 0 ? -1 : address & LOW | NO_INDEX | address >>> 31 << 32;
  }

  /** The address again; what is no address of any memory stays so. */
  public static long unfold(long folded) {
    return (folded & NO_INDEX) == 0 ? folded : folded & LOW | folded >>> 32 << 31;
  }
}
