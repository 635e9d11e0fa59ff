package dev.wizer.cli;

import dev.wizer.cli.CommandOptions.Pair;
import dev.wizer.cli.CommandOptions.WasiOptions;
import dev.wizer.cli.wiring.EngineChoice;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.validate.Features;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Understands command lines of the Rust wizer, versions 10 and 11, and our own options. */
final class CommandLineParser {

  private final CommandLine commandLine;

  CommandLineParser() {
    // Arguments that begin with @ are names like others, not files with more arguments.
    commandLine = new CommandLine(CommandLineSpec.create()).setExpandAtFiles(false);
  }

  ParsedCommandLine parse(String[] args) {
    try {
      ParseResult result = commandLine.parseArgs(args);
      if (result.hasMatchedOption("--help")) {
        return new ParsedCommandLine.Text(commandLine.getUsageMessage());
      }
      if (result.hasMatchedOption("--version")) {
        return new ParsedCommandLine.Text("wizer " + Version.current() + "\n");
      }
      return new ParsedCommandLine.Options(options(result));
    } catch (CommandLine.ParameterException | UsageException e) {
      return new ParsedCommandLine.UsageError(e.getMessage());
    }
  }

  private static CommandOptions options(ParseResult result) {
    return new CommandOptions(
        Optional.<String>ofNullable(result.matchedPositionalValue(0, null))
            .filter(path -> !path.equals("-")),
        text(result, "-o"),
        text(result, "-f"),
        bool(result, "--keep-init-func", false),
        renames(result),
        preloads(result),
        bool(result, "--allow-wasi", false),
        wasi(result),
        features(result),
        text(result, "--max-data-segments").map(CommandLineParser::segmentCount),
        engine(result),
        result.hasMatchedOption("--verbose"));
  }

  private static Optional<String> text(ParseResult result, String option) {
    return Optional.ofNullable(result.matchedOptionValue(option, null));
  }

  private static List<String> texts(ParseResult result, String option) {
    return result.matchedOptionValue(option, List.of());
  }

  private static boolean bool(ParseResult result, String option, boolean otherwise) {
    return result.matchedOptionValue(option, otherwise);
  }

  private static List<Pair> renames(ParseResult result) {
    List<Pair> renames = new ArrayList<>();
    for (String rename : texts(result, "-r")) {
      int equals = rename.indexOf('=');
      if (equals < 0 || equals != rename.lastIndexOf('=')) {
        throw invalid(rename, "--rename-func", "must contain exactly one equals character ('=')");
      }
      renames.add(new Pair(rename.substring(0, equals), rename.substring(equals + 1)));
    }
    return renames;
  }

  private static Map<String, String> preloads(ParseResult result) {
    Map<String, String> preloads = new LinkedHashMap<>();
    for (String preload : texts(result, "--preload")) {
      int equals = preload.indexOf('=');
      if (equals < 0) {
        throw invalid(preload, "--preload", "must be of the form name=file");
      }
      if (preloads.put(preload.substring(0, equals), preload.substring(equals + 1)) != null) {
        throw invalid(preload, "--preload", "this name is used twice");
      }
    }
    return preloads;
  }

  private static WasiOptions wasi(ParseResult result) {
    return new WasiOptions(
        texts(result, "--arg"),
        environment(result),
        bool(result, "--inherit-env", false),
        bool(result, "--inherit-stdio", true),
        directories(result));
  }

  private static Map<String, Optional<String>> environment(ParseResult result) {
    Map<String, Optional<String>> variables = new LinkedHashMap<>();
    for (String variable : texts(result, "--env")) {
      int equals = variable.indexOf('=');
      String name = equals < 0 ? variable : variable.substring(0, equals);
      if (name.isEmpty()) {
        throw invalid(variable, "--env", "a variable needs a name");
      }
      Optional<String> value =
          equals < 0 ? Optional.empty() : Optional.of(variable.substring(equals + 1));
      variables.put(name, value);
    }
    return variables;
  }

  /** As in the Rust wizer, directories without a guest name come first, whatever the order. */
  private static List<Pair> directories(ParseResult result) {
    List<Pair> directories = new ArrayList<>();
    for (String directory : texts(result, "--dir")) {
      directories.add(new Pair(directory, directory));
    }
    for (String mapping : texts(result, "--mapdir")) {
      int separator = mapping.indexOf("::");
      if (separator < 0) {
        throw invalid(mapping, "--mapdir", "must contain exactly one double colon ('::')");
      }
      directories.add(new Pair(mapping.substring(0, separator), mapping.substring(separator + 2)));
    }
    return directories;
  }

  private static Set<Feature> features(ParseResult result) {
    Set<Feature> features = EnumSet.copyOf(Features.defaults());
    for (FeatureSwitch feature : FeatureSwitch.values()) {
      if (bool(result, feature.option(), feature.onByDefault())) {
        features.add(feature.feature());
      } else {
        features.remove(feature.feature());
      }
    }
    return features;
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
    throw invalid(text, "--max-data-segments", "must be a number of at least 1");
  }

  private static String engine(ParseResult result) {
    String name = text(result, "--engine").orElse(EngineChoice.DEFAULT);
    if (!EngineChoice.names().contains(name)) {
      throw invalid(name, "--engine", "known are " + String.join(", ", EngineChoice.names()));
    }
    return name;
  }

  private static UsageException invalid(String value, String option, String why) {
    return new UsageException("invalid value '" + value + "' for '" + option + "': " + why);
  }
}
