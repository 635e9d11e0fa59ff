package dev.wizer.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a command line on which nothing is unusual: options under their full names,
 * values that can't be taken for options, nothing twice, no request for help.
 *
 * <p>Such are almost all command lines, and picocli takes longer to be made ready than the rest of
 * a short run. It is asked about all others, and so it alone decides what is an error.
 */
final class PlainArguments implements Arguments {

  private static final Map<String, OptionDefinition> DEFINITIONS = definitions();

  private final String[] args;
  private final Map<String, List<String>> values = new HashMap<>();
  private Optional<String> input = Optional.empty();
  private int next;

  private PlainArguments(String[] args) {
    this.args = args;
  }

  /** {@return the arguments, or empty if picocli has to be asked} */
  static Optional<PlainArguments> of(String[] args) {
    PlainArguments arguments = new PlainArguments(args);
    return arguments.readAll() ? Optional.of(arguments) : Optional.empty();
  }

  private static Map<String, OptionDefinition> definitions() {
    Map<String, OptionDefinition> definitions = new HashMap<>();
    for (OptionDefinition definition : OptionDefinition.all()) {
      for (String name : definition.names()) {
        definitions.put(name, definition);
      }
    }
    return Map.copyOf(definitions);
  }

  private boolean readAll() {
    while (next < args.length) {
      String argument = args[next++];
      boolean plain = isValue(argument) ? readInput(argument) : readOption(argument);
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private boolean readInput(String argument) {
    boolean isFirst = input.isEmpty();
    input = Optional.of(argument);
    return isFirst;
  }

  private boolean readOption(String argument) {
    int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
    OptionDefinition definition =
        DEFINITIONS.get(equals < 0 ? argument : argument.substring(0, equals));
    if (definition == null || definition.isRequestForText()) {
      return false;
    }
    return equals < 0
        ? readSeparateValue(definition)
        : readAttachedValue(definition, argument.substring(equals + 1));
  }

  private boolean readSeparateValue(OptionDefinition definition) {
    return switch (definition.kind()) {
      case FLAG -> put(definition, "true");
      case BOOL ->
          put(definition, next < args.length && isBoolean(args[next]) ? args[next++] : "true");
      case OPTIONAL_TEXT -> put(definition, "");
      case TEXT, TEXTS ->
          next < args.length && isValue(args[next]) && put(definition, args[next++]);
    };
  }

  private boolean readAttachedValue(OptionDefinition definition, String value) {
    return switch (definition.kind()) {
      case FLAG -> false;
      case BOOL -> isBoolean(value) && put(definition, value);
      case TEXT, TEXTS, OPTIONAL_TEXT -> isValue(value) && put(definition, value);
    };
  }

  private boolean put(OptionDefinition definition, String value) {
    List<String> given = values.get(definition.name());
    if (given == null) {
      given = new ArrayList<>();
      values.put(definition.name(), given);
    }
    given.add(value);
    return given.size() == 1 || definition.kind() == OptionDefinition.Kind.TEXTS;
  }

  private static boolean isValue(String argument) {
    return !argument.isEmpty() && argument.charAt(0) != '-';
  }

  private static boolean isBoolean(String argument) {
    return argument.equalsIgnoreCase("true") || argument.equalsIgnoreCase("false");
  }

  @Override
  public Optional<String> input() {
    return input;
  }

  @Override
  public Optional<String> text(String option) {
    List<String> given = texts(option);
    return given.isEmpty() ? Optional.empty() : Optional.of(given.get(0));
  }

  @Override
  public List<String> texts(String option) {
    return values.getOrDefault(DEFINITIONS.get(option).name(), List.of());
  }

  @Override
  public boolean bool(String option, boolean otherwise) {
    List<String> given = texts(option);
    return given.isEmpty() ? otherwise : Boolean.parseBoolean(given.get(0));
  }

  @Override
  public boolean flag(String option) {
    return !texts(option).isEmpty();
  }
}
