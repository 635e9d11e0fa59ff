package dev.wizer.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How much of the host a guest sees through WASI, whether that is the same in every run, and what
 * is told of it.
 *
 * @param deterministic whether everything is to be the same in every run
 * @param clock what clocks show; a fixed one has nanoseconds since 1970
 * @param random where random bytes come from; a fixed source has a seed
 * @param denied words for what the guest is denied
 * @param strictSandbox whether a host that can't hold directories open is refused
 * @param maxFileBytes how many bytes the guest may write to files, if that was given
 * @param report where a report goes, if one is wanted
 * @param strict whether it is an error that something of the host went into the result
 * @param allowBaked what may go into the result all the same
 * @param metadata whether the result has a section that tells what went into it
 */
record GuestOptions(
    boolean deterministic,
    Choice clock,
    Choice random,
    Set<String> denied,
    boolean strictSandbox,
    OptionalLong maxFileBytes,
    Optional<String> report,
    boolean strict,
    List<String> allowBaked,
    boolean metadata) {

  /** Tools that build the same bytes every time agree on this variable: seconds since 1970. */
  static final String SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH";

  static final long NANOS_PER_SECOND = 1_000_000_000;

  /** 1980-01-01, the earliest time that a zip file can tell. */
  private static final long DEFAULT_START = 315_532_800 * NANOS_PER_SECOND;

  private static final long MAX_SECONDS = Long.MAX_VALUE / NANOS_PER_SECOND;

  /** Where something comes from. */
  enum Source {
    /** Nothing was said. */
    UNSAID,
    HOST,
    DENIED,
    FIXED,
    ZERO
  }

  /**
   * A source with its parameter.
   *
   * @param source where something comes from
   * @param value of a fixed source: its time or its seed
   */
  record Choice(Source source, long value) {

    static final Choice UNSAID = new Choice(Source.UNSAID, 0);

    private Choice orFixed(long otherwise) {
      return source == Source.UNSAID ? new Choice(Source.FIXED, otherwise) : this;
    }
  }

  /** {@return whether a record of what the guest does with files is needed} */
  boolean recordsFiles() {
    return report.isPresent() || metadata;
  }

  /**
   * {@return these options, made deterministic if they or the process's environment ask for that}
   */
  GuestOptions in(Map<String, String> environment) {
    String epoch = environment.get(SOURCE_DATE_EPOCH);
    if (!deterministic && (epoch == null || epoch.isEmpty())) {
      return this;
    }
    long start = epoch == null || epoch.isEmpty() ? DEFAULT_START : startOf(epoch);
    return new GuestOptions(
        true,
        clock.orFixed(start),
        random.orFixed(0),
        denied,
        strictSandbox,
        maxFileBytes,
        report,
        strict,
        allowBaked,
        metadata);
  }

  private static long startOf(String epoch) {
    try {
      long seconds = Long.parseLong(epoch);
      if (seconds >= 0 && seconds <= MAX_SECONDS) {
        return seconds * NANOS_PER_SECOND;
      }
    } catch (NumberFormatException e) {
      // Told below, with what would be right.
    }
    throw new UsageException(
        "the environment variable SOURCE_DATE_EPOCH must be a number of seconds since 1970, not '"
            + epoch
            + "'");
  }

  /** {@return the time that all files have when everything is to be the same} */
  long fileTime() {
    return clock.source() == Source.FIXED ? clock.value() : DEFAULT_START;
  }
}
