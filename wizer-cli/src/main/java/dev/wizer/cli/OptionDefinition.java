package dev.wizer.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * An option: what it takes, its help, its names.
 *
 * @param kind what it takes
 * @param label how the help calls its value
 * @param description its help
 * @param names its names, all with their dashes
 */
record OptionDefinition(Kind kind, String label, String description, List<String> names) {

  /** What an option takes. */
  enum Kind {
    /** One value. */
    TEXT,
    /** One value, each time that it is given. */
    TEXTS,
    /** A value that may be left out: {@code --x}, {@code --x=false}, {@code --x false}. */
    BOOL,
    /** A value that may be left out, or stands after an equals sign: {@code --x}, {@code --x=y}. */
    OPTIONAL_TEXT,
    /** Nothing. */
    FLAG
  }

  /** {@return the first name, which stands for the option} */
  String name() {
    return names.get(0);
  }

  /** {@return whether it asks for a text instead of a run} */
  boolean isRequestForText() {
    return name().equals("-V") || name().equals("-h");
  }

  /** {@return all options, in the order of the help} */
  static List<OptionDefinition> all() {
    List<OptionDefinition> options = new ArrayList<>();
    addModuleOptions(options);
    addResultOptions(options);
    addWasiOptions(options);
    addGuestOptions(options);
    addFeatureOptions(options);
    addCheckOptions(options);
    addBoundOptions(options);
    addOwnOptions(options);
    return options;
  }

  private static void addModuleOptions(List<OptionDefinition> options) {
    options.add(
        text("FILE", "Where the result goes; standard output without it.", "-o", "--output"));
    options.add(
        texts(
            "NAME",
            "Export name of the initialization function, with arguments if it takes any, for"
                + " example 'setup(1, 2.5)'. Can be repeated: they are called in order. Default:"
                + " wizer.initialize, or wizer-initialize if only that is exported.",
            "-f",
            "--init-func"));
    options.add(
        flag(
            "Call no initialization function: the start function and _initialize do it all.",
            "--no-init"));
    options.add(
        text(
            "NUMBER",
            "What the initialization functions that return something have to return; another"
                + " result is a failure.",
            "--expect-result"));
    options.add(
        texts(
            "CODE",
            "The guest may end itself with this exit code, as with 0. Can be repeated.",
            "--accept-exit"));
    options.add(
        texts(
            "MODULE.NAME[=VALUE]",
            "An import that does nothing and returns zero or the value; MODULE.* stands for all of"
                + " MODULE that nobody else provides, * for all. Can be repeated.",
            "--stub"));
    options.add(
        bool(
            "Let the result have a start function if there are objects that constant expressions"
                + " can't make: in circles, or with more than 10,000 elements. Default: true.",
            "--allow-start-func"));
    options.add(
        texts(
            "DST=SRC",
            "Rename the export SRC to DST; a DST that exists is replaced. Can be repeated.",
            "-r",
            "--rename-func",
            "--func-rename"));
    options.add(
        bool("Leave the initialization function exported. Default: false.", "--keep-init-func"));
    options.add(
        texts(
            "NAME=FILE",
            "Let the module import functions of another module under NAME. The other module's state"
                + " does not become part of the result. Can be repeated.",
            "--preload"));
  }

  private static void addResultOptions(List<OptionDefinition> options) {
    options.add(
        text(
            "N",
            "The smallest result with at most this many data segments: the cheapest gaps between"
                + " them are filled. Default: a little larger, if it then has fewer than 10,000.",
            "--max-data-segments"));
    options.add(
        flag(
            "Data segments consist of whole pages of 4 KiB, which can be mapped.",
            "--page-aligned"));
    options.add(
        flag(
            "Leave out what functions that have returned left on the stack, below the global"
                + " __stack_pointer.",
            "--zero-below-sp"));
    options.add(
        flag(
            "Leave out the custom sections name, .debug_*, reloc..debug_*, sourceMappingURL and"
                + " external_debug_info.",
            "--strip-debug"));
  }

  private static void addWasiOptions(List<OptionDefinition> options) {
    options.add(
        bool(
            "Let the guest call WASI. What it sees then (clock, random numbers, environment,"
                + " files) becomes part of the result.",
            "--allow-wasi"));
    options.add(
        bool(
            "With WASI: standard input, output and error are the process's. Default: true.",
            "--inherit-stdio"));
    options.add(
        bool("With WASI: the environment is the process's. Default: false.", "--inherit-env"));
    options.add(
        texts(
            "HOST[::GUEST][::ACCESS]",
            "With WASI: let the guest use the directory HOST, under the name GUEST. ACCESS is rw,"
                + " ro or overlay: what the guest changes is changed, refused, or kept in memory."
                + " Can be repeated.",
            "--dir"));
    options.add(
        texts(
            "GUEST::HOST[::ACCESS]",
            "With WASI: let the guest use the directory HOST under the name GUEST. Can be"
                + " repeated.",
            "--mapdir"));
    options.add(
        texts(
            "VALUE",
            "With WASI: an argument for the guest, after the program's name. Can be repeated.",
            "--arg"));
    options.add(
        texts(
            "NAME[=VALUE]",
            "With WASI: a variable of the guest's environment; without a value, the process's."
                + " Can be repeated.",
            "--env"));
  }

