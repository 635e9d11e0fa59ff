package dev.wizer.engine.interp.compile;

/**
 * How large a region may become.
 *
 * @param maxWhole about how many bytes of bytecode a function may have that is one region
 * @param maxPart about how many bytes the regions of a larger function may have
 * @param largeTable a table of branches with more different targets leaves its region, if the
 *     function is more than one
 */
public record RegionLimits(int maxWhole, int maxPart, int largeTable) {

  /**
   * What suits HotSpot, which compiles methods of up to 8,000 bytes: weights are estimates, and the
   * real length was seen to be up to 1.4 times as much for parts, which have entries and exits.
   */
  public static final RegionLimits OF_HOTSPOT = new RegionLimits(6_000, 4_500, 16);
}
