package dev.wizer.engine.interp.compile;

import dev.wizer.engine.interp.Tiers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is tested of an address in a global holds only until the global changes. */
class GlobalAddressProperties {

  @Property(tries = 400)
  void globalsAsAddressesGiveTheSameInAllTiers(@ForAll long seed) {
    new Tiers(new GlobalAddressProgram(seed).text()).call(0, 1, 2, 3, 4, 5, 6, 7);
  }
}
