package dev.wizer.wasi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a guest has seen as lines of text: a keyword and fields with spaces between them, in which
 * spaces, controls and percent signs are written as a percent sign and two hexadecimal digits.
 * Lines with other keywords are skipped.
 */
final class GuestWorldText {

  private static final String FIRST_LINE = "guest 1";
  private static final String NONE = "-";

  private final List<String> arguments = new ArrayList<>();
  private final List<String> environment = new ArrayList<>();
  private final SortedMap<String, Long> clocks = new TreeMap<>();
  private final List<GuestWorld.Preopen> preopens = new ArrayList<>();
  private final List<GuestWorld.FileUse> files = new ArrayList<>();
  private final List<GuestWorld.OpenDescriptor> open = new ArrayList<>();
  private final SortedMap<String, Long> functions = new TreeMap<>();
  private long randomCalls;
  private long randomBytes;
  private long stdinBytes;

  private GuestWorldText() {}

  static String of(GuestWorld world) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    world.arguments().forEach(argument -> line(text, "arg", argument));
    world.environment().forEach(name -> line(text, "env", name));
    world.clockReads().forEach((clock, count) -> line(text, "clock", clock, count));
    line(text, "random", world.randomCalls(), world.randomBytes());
    line(text, "stdin", world.stdinBytes());
    for (GuestWorld.Preopen preopen : world.preopens()) {
      line(text, "preopen", preopen.descriptor(), preopen.access().word(), preopen.path());
    }
    for (GuestWorld.FileUse file : world.files()) {
      line(text, "file", uses(file), file.sha256().orElse(NONE), file.path());
    }
    for (GuestWorld.OpenDescriptor descriptor : world.openAtEnd()) {
      line(
          text,
          "open",
          descriptor.descriptor(),
          descriptor.isDirectory() ? "directory" : "file",
          descriptor.position(),
          descriptor.path());
    }
    world.functions().forEach((name, count) -> line(text, "call", name, count));
    return text.toString();
  }

  private static String uses(GuestWorld.FileUse file) {
    StringBuilder uses = new StringBuilder();
    for (GuestWorld.Use use : file.uses()) {
      uses.append(uses.length() == 0 ? "" : ",").append(use.name().toLowerCase(Locale.ROOT));
    }
    return uses.toString();
  }

  private static void line(StringBuilder text, String keyword, Object... fields) {
    text.append(keyword);
    for (Object field : fields) {
      text.append(' ').append(escaped(field.toString()));
    }
    text.append('\n');
  }

  private static String escaped(String field) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c <= ' ' || c == '%' || c == 0x7F) {
        text.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static String unescaped(String field) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      if (field.charAt(i) == '%') {
        text.append((char) Integer.parseInt(field, i + 1, i + 3, 16));
        i += 2;
      } else {
        text.append(field.charAt(i));
      }
    }
    return text.toString();
  }

  /**
   * {@return what the text tells}
   *
   * @throws IllegalArgumentException if it is of another form
   */
  static GuestWorld parse(String text) {
    String[] lines = text.split("\n");
    if (!lines[0].equals(FIRST_LINE)) {
      throw new IllegalArgumentException("the section is of another version");
    }
    GuestWorldText parsed = new GuestWorldText();
    try {
      for (String line : lines) {
        parsed.add(line.split(" ", -1));
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("the section is malformed", e);
    }
    return parsed.world();
  }

  private void add(String[] fields) {
    switch (fields[0]) {
      case "arg" -> arguments.add(unescaped(fields[1]));
      case "env" -> environment.add(unescaped(fields[1]));
      case "clock" -> clocks.put(unescaped(fields[1]), Long.valueOf(fields[2]));
      case "random" -> {
        randomCalls = Long.parseLong(fields[1]);
        randomBytes = Long.parseLong(fields[2]);
      }
      case "stdin" -> stdinBytes = Long.parseLong(fields[1]);
      case "preopen" ->
          preopens.add(
              new GuestWorld.Preopen(
                  Integer.parseInt(fields[1]),
                  unescaped(fields[3]),
                  DirectoryAccess.of(fields[2])));
      case "file" -> files.add(file(fields));
      case "open" ->
          open.add(
              new GuestWorld.OpenDescriptor(
                  Integer.parseInt(fields[1]),
                  unescaped(fields[4]),
                  fields[2].equals("directory"),
                  Long.parseLong(fields[3])));
      case "call" -> functions.put(unescaped(fields[1]), Long.valueOf(fields[2]));
      default -> {
        // A later version's.
      }
    }
  }

  private static GuestWorld.FileUse file(String[] fields) {
    List<GuestWorld.Use> uses = new ArrayList<>();
    for (String use : fields[1].split(",")) {
      if (!use.isEmpty()) {
        uses.add(GuestWorld.Use.valueOf(use.toUpperCase(Locale.ROOT)));
      }
    }
    Optional<String> hash = fields[2].equals(NONE) ? Optional.empty() : Optional.of(fields[2]);
    return new GuestWorld.FileUse(unescaped(fields[3]), List.copyOf(uses), hash);
  }

  private GuestWorld world() {
    return new GuestWorld(
        List.copyOf(arguments),
        List.copyOf(environment),
        clocks,
        randomCalls,
        randomBytes,
        stdinBytes,
        List.copyOf(preopens),
        List.copyOf(files),
        List.copyOf(open),
        functions);
  }
}
