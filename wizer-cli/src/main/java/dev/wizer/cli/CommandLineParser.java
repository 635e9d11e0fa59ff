package dev.wizer.cli;

import dev.wizer.cli.CommandOptions.CheckOptions;
import dev.wizer.cli.CommandOptions.Pair;
import dev.wizer.cli.CommandOptions.WasiOptions;
import dev.wizer.cli.wiring.CompilationChoice;
import dev.wizer.cli.wiring.CrossCheckChoice;
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

/** Understands command lines of the Rust wizer, versions 10 and 11, and our own options. */
final class CommandLineParser {

  ParsedCommandLine parse(String[] args) {
    Optional<PlainArguments> plain = PlainArguments.of(args);
    return plain.isPresent() ? understand(plain.get()) : PicocliReading.of(args);
  }

  /** {@return the options, or what is wrong about their values} */
  static ParsedCommandLine understand(Arguments arguments) {
    try {
      return new ParsedCommandLine.Options(options(arguments));
    } catch (UsageException e) {
      return new ParsedCommandLine.UsageError(e.getMessage());
    }
  }

  private static CommandOptions options(Arguments arguments) {
    Optional<String> input = arguments.input();
    Optional<String> engine = engine(arguments);
    CompilationChoice compilation = compilation(arguments, engine.orElse(EngineChoice.DEFAULT));
    return new CommandOptions(
        input.isPresent() && input.get().equals("-") ? Optional.empty() : input,
        arguments.text("-o"),
        !arguments.flag("--no-sync"),
        InitOptionsParser.parse(arguments),
        renames(arguments),
        preloads(arguments),
        arguments.bool("--allow-wasi", false),
        wasi(arguments),
        features(arguments),
        ResultOptionsParser.parse(arguments),
        BoundOptionsParser.parse(arguments),
        engine,
        compilation,
        checks(arguments, compilation),
        GuestOptionsParser.parse(arguments),
        arguments.flag("--verbose"));
  }

  private static CheckOptions checks(Arguments arguments, CompilationChoice compilation) {
    boolean verify = arguments.flag("--verify");
    Optional<String> word = arguments.text("--cross-check");
    if (word.isEmpty()) {
      return new CheckOptions(verify, Optional.empty());
    }
    if (word.get().isEmpty()) {
      return new CheckOptions(verify, Optional.of(CrossCheckChoice.besides(compilation)));
    }
    if (!CrossCheckChoice.words().contains(word.get())) {
      throw invalid(
          word.get(), "--cross-check", "known are " + String.join(", ", CrossCheckChoice.words()));
    }
    return new CheckOptions(verify, Optional.of(CrossCheckChoice.of(word.get())));
  }

  private static List<Pair> renames(Arguments arguments) {
    List<Pair> renames = new ArrayList<>();
    for (String rename : arguments.texts("-r")) {
      int equals = rename.indexOf('=');
      if (equals < 0 || equals != rename.lastIndexOf('=')) {
        throw invalid(rename, "--rename-func", "must contain exactly one equals character ('=')");
      }
      renames.add(new Pair(rename.substring(0, equals), rename.substring(equals + 1)));
    }
    return renames;
  }

  private static Map<String, String> preloads(Arguments arguments) {
    Map<String, String> preloads = new LinkedHashMap<>();
    for (String preload : arguments.texts("--preload")) {
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

  private static WasiOptions wasi(Arguments arguments) {
    return new WasiOptions(
        arguments.texts("--arg"),
        environment(arguments),
        arguments.bool("--inherit-env", false),
        arguments.bool("--inherit-stdio", true),
        DirectoryOptionsParser.parse(arguments));
  }

  private static Map<String, Optional<String>> environment(Arguments arguments) {
    Map<String, Optional<String>> variables = new LinkedHashMap<>();
    for (String variable : arguments.texts("--env")) {
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

  private static Set<Feature> features(Arguments arguments) {
    Set<Feature> features = EnumSet.copyOf(Features.defaults());
    for (FeatureSwitch feature : FeatureSwitch.values()) {
      if (arguments.bool(feature.option(), feature.onByDefault())) {
        features.add(feature.feature());
      } else {
        features.remove(feature.feature());
      }
    }
    return features;
  }

  private static Optional<String> engine(Arguments arguments) {
    Optional<String> name = arguments.text("--engine");
    if (name.isPresent() && !EngineChoice.names().contains(name.get())) {
      throw invalid(name.get(), "--engine", "known are " + String.join(", ", EngineChoice.names()));
    }
    return name;
  }

  private static CompilationChoice compilation(Arguments arguments, String engine) {
    Optional<String> word = arguments.text("--compile-hot-code");
    if (word.isEmpty()) {
      return CompilationChoice.AUTO;
    }
    if (!CompilationChoice.words().contains(word.get())) {
      throw invalid(
          word.get(),
          "--compile-hot-code",
          "known are " + String.join(", ", CompilationChoice.words()));
    }
    if (!engine.equals(EngineChoice.DEFAULT)) {
      throw invalid(
          word.get(), "--compile-hot-code", "the engine " + engine + " leaves no such choice");
    }
    return CompilationChoice.of(word.get());
  }

  static UsageException invalid(String value, String option, String why) {
    return new UsageException("invalid value '" + value + "' for '" + option + "': " + why);
  }
}
