package dev.wizer.engine.interp.compile;

import dev.wizer.engine.interp.Tiers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Programs of operations on vectors give the same bits in all tiers. */
class VectorProperties {

  /** So often that HotSpot compiles what is compiled. */
  private static final int MANY = 9_000;

  @Property(tries = 120)
  void vectorProgramsGiveTheSameBitsInAllTiers(@ForAll long seed) {
    new Tiers(new VectorProgram(seed).text(false)).call(1, 7, 0, 2);
  }

  @Property(tries = 40)
  void vectorProgramsThatCatchGiveTheSameBitsInAllTiers(@ForAll long seed) {
    new Tiers(new VectorProgram(seed).text(true)).call(1, 7, 0, 2);
  }

  @Property(tries = 10)
  void vectorProgramsThatRunLongGiveTheSameBitsInAllTiers(@ForAll long seed) {
    new Tiers(new VectorProgram(seed).text(seed % 4 == 0)).callWhole(1, MANY);
  }
}
