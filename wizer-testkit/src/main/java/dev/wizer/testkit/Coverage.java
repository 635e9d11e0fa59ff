package dev.wizer.testkit;

import java.util.function.Consumer;
import net.jqwik.api.lifecycle.CannotFindStoreException;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/** Counts what the tries of a property come to, and fails the property if it is too one-sided. */
public final class Coverage {

  private Coverage() {}

  /**
   * Counts a try.
   *
   * @param value what it came to
   * @param atLeast the share of tries, in percent, that must come to {@code required}
   */
  public static void require(String value, String required, double atLeast) {
    collect(value, coverage -> coverage.check(required).percentage(percent -> percent >= atLeast));
  }

  private static void collect(String value, Consumer<StatisticsCoverage> checks) {
    try {
      Statistics.collect(value);
      Statistics.coverage(checks);
    } catch (CannotFindStoreException e) {
      // A single try, run again by Regressions: there is nothing to count.
    }
  }
}
