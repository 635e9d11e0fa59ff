package dev.wizer.engine.interp.compile;

import dev.wizer.engine.interp.Tiers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Programs of floating-point operations give the same bits in all tiers. */
class FloatProperties {

  /** So often that HotSpot compiles what is compiled. */
  private static final int MANY = 9_000;

  @Property(tries = 150)
  void floatProgramsGiveTheSameBitsInAllTiers(@ForAll long seed) {
    new Tiers(new FloatProgram(seed).text(false)).call(1, 7, 0, 2);
  }

  @Property(tries = 50)
  void floatProgramsThatCatchGiveTheSameBitsInAllTiers(@ForAll long seed) {
    new Tiers(new FloatProgram(seed).text(true)).call(1, 7, 0, 2);
  }

  @Property(tries = 20)
  void floatProgramsThatRunLongGiveTheSameBitsInAllTiers(@ForAll long seed) {
    new Tiers(new FloatProgram(seed).text(seed % 4 == 0)).callFew(1, MANY);
  }
}
