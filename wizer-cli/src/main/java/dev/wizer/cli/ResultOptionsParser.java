package dev.wizer.cli;

import dev.wizer.cli.CommandOptions.ResultOptions;
import java.util.Optional;

/** Understands the options that say what the result is to be like. */
final class ResultOptionsParser {

  private ResultOptionsParser() {}

  static ResultOptions parse(Arguments arguments) {
    Optional<String> segments = arguments.text("--max-data-segments");
    return new ResultOptions(
        segments.isPresent() ? Optional.of(segmentCount(segments.get())) : Optional.empty(),
        arguments.flag("--page-aligned"),
        arguments.flag("--zero-below-sp"),
        arguments.flag("--strip-debug"));
  }

  private static int segmentCount(String text) {
    try {
      int count = Integer.parseInt(text);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Told below, with what would be right.
    }
    throw CommandLineParser.invalid(text, "--max-data-segments", "must be a number of at least 1");
  }
}
