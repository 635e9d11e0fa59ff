package dev.wizer.cli;

import dev.wizer.cli.CommandOptions.BoundOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Understands the options that say what a run may use. */
final class BoundOptionsParser {

  /** Its stack would take most of the address space that systems give a process. */
  private static final long MAX_STACK = 10_000_000;

  private BoundOptionsParser() {}

  static BoundOptions parse(Arguments arguments) {
    Optional<String> timeout = arguments.text("--timeout");
    Optional<String> fuel = arguments.text("--fuel");
    Optional<String> memory = arguments.text("--max-memory");
    Optional<String> stack = arguments.text("--max-stack");
    Optional<String> output = arguments.text("--max-output");
    return new BoundOptions(
        timeout.isPresent() ? Optional.of(duration(timeout.get())) : Optional.empty(),
        fuel.isPresent() ? Optional.of(instructions(fuel.get())) : Optional.empty(),
        memory.isPresent() ? Optional.of(size(memory.get(), "--max-memory")) : Optional.empty(),
        stack.isPresent() ? Optional.of(depth(stack.get())) : Optional.empty(),
        output.isPresent() ? Optional.of(size(output.get(), "--max-output")) : Optional.empty());
  }

  private static Duration duration(String text) {
    int unit = unitStart(text);
    long count = number(text.substring(0, unit));
    long millis =
        switch (text.substring(unit)) {
          case "ms" -> 1;
          case "", "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 0;
        };
    if (count < 1 || millis == 0 || count > Integer.MAX_VALUE) {
      throw CommandLineParser.invalid(
          text, "--timeout", "must be a duration, for example 500ms, 30s, 5m or 1h");
    }
    return Duration.ofMillis(count * millis);
  }

  private static long size(String text, String option) {
    int unit = unitStart(text);
    long count = number(text.substring(0, unit));
    int shift =
        switch (text.substring(unit).toLowerCase(Locale.ROOT)) {
          case "" -> 0;
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> -1;
        };
    if (count < 0 || shift < 0 || count > Long.MAX_VALUE >>> shift) {
      throw CommandLineParser.invalid(
          text, option, "must be a number of bytes, for example 65536, 512k, 64m or 2g");
    }
    return count << shift;
  }

  private static long instructions(String text) {
    long count = number(text);
    if (count < 0) {
      throw CommandLineParser.invalid(text, "--fuel", "must be a number of instructions");
    }
    return count;
  }

  private static int depth(String text) {
    long depth = number(text);
    if (depth < 1 || depth > MAX_STACK) {
      throw CommandLineParser.invalid(
          text, "--max-stack", "must be a number of nested calls, from 1 to " + MAX_STACK);
    }
    return (int) depth;
  }

  /** Where the digits end. */
  private static int unitStart(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** The number that a text is, or -1. */
  private static long number(String text) {
    try {
      return unitStart(text) == text.length() ? Long.parseLong(text) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
