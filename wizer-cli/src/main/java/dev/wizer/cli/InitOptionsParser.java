package dev.wizer.cli;

import dev.wizer.InitCall;
import dev.wizer.Stub;
import dev.wizer.cli.CommandOptions.InitOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Understands the options that say what initializes a module. */
final class InitOptionsParser {

  private static final long MAX_EXIT_CODE = 0xFFFF_FFFFL;

  private InitOptionsParser() {}

  static InitOptions parse(Arguments arguments) {
    return new InitOptions(
        functions(arguments),
        arguments.bool("--keep-init-func", false),
        arguments.text("--expect-result"),
        acceptedExits(arguments),
        stubs(arguments),
        arguments.bool("--allow-start-func", true));
  }

  private static Optional<List<InitCall>> functions(Arguments arguments) {
    List<String> names = arguments.texts("-f");
    if (arguments.flag("--no-init")) {
      if (!names.isEmpty()) {
        throw new UsageException("--no-init and --init-func exclude each other");
      }
      return Optional.of(List.of());
    }
    List<InitCall> calls = new ArrayList<>();
    for (String name : names) {
      calls.add(InitCall.of(name));
    }
    return calls.isEmpty() ? Optional.empty() : Optional.of(calls);
  }

  private static List<Integer> acceptedExits(Arguments arguments) {
    List<Integer> codes = new ArrayList<>();
    for (String text : arguments.texts("--accept-exit")) {
      codes.add(exitCode(text));
    }
    return codes;
  }

  private static int exitCode(String text) {
    try {
      long code = Long.parseLong(text);
      if (code >= 0 && code <= MAX_EXIT_CODE) {
        return (int) code;
      }
    } catch (NumberFormatException e) {
      // Told below, with what would be right.
    }
    throw CommandLineParser.invalid(
        text, "--accept-exit", "must be a number from 0 to " + MAX_EXIT_CODE);
  }

  /** The value is behind the last equals character: a name may have others. */
  private static List<Stub> stubs(Arguments arguments) {
    List<Stub> stubs = new ArrayList<>();
    for (String text : arguments.texts("--stub")) {
      int equals = text.lastIndexOf('=');
      String pattern = equals < 0 ? text : text.substring(0, equals);
      if (pattern.indexOf('.') < 0 && !pattern.endsWith("*")) {
        throw CommandLineParser.invalid(
            text, "--stub", "must be of the form MODULE.NAME, MODULE.NAME=VALUE or MODULE.*");
      }
      stubs.add(
          new Stub(
              pattern, equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1))));
    }
    return stubs;
  }
}
