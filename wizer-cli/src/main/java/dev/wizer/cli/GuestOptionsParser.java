package dev.wizer.cli;

import dev.wizer.cli.GuestOptions.Choice;
import dev.wizer.cli.GuestOptions.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Understands the options about what a guest sees of the host. */
final class GuestOptionsParser {

  static final List<String> FACILITIES = List.of("clock", "random", "env", "files");

  private static final String FIXED = "fixed:";
  private static final String SEED = "seed:";
  private static final String VARIABLE = "env:";

  private GuestOptionsParser() {}

  static GuestOptions parse(Arguments arguments) {
    return new GuestOptions(
        arguments.flag("--deterministic"),
        clock(arguments.text("--clock")),
        random(arguments.text("--random")),
        denied(arguments.texts("--deny")),
        strictSandbox(arguments.text("--sandbox")),
        maxFileBytes(arguments.text("--max-file-bytes")),
        arguments.text("--report"),
        arguments.flag("--strict"),
        allowBaked(arguments.texts("--allow-baked")),
        arguments.flag("--metadata"));
  }

  private static Choice clock(Optional<String> given) {
    String text = given.orElse("");
    if (text.startsWith(FIXED)) {
      return new Choice(Source.FIXED, time(text, text.substring(FIXED.length())));
    }
    return switch (text) {
      case "" -> Choice.UNSAID;
      case "host" -> new Choice(Source.HOST, 0);
      case "deny" -> new Choice(Source.DENIED, 0);
      default ->
          throw CommandLineParser.invalid(text, "--clock", "known are fixed:TIME, deny and host");
    };
  }

  /** Seconds since 1970, or a moment as ISO 8601 writes it. */
  private static long time(String option, String text) {
    try {
      boolean isNumber = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
      Instant instant =
          isNumber ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text);
      if (instant.getEpochSecond() >= 0) {
        return Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), GuestOptions.NANOS_PER_SECOND),
            instant.getNano());
      }
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      // Told below, with what would be right.
    }
    throw CommandLineParser.invalid(
        option, "--clock", "TIME must be seconds since 1970, or of the form 2024-01-31T12:00:00Z");
  }

  private static Choice random(Optional<String> given) {
    String text = given.orElse("");
    if (text.startsWith(SEED)) {
      try {
        return new Choice(Source.FIXED, Long.parseLong(text.substring(SEED.length())));
      } catch (NumberFormatException e) {
        throw CommandLineParser.invalid(text, "--random", "a seed must be a 64-bit number");
      }
    }
    return switch (text) {
      case "" -> Choice.UNSAID;
      case "host" -> new Choice(Source.HOST, 0);
      case "deny" -> new Choice(Source.DENIED, 0);
      case "zero" -> new Choice(Source.ZERO, 0);
      default ->
          throw CommandLineParser.invalid(
              text, "--random", "known are seed:N, zero, deny and host");
    };
  }

  private static Set<String> denied(List<String> given) {
    Set<String> denied = new LinkedHashSet<>();
    for (String word : words(given)) {
      if (!FACILITIES.contains(word)) {
        throw CommandLineParser.invalid(
            word, "--deny", "known are " + String.join(", ", FACILITIES));
      }
      denied.add(word);
    }
    return denied;
  }

  private static List<String> words(List<String> given) {
    List<String> words = new ArrayList<>();
    for (String list : given) {
      words.addAll(List.of(list.split(",")));
    }
    return words;
  }

  private static boolean strictSandbox(Optional<String> given) {
    String text = given.orElse("best");
    return switch (text) {
      case "strict" -> true;
      case "best" -> false;
      default -> throw CommandLineParser.invalid(text, "--sandbox", "known are strict and best");
    };
  }

  private static OptionalLong maxFileBytes(Optional<String> given) {
    if (given.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long bytes = Long.parseLong(given.get());
      if (bytes >= 0) {
        return OptionalLong.of(bytes);
      }
    } catch (NumberFormatException e) {
      // Told below, with what would be right.
    }
    throw CommandLineParser.invalid(given.get(), "--max-file-bytes", "must be a number of bytes");
  }

  private static List<String> allowBaked(List<String> given) {
    List<String> allowed = words(given);
    for (String word : allowed) {
      boolean isVariable = word.startsWith(VARIABLE) && word.length() > VARIABLE.length();
      if (!isVariable && !BakedFact.NAMES.contains(word)) {
        throw CommandLineParser.invalid(
            word,
            "--allow-baked",
            "known are " + String.join(", ", BakedFact.NAMES) + " and env:NAME");
      }
    }
    return allowed;
  }
}
