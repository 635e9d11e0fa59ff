package dev.wizer.tests.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One case, measured in rounds: in each the Rust wizer, our command and a bare JVM, one after the
 * other.
 *
 * @param theirs the Rust wizer's measurements, one for each round
 * @param ours our command's
 * @param bareJvm how long {@code java -version} took, in milliseconds, in each round
 */
record Comparison(List<Measurement> theirs, List<Measurement> ours, List<Long> bareJvm) {

  Comparison {
    theirs = List.copyOf(theirs);
    ours = List.copyOf(ours);
    bareJvm = List.copyOf(bareJvm);
    if (theirs.isEmpty() || theirs.size() != ours.size() || theirs.size() != bareJvm.size()) {
      throw new IllegalArgumentException("not one measurement of each kind for each round");
    }
  }

  /**
   * {@return the median of the rounds' ratios, ours divided by theirs} Of the ratios, not the ratio
   * of medians: what disturbs the machine for a while disturbs both.
   */
  double ratio(ToLongFunction<Measurement> what) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      double divisor = Math.max(1, what.applyAsLong(theirs.get(i)));
      ratios.add(what.applyAsLong(ours.get(i)) / divisor);
    }
    return median(ratios);
  }

  double ours(ToLongFunction<Measurement> what) {
    return median(ours, what);
  }

  double theirs(ToLongFunction<Measurement> what) {
    return median(theirs, what);
  }

  double bareJvmMillis() {
    return Math.max(1, median(bareJvm));
  }

  /** Whether every run of both gave a result. */
  boolean isComplete() {
    return ours.stream().allMatch(Measurement::isDone)
        && theirs.stream().allMatch(Measurement::isDone);
  }

  private static double median(List<Measurement> all, ToLongFunction<Measurement> what) {
    return median(all.stream().map(what::applyAsLong).toList());
  }

  /** {@return the middle value, or the mean of the middle two} */
  static double median(List<? extends Number> values) {
    double[] sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
