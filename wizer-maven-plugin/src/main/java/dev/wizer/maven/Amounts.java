package dev.wizer.maven;

import dev.wizer.wasi.DirectoryAccess;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands parameters that are numbers with units, times or words. */
final class Amounts {

  private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("([0-9]{1,18})([a-zA-Z]*)");

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Amounts() {}

  /** {@return the duration that a text such as {@code 500ms}, {@code 30s} or {@code 5m} says} */
  static Duration duration(String parameter, String text) {
    Matcher matcher = NUMBER_WITH_UNIT.matcher(text);
    if (matcher.matches()) {
      long millis =
          switch (matcher.group(2)) {
            case "ms" -> 1;
            case "", "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 0;
          };
      long count = Long.parseLong(matcher.group(1));
      if (millis > 0 && count > 0 && count <= Integer.MAX_VALUE) {
        return Duration.ofMillis(count * millis);
      }
    }
    throw invalid(parameter, text, "must be a duration, for example 500ms, 30s, 5m or 1h");
  }

  /** {@return the number of bytes that a text such as {@code 512k} or {@code 64m} says} */
  static long bytes(String parameter, String text) {
    Matcher matcher = NUMBER_WITH_UNIT.matcher(text);
    if (matcher.matches()) {
      int shift =
          switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "" -> 0;
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> -1;
          };
      long count = Long.parseLong(matcher.group(1));
      if (shift >= 0 && count <= Long.MAX_VALUE >>> shift) {
        return count << shift;
      }
    }
    throw invalid(parameter, text, "must be a number of bytes, for example 65536, 512k or 64m");
  }

  /** {@return the access to a directory that a word stands for} */
  static DirectoryAccess access(String word) {
    try {
      return DirectoryAccess.of(word);
    } catch (IllegalArgumentException e) {
      throw invalid("access", word, "must be ro, rw or overlay");
    }
  }

  /**
   * {@return the time of reproducible builds in nanoseconds since 1970, if there is one}
   *
   * @param text as Maven has it in {@code project.build.outputTimestamp}: seconds since 1970, a
   *     date with time, or, as if there were none, a single other character; may be null
   */
  static OptionalLong outputTimestamp(String text) {
    if (text == null
        || text.isEmpty()
        || text.length() == 1 && !Character.isDigit(text.charAt(0))) {
      return OptionalLong.empty();
    }
    try {
      long seconds =
          NUMBER_WITH_UNIT.matcher(text).matches()
              ? Long.parseLong(text)
              : OffsetDateTime.parse(text).toEpochSecond();
      if (seconds >= 0) {
        return OptionalLong.of(Math.multiplyExact(seconds, NANOS_PER_SECOND));
      }
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      // Told below, with what would be right.
    }
    throw invalid(
        "project.build.outputTimestamp",
        text,
        "must be a date as in 2026-01-01T00:00:00Z, or a number of seconds since 1970");
  }

  private static IllegalArgumentException invalid(String parameter, String text, String reason) {
    return new IllegalArgumentException(
        "invalid value `" + text + "` of <" + parameter + ">: it " + reason);
  }
}
