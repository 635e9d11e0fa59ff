package dev.wizer.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For each option a command in which it makes a difference. */
final class OptionCases {

  /**
   * A command.
   *
   * @param module its module, as text
   * @param common its arguments, with and without the option
   * @param option the option
   * @param hasEffect whether it is there for more than compatibility
   */
  record Case(String module, List<String> common, List<String> option, boolean hasEffect) {}

  private static final String PLAIN =
      """
      (memory 1)
      (func (export "wizer.initialize") (i32.store8 (i32.const 9) (i32.const 1)))
      (func (export "other") (i32.store8 (i32.const 9) (i32.const 2)))
      (func (export "five") (result i32) (i32.const 5))
      """;

  private static final String STACK =
      """
      (global $__stack_pointer (export "__stack_pointer") (mut i32) (i32.const 1024))
      """;

  private static final String CIRCLE =
      "(module (rec (type $n (struct (field (mut (ref null $n))))))"
          + " (global $g (mut (ref null $n)) (ref.null $n))"
          + " (func (export \"wizer.initialize\")"
          + " (global.set $g (struct.new_default $n))"
          + " (struct.set $n 0 (global.get $g) (global.get $g))))";

  private static final String IMPORTING =
      """
      (import "m" "f" (func $f (result i32)))
      (memory 1)
      (func (export "wizer.initialize") (i32.store8 (i32.const 9) (call $f)))
      """;

  private static final String FAR_APART =
      """
      (memory 1)
      (func (export "wizer.initialize")
        (i32.store8 (i32.const 9) (i32.const 1))
        (i32.store8 (i32.const 9000) (i32.const 1)))
      """;

  private static final String EXITING =
      """
      (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1)
      (func (export "wizer.initialize") (call $exit (i32.const 3)))
      """;

  /** Writes its arguments, environment and first directory into its memory, and a line. */
  private static final String LOOKING =
      """
      (import "wasi_snapshot_preview1" "args_sizes_get"
        (func $args (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "environ_sizes_get"
        (func $environ (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_prestat_get"
        (func $prestat (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_write"
        (func $write (param i32 i32 i32 i32) (result i32)))
      (memory (export "memory") 1)
      (data (i32.const 200) "\\d8\\00\\00\\00\\03\\00\\00\\00")
      (data (i32.const 216) "hi\\n")
      (func (export "wizer.initialize")
        (drop (call $args (i32.const 0) (i32.const 4)))
        (drop (call $environ (i32.const 8) (i32.const 12)))
        (i32.store (i32.const 16) (call $prestat (i32.const 3) (i32.const 20)))
        (drop (call $write (i32.const 1) (i32.const 200) (i32.const 1) (i32.const 100))))
      """;

  /** Looks at a clock twice and notes whether it has gone on by one step; asks for random bytes. */
  private static final String ASKING =
      """
      (import "wasi_snapshot_preview1" "clock_time_get"
        (func $clock (param i32 i64 i32) (result i32)))
      (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
      (memory (export "memory") 1)
      (func (export "wizer.initialize")
        (drop (call $random (i32.const 30) (i32.const 1)))
        (i32.store8 (i32.const 30) (i32.const 0))
        (drop (call $clock (i32.const 0) (i64.const 1) (i32.const 8)))
        (drop (call $clock (i32.const 0) (i64.const 1) (i32.const 16)))
        (i32.store8 (i32.const 24) (i64.eq (i64.const 1000)
          (i64.sub (i64.load (i32.const 16)) (i64.load (i32.const 8)))))
        (i64.store (i32.const 8) (i64.const 0))
        (i64.store (i32.const 16) (i64.const 0)))
      """;

