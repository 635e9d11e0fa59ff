package dev.wizer.cli;

import dev.wizer.cli.CommandOptions.GuestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Understands which directories the guest may use. What may be done in one is a field of its own
 * behind a double colon: a single one may be part of a path of the host. Behind a name that the
 * guest alone sees, as in {@code HOST::GUEST:ro}, a single one will do.
 */
final class DirectoryOptionsParser {

  private static final List<String> ACCESSES = List.of("rw", "ro", "overlay");
  private static final String SEPARATOR = "::";

  private DirectoryOptionsParser() {}

  /** As in the Rust wizer, those of {@code --dir} come first, whatever the order. */
  static List<GuestDirectory> parse(Arguments arguments) {
    String otherwise = defaultAccess(arguments.text("--dirs"));
    List<GuestDirectory> directories = new ArrayList<>();
    for (String text : arguments.texts("--dir")) {
      String whole = withDoubleColon(text);
      String access = accessOf(whole).orElse(otherwise);
      String names = withoutAccess(whole);
      int separator = names.indexOf(SEPARATOR);
      String host = separator < 0 ? names : names.substring(0, separator);
      String guest = separator < 0 ? names : names.substring(separator + SEPARATOR.length());
      directories.add(new GuestDirectory(guest, host, access));
    }
    for (String text : arguments.texts("--mapdir")) {
      String access = accessOf(text).orElse(otherwise);
      String names = withoutAccess(text);
      int separator = names.indexOf(SEPARATOR);
      if (separator < 0) {
        throw CommandLineParser.invalid(
            text, "--mapdir", "must contain exactly one double colon ('::')");
      }
      directories.add(
          new GuestDirectory(
              names.substring(0, separator),
              names.substring(separator + SEPARATOR.length()),
              access));
    }
    return directories;
  }

  private static String withDoubleColon(String text) {
    int separator = text.lastIndexOf(SEPARATOR);
    int colon = text.lastIndexOf(':');
    return separator >= 0
            && colon > separator + SEPARATOR.length()
            && ACCESSES.contains(text.substring(colon + 1))
        ? text.substring(0, colon) + SEPARATOR + text.substring(colon + 1)
        : text;
  }

  private static String defaultAccess(Optional<String> given) {
    String access = given.orElse("rw");
    if (!ACCESSES.contains(access)) {
      throw CommandLineParser.invalid(access, "--dirs", "known are " + String.join(", ", ACCESSES));
    }
    return access;
  }

  private static Optional<String> accessOf(String text) {
    int separator = text.lastIndexOf(SEPARATOR);
    String last = separator < 0 ? "" : text.substring(separator + SEPARATOR.length());
    return ACCESSES.contains(last) ? Optional.of(last) : Optional.empty();
  }

  private static String withoutAccess(String text) {
    return accessOf(text).isPresent() ? text.substring(0, text.lastIndexOf(SEPARATOR)) : text;
  }
}
