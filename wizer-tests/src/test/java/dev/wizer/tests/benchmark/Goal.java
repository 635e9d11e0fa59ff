package dev.wizer.tests.benchmark;

import java.util.Locale;

/**
 * What is aimed at in one case.
 *
 * @param what of which number
 * @param limit the largest value that reaches the goal
 */
record Goal(What what, double limit) {

  /** Numbers that goals are set for. The first three are ours divided by the Rust wizer's. */
  enum What {
    WALL("wall"),
    PEAK("peak memory"),
    OUTPUT("output"),
    STARTS("wall / bare JVM"),
    MEBIBYTES("peak MiB");

    private final String text;

    What(String text) {
      this.text = text;
    }
  }

  static Goal wall(double limit) {
    return new Goal(What.WALL, limit);
  }

  /** {@return the number in a comparison} */
  double value(Comparison comparison) {
    return switch (what) {
      case WALL -> comparison.ratio(Measurement::wallMillis);
      case PEAK -> comparison.ratio(Measurement::peakKilobytes);
      case OUTPUT -> comparison.ratio(Measurement::outputBytes);
      case STARTS -> comparison.ours(Measurement::wallMillis) / comparison.bareJvmMillis();
      case MEBIBYTES -> comparison.ours(Measurement::peakKilobytes) / 1024;
    };
  }

  boolean isReachedIn(Comparison comparison) {
    return value(comparison) <= limit;
  }

  /** {@return the goal beside what was measured} */
  String text(Comparison comparison) {
    return String.format(
        Locale.ROOT,
        "%s %.2f (goal %.2f%s)",
        what.text,
        value(comparison),
        limit,
        isReachedIn(comparison) ? "" : ", missed");
  }
}