  /** Makes a directory and a file, writes to it, and takes both away; notes the errors. */
  private static final String CHANGING =
      """
      (import "wasi_snapshot_preview1" "path_create_directory"
        (func $make (param i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "path_remove_directory"
        (func $remove (param i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "path_unlink_file"
        (func $unlink (param i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "path_open"
        (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_write"
        (func $write (param i32 i32 i32 i32) (result i32)))
      (memory (export "memory") 1)
      (data (i32.const 100) "df")
      (data (i32.const 200) "\\64\\00\\00\\00\\02\\00\\00\\00")
      (func (export "wizer.initialize")
        (i32.store8 (i32.const 1) (call $make (i32.const 3) (i32.const 100) (i32.const 1)))
        (i32.store8 (i32.const 2) (call $remove (i32.const 3) (i32.const 100) (i32.const 1)))
        (i32.store8 (i32.const 3) (call $open (i32.const 3) (i32.const 0) (i32.const 101)
          (i32.const 1) (i32.const 1) (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 8)))
        (i32.store8 (i32.const 4)
          (call $write (i32.load (i32.const 8)) (i32.const 200) (i32.const 1) (i32.const 12)))
        (i32.store8 (i32.const 5) (call $unlink (i32.const 3) (i32.const 101) (i32.const 1))))
      """;

  private static final String LONG =
      """
      (func $nested)
      (func (export "wizer.initialize") (local $i i32)
        (call $nested)
        (loop $more
          (br_if $more
            (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 1)))
              (i32.const 200000000)))))
      """;

  private static final List<String> WASI = List.of("--allow-wasi", "-o", "TMP/out.wasm");

  private final Map<String, Case> cases = new HashMap<>();

  private OptionCases() {
    addModuleCases();
    addWasiCases();
    addGuestCases();
    addBoundCases();
    addFeatureCases();
    addRunCases();
  }

  /** {@return the commands by the option's first name} */
  static Map<String, Case> all() {
    return new OptionCases().cases;
  }

  private void add(String name, String module, List<String> common, String... option) {
    cases.put(name, new Case(module, common, List.of(option), true));
  }

  private void addModuleCases() {
    add("-o", PLAIN, List.of(), "-o", "TMP/out.wasm");
    add("-f", PLAIN, List.of(), "-f", "other");
    add("--no-init", PLAIN, List.of(), "--no-init");
    add("--expect-result", PLAIN, List.of("-f", "five"), "--expect-result", "6");
    add("--accept-exit", EXITING, List.of("--allow-wasi"), "--accept-exit", "3");
    add("--stub", IMPORTING, List.of(), "--stub", "m.f");
    add("-r", PLAIN, List.of(), "-r", "another=other");
    add("--keep-init-func", PLAIN, List.of(), "--keep-init-func");
    add("--allow-start-func", CIRCLE, List.of(), "--allow-start-func=false");
    add("--preload", IMPORTING, List.of(), "--preload", "m=TMP/preload.wat");
    add("--page-aligned", PLAIN, List.of(), "--page-aligned");
    add("--strip-debug", IMPORTING, List.of("--stub", "m.f"), "--strip-debug");
    add("--zero-below-sp", STACK + PLAIN, List.of(), "--zero-below-sp");
    add("--max-data-segments", FAR_APART, List.of(), "--max-data-segments", "1");
  }

  private void addWasiCases() {
    add("--allow-wasi", EXITING, List.of(), "--allow-wasi");
    add("--inherit-stdio", LOOKING, WASI, "--inherit-stdio=false");
    add("--inherit-env", LOOKING, WASI, "--inherit-env");
    add("--dir", LOOKING, WASI, "--dir", "TMP");
    add("--mapdir", LOOKING, WASI, "--mapdir", "x::TMP");
    add("--arg", LOOKING, WASI, "--arg", "x");
    add("--env", LOOKING, WASI, "--env", "A=b");
  }

