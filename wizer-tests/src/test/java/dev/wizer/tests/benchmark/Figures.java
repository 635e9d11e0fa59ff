package dev.wizer.tests.benchmark;

import java.util.Locale;

/**
 * What our command took for one case on one day, kept to be looked at later.
 *
 * @param date the day, as in 2026-01-31
 * @param jdk the version of the JDK that ran it
 * @param bareJvmMillis how long {@code java -version} took then, for scale
 * @param name the case's name
 * @param wallMillis the median
 * @param cpuMillis the median
 * @param peakMegabytes the median
 * @param ratio the median ratio of our time to the Rust wizer's
 */
record Figures(
    String date,
    String jdk,
    long bareJvmMillis,
    String name,
    long wallMillis,
    long cpuMillis,
    long peakMegabytes,
    double ratio) {

  private static final int FIELDS = 8;

  static Figures of(String date, String jdk, String name, Comparison comparison) {
    return new Figures(
        date,
        jdk,
        Math.round(comparison.bareJvmMillis()),
        name,
        Math.round(comparison.ours(Measurement::wallMillis)),
        Math.round(comparison.ours(Measurement::cpuMillis)),
        Math.round(comparison.ours(Measurement::peakKilobytes)) / 1024,
        comparison.ratio(Measurement::wallMillis));
  }

  /**
   * Reads one line of the file.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static Figures parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("not " + FIELDS + " fields: " + line);
    }
    return new Figures(
        fields[0],
        fields[1],
        Long.parseLong(fields[2]),
        fields[3],
        Long.parseLong(fields[4]),
        Long.parseLong(fields[5]),
        Long.parseLong(fields[6]),
        Double.parseDouble(fields[7]));
  }

  /** {@return the line of the file, which {@link #parse} reads} */
  String line() {
    return String.join(
        "\t",
        date,
        jdk,
        Long.toString(bareJvmMillis),
        name,
        Long.toString(wallMillis),
        Long.toString(cpuMillis),
        Long.toString(peakMegabytes),
        String.format(Locale.ROOT, "%.3f", ratio));
  }

  /** Whether these are of the same case on a JDK of the same feature version. */
  boolean isAbout(String caseName, String jdkVersion) {
    return name.equals(caseName) && feature(jdk).equals(feature(jdkVersion));
  }

  private static String feature(String version) {
    return version.split("[.+-]", 2)[0];
  }
}
