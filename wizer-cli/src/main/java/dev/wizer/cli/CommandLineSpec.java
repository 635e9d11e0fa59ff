package dev.wizer.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options, with their help. Built by calls, not annotations: a process that runs for half a
 * second has no time to read annotations by reflection.
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
    "  9 file could not be read or written   70 internal error",
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
    addModuleOptions(spec);
    addWasiOptions(spec);
    addFeatureOptions(spec);
    addOwnOptions(spec);
    return spec;
  }

  private static void addModuleOptions(CommandSpec spec) {
    spec.addOption(
        text("FILE", "Where the result goes; standard output without it.", "-o", "--output"));
    spec.addOption(
        text(
            "NAME",
            "Export name of the initialization function. Default: wizer.initialize, or"
                + " wizer-initialize if only that is exported.",
            "-f",
            "--init-func"));
    spec.addOption(
        texts(
            "DST=SRC",
            "Rename the export SRC to DST; a DST that exists is replaced. Can be repeated.",
            "-r",
            "--rename-func",
            "--func-rename"));
    spec.addOption(
        bool("Leave the initialization function exported. Default: false.", "--keep-init-func"));
    spec.addOption(
        texts(
            "NAME=FILE",
            "Let the module import functions of another module under NAME. The other module's state"
                + " does not become part of the result. Can be repeated.",
            "--preload"));
    spec.addOption(
        text(
            "N",
            "At most this many data segments in the result; the smallest gaps between them are"
                + " filled. Default: as many as engines accept.",
            "--max-data-segments"));
  }

  private static void addWasiOptions(CommandSpec spec) {
    spec.addOption(
        bool(
            "Let the guest call WASI. What it sees then (clock, random numbers, environment,"
                + " files) becomes part of the result.",
            "--allow-wasi"));
    spec.addOption(
        bool(
            "With WASI: standard input, output and error are the process's. Default: true.",
            "--inherit-stdio"));
    spec.addOption(
        bool("With WASI: the environment is the process's. Default: false.", "--inherit-env"));
    spec.addOption(
        texts("DIR", "With WASI: let the guest use this directory. Can be repeated.", "--dir"));
    spec.addOption(
        texts(
            "GUEST::HOST",
            "With WASI: let the guest use the directory HOST under the name GUEST. Can be"
                + " repeated.",
            "--mapdir"));
    spec.addOption(
        texts(
            "VALUE",
            "With WASI: an argument for the guest, after the program's name. Can be repeated.",
            "--arg"));
    spec.addOption(
        texts(
            "NAME[=VALUE]",
            "With WASI: a variable of the guest's environment; without a value, the process's."
                + " Can be repeated.",
            "--env"));
  }

  private static void addFeatureOptions(CommandSpec spec) {
    for (FeatureSwitch feature : FeatureSwitch.values()) {
      spec.addOption(bool(feature.description(), feature.option()));
    }
    spec.addOption(
        bool(
            "Accepted for compatibility: relaxed SIMD is always deterministic here.",
            "--relaxed-simd-deterministic"));
  }

  private static void addOwnOptions(CommandSpec spec) {
    spec.addOption(
        text(
            "NAME",
            "What runs the module: interp (default), chicory or chicory-compiler.",
            "--engine"));
    spec.addOption(flag("Report what was done, on standard error.", "-v", "--verbose"));
    spec.addOption(flag("Print the version.", "-V", "--version"));
    spec.addOption(flag("Print this help.", "-h", "--help"));
  }

  private static OptionSpec text(String label, String description, String... names) {
    return option(description, names).arity("1").type(String.class).paramLabel(label).build();
  }

  private static OptionSpec texts(String label, String description, String... names) {
    return option(description, names)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .build();
  }

  /**
   * An option with a value that may be left out: {@code --x}, {@code --x=false}, {@code --x false}.
   */
  private static OptionSpec bool(String description, String... names) {
    return option(description, names)
        .arity("0..1")
        .type(Boolean.class)
        .fallbackValue("true")
        .paramLabel("true|false")
        .build();
  }

  private static OptionSpec flag(String description, String... names) {
    return option(description, names).arity("0").type(boolean.class).build();
  }

  private static OptionSpec.Builder option(String description, String... names) {
    return OptionSpec.builder(names).description(description);
  }
}