  private static void addGuestOptions(List<OptionDefinition> options) {
    options.add(
        text(
            "ACCESS",
            "With WASI: the access of directories that have none of their own: rw (default), ro or"
                + " overlay.",
            "--dirs"));
    options.add(
        text(
            "WORD",
            "With WASI: strict refuses hosts that can't keep the guest inside its directories while"
                + " other processes change them; best (default) does what the host can.",
            "--sandbox"));
    options.add(
        text("N", "With WASI: the guest may write at most N bytes to files.", "--max-file-bytes"));
    options.add(
        flag(
            "With WASI: clocks, random bytes and files' attributes are the same in every run. So"
                + " they are if SOURCE_DATE_EPOCH is set, which the clock then starts at.",
            "--deterministic"));
    options.add(
        text(
            "WHAT",
            "With WASI: what clocks show: fixed:TIME (seconds since 1970, or"
                + " 2024-01-31T12:00:00Z; a step more with each look), deny or host (default).",
            "--clock"));
    options.add(
        text(
            "WHAT",
            "With WASI: where random bytes come from: seed:N, zero, deny or host (default).",
            "--random"));
    options.add(
        texts(
            "WHAT,...",
            "With WASI: the guest traps when it asks for one of these: clock, random, env, files.",
            "--deny"));
    options.add(text("FILE", "Write a report, as JSON, of what went into the result.", "--report"));
    options.add(
        flag(
            "Refuse a result into which random bytes, the time, the environment or open descriptors"
                + " went.",
            "--strict"));
    options.add(
        texts(
            "WHAT,...",
            "With --strict: what may go into the result: random, clock, env, env:NAME,"
                + " descriptors.",
            "--allow-baked"));
    options.add(
        flag(
            "Add a custom section to the result that tells what the guest has seen.",
            "--metadata"));
  }

  private static void addFeatureOptions(List<OptionDefinition> options) {
    for (FeatureSwitch feature : FeatureSwitch.values()) {
      options.add(bool(feature.description(), feature.option()));
    }
    options.add(
        bool(
            "Accepted for compatibility: relaxed SIMD is always deterministic here.",
            "--relaxed-simd-deterministic"));
  }

  private static void addCheckOptions(List<OptionDefinition> options) {
    options.add(
        flag(
            "Instantiate the result and compare all its state with the instance that was"
                + " snapshotted.",
            "--verify"));
    options.add(
        new OptionDefinition(
            Kind.OPTIONAL_TEXT,
            "ENGINE",
            "Run the initialization a second time, with what the host did in the first run, and"
                + " compare all state. ENGINE: interpreted (the default) or compiled, which are the"
                + " engine interp without and with nothing but compiled code; interp, chicory or"
                + " chicory-compiler.",
            List.of("--cross-check")));
  }

  private static void addBoundOptions(List<OptionDefinition> options) {
    options.add(
        text(
            "DURATION",
            "How long the run may take: 500ms, 30s, 5m. Default: for ever.",
            "--timeout"));
    options.add(
        text(
            "N",
            "How many instructions the guest may execute; -v tells how many it has. The number is"
                + " the same on every machine. Default: no limit.",
            "--fuel"));
    options.add(
        text(
            "SIZE",
            "How large the guest's memories, tables and objects may be together: 65536, 512k, 64m,"
                + " 2g. Default: what the JVM has.",
            "--max-memory"));
    options.add(text("N", "How deep the guest's calls may nest. Default: 200000.", "--max-stack"));
    options.add(text("SIZE", "How large the result may be. Default: no limit.", "--max-output"));
  }

  private static void addOwnOptions(List<OptionDefinition> options) {
    options.add(
        text(
            "NAME",
            "What runs the module: interp (default), chicory or chicory-compiler.",
            "--engine"));
    options.add(
        text(
            "WHEN",
            "With the engine interp: compile functions to code of the JVM when they are hot (auto,"
                + " the default), always or never. The result is the same.",
            "--compile-hot-code"));
    options.add(
        flag(
            "Don't wait until the result is on the disk: faster, but a power failure shortly after"
                + " may leave an empty file.",
            "--no-sync"));
    options.add(flag("Report what was done, on standard error.", "-v", "--verbose"));
    options.add(flag("Print the version.", "-V", "--version"));
    options.add(flag("Print this help.", "-h", "--help"));
  }

  private static OptionDefinition text(String label, String description, String... names) {
    return new OptionDefinition(Kind.TEXT, label, description, List.of(names));
  }

  private static OptionDefinition texts(String label, String description, String... names) {
    return new OptionDefinition(Kind.TEXTS, label, description, List.of(names));
  }

  private static OptionDefinition bool(String description, String... names) {
    return new OptionDefinition(Kind.BOOL, "true|false", description, List.of(names));
  }

  private static OptionDefinition flag(String description, String... names) {
    return new OptionDefinition(Kind.FLAG, "", description, List.of(names));
  }
}
