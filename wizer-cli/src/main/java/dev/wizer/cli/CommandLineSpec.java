package dev.wizer.cli;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options and their help for picocli. Built by calls, not annotations: reading annotations by
 * reflection would take time.
 */
final class CommandLineSpec {

  private static final String[] HEADER = {
    "Pre-initializes a WebAssembly module: instantiates it, runs its initialization",
    "function, and writes a new module that starts with the state found then.",
    ""
  };

  private static final String[] FOOTER = {
    "",
    "Exit codes:",
    "  0 success          1 module refused (no such initialization function, ...)",
    "  2 wrong usage      3 invalid module    4 unsupported feature",
    "  5 the guest trapped                    6 the guest exited with an error",
    "  7 import failed or not provided        8 limit reached (stack, memory, size)",
    "  9 file could not be read or written   10 --verify or --cross-check found a",
    " 70 internal error                         difference",
    "",
    "WIZER_JAVA_OPTS: options for the JVM, for example -Xmx8g."
  };

  private CommandLineSpec() {}

  static CommandSpec create() {
    CommandSpec spec = CommandSpec.create().name("wizer");
    spec.usageMessage()
        .header(HEADER)
        .customSynopsis("wizer [OPTIONS] [INPUT]", "")
        .footer(FOOTER)
        .sortOptions(false)
        .width(80);
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("INPUT")
            .index("0")
            .arity("0..1")
            .type(String.class)
            .description("The module. Without it, or with -, standard input is read.")
            .build());
    for (OptionDefinition definition : OptionDefinition.all()) {
      spec.addOption(option(definition));
    }
    return spec;
  }

  /** A value that may be left out is never the next argument. */
  private static boolean supplyMissingValue(
      Stack<String> args, CommandSpec spec, ArgSpec option, Map<String, Object> info) {
    if (!"=".equals(info.get("separator"))) {
      args.push("");
    }
    return false;
  }

  private static OptionSpec option(OptionDefinition definition) {
    OptionSpec.Builder option =
        OptionSpec.builder(definition.names().toArray(String[]::new))
            .description(definition.description());
    return switch (definition.kind()) {
      case TEXT -> option.arity("1").type(String.class).paramLabel(definition.label()).build();
      case TEXTS ->
          option
              .arity("1")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .paramLabel(definition.label())
              .build();
      case BOOL ->
          option
              .arity("0..1")
              .type(Boolean.class)
              .fallbackValue("true")
              .paramLabel(definition.label())
              .build();
      case OPTIONAL_TEXT ->
          option
              .arity("0..1")
              .type(String.class)
              .paramLabel(definition.label())
              .preprocessor(CommandLineSpec::supplyMissingValue)
              .build();
      case FLAG -> option.arity("0").type(boolean.class).build();
    };
  }
}