  private void addGuestCases() {
    List<String> directory = List.of("--allow-wasi", "-o", "TMP/out.wasm", "--dir", "TMP");
    add("--dirs", CHANGING, directory, "--dirs", "ro");
    add("--max-file-bytes", CHANGING, directory, "--max-file-bytes", "1");
    // This platform keeps what strict demands.
    cases.put("--sandbox", new Case(LOOKING, directory, List.of("--sandbox=strict"), false));
    add("--deterministic", ASKING, WASI, "--deterministic");
    add("--clock", ASKING, WASI, "--clock", "deny");
    add("--random", ASKING, WASI, "--random", "deny");
    add("--deny", ASKING, WASI, "--deny", "clock");
    add("--report", LOOKING, WASI, "--report", "TMP/no-such-directory/report.json");
    add("--strict", ASKING, WASI, "--strict");
    List<String> strict = List.of("--allow-wasi", "-o", "TMP/out.wasm", "--strict");
    add("--allow-baked", ASKING, strict, "--allow-baked", "clock,random");
    add("--metadata", LOOKING, WASI, "--metadata");
  }

  private void addBoundCases() {
    add("--timeout", LONG, List.of(), "--timeout", "5ms");
    add("--fuel", LONG, List.of(), "--fuel", "1");
    add("--max-stack", LONG, List.of(), "--max-stack", "1");
    add("--max-memory", PLAIN, List.of(), "--max-memory", "1k");
    add("--max-output", PLAIN, List.of(), "--max-output", "8");
  }

  private void addFeatureCases() {
    for (FeatureSwitch feature : FeatureSwitch.values()) {
      String module = using(feature) + " (func (export \"wizer.initialize\"))";
      add(feature.option(), module, List.of(), feature.option() + "=" + !feature.onByDefault());
    }
    cases.put(
        "--relaxed-simd-deterministic",
        new Case(PLAIN, List.of(), List.of("--relaxed-simd-deterministic"), false));
  }

  /** {@return fields that a module may only have with a feature} */
  private static String using(FeatureSwitch feature) {
    return switch (feature) {
      case MULTI_MEMORY -> "(memory 1) (memory 1)";
      case MULTI_VALUE -> "(func (result i32 i32) (i32.const 1) (i32.const 2))";
      case BULK_MEMORY ->
          "(memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))";
      case SIMD -> "(func (drop (v128.const i64x2 0 0)))";
      case RELAXED_SIMD ->
          "(func (param v128) (drop (i8x16.relaxed_swizzle (local.get 0) (local.get 0))))";
      case REFERENCE_TYPES -> "(table 1 externref)";
      case EXTENDED_CONST -> "(global i32 (i32.add (i32.const 1) (i32.const 2)))";
      case TAIL_CALL -> "(func $f (return_call $f))";
      case FUNCTION_REFERENCES -> "(type $t (func)) (func (param (ref null $t)))";
      case GC -> "(type (struct))";
      // Tags alone may be there for the older instructions.
      case EXCEPTIONS -> "(func (block $end (try_table (catch_all $end))))";
      case LEGACY_EXCEPTIONS -> "(func (try (do) (catch_all)))";
      case MEMORY64 -> "(memory i64 1)";
      case THREADS -> "(memory 1 1 shared)";
      case CUSTOM_PAGE_SIZES -> "(memory 1 (pagesize 1))";
    };
  }

  private void addRunCases() {
    add("--verify", PLAIN, List.of("-v"), "--verify");
    // Chicory has no SIMD.
    add("--cross-check", using(FeatureSwitch.SIMD) + PLAIN, List.of(), "--cross-check=chicory");
    add("--engine", LOOKING, WASI, "--engine", "chicory");
    add("--compile-hot-code", LOOKING, WASI, "--compile-hot-code=always");
    // The difference is seen after a power failure alone.
    cases.put("--no-sync", new Case(PLAIN, WASI, List.of("--no-sync"), false));
    add("-v", PLAIN, List.of(), "-v");
    add("-V", PLAIN, List.of(), "-V");
    add("-h", PLAIN, List.of(), "-h");
  }
}
