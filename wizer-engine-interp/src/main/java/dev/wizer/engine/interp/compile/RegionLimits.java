package dev.wizer.engine.interp.compile;

/**
 * How large a region may become.
 *
 * @param maxWeight about how many bytes of bytecode; a single block may have more
 * @param largeTable a table of branches with more different targets leaves its region, if the
 *     function is more than one
 */
public record RegionLimits(int maxWeight, int largeTable) {

  /** What suits HotSpot, which compiles methods of up to 8,000 bytes: weights are estimates. */
  public static final RegionLimits OF_HOTSPOT = new RegionLimits(5_000, 16);
}
