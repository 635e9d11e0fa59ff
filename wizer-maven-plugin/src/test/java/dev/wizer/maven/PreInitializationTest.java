package dev.wizer.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasi.DirectoryAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreInitializationTest {

  private static final String STORES_42 =
      """
      (module (memory (export "memory") 1)
        (func (export "wizer.initialize") (i32.store (i32.const 16) (i32.const 42))))
      """;

  private static final String TRAPS =
      """
      (module
        (func $deep unreachable)
        (func (export "wizer.initialize") call $deep))
      """;

  private static final String EXITS_WITH_3 =
      """
      (module
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (func (export "wizer.initialize") i32.const 3 call $exit))
      """;

  /** Opens `a` in the first directory, reads 8 bytes to 64, and writes them to standard output. */
  private static final String READS_A_FILE =
      """
      (module
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_read"
          (func $read (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "fd_write"
          (func $write (param i32 i32 i32 i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "a")
        (data (i32.const 16) "\\40\\00\\00\\00\\08\\00\\00\\00")
        (func (export "wizer.initialize")
          (if (call $open (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 0)
                (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 32)) (then unreachable))
          (if (call $read (i32.load (i32.const 32)) (i32.const 16) (i32.const 1) (i32.const 36))
            (then unreachable))
          (i32.store (i32.const 20) (i32.load (i32.const 36)))
          (drop (call $write (i32.const 1) (i32.const 16) (i32.const 1) (i32.const 36)))))
      """;

  @TempDir private Path directory;

  private final List<String> log = new ArrayList<>();
  private Path input;
  private Path output;

  @BeforeEach
  void nameFiles() {
    input = directory.resolve("in.wat");
    output = directory.resolve("made/by/build/out.wasm");
  }

  @Test
  void run_textModule_writesTheResultAlone() throws Exception {
    Files.writeString(input, STORES_42);

    assertTrue(run(plain()));

    String bytes = new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1);
    assertTrue(bytes.startsWith("\0asm"));
    assertTrue(bytes.contains("\u0001*"), "the result has a data segment of one byte, 42");
    assertFalse(bytes.contains("wizer.initialize"));
    try (Stream<Path> files = Files.list(output.getParent())) {
      assertEquals(List.of(output), files.toList());
    }
  }

  @Test
  void run_nothingChanged_isUpToDateAndSaysSo() throws Exception {
    Files.writeString(input, STORES_42);
    run(plain());
    log.clear();

    assertFalse(run(plain()));

    assertEquals(List.of(output + " is up to date"), log);
  }

  @Test
  void run_somethingChanged_isNotUpToDate() throws Exception {
    Files.writeString(input, STORES_42);
    run(plain());

    Files.writeString(input, STORES_42.replace("42", "43"));
    assertTrue(run(plain()), "the input");
    assertFalse(run(plain()));

    assertTrue(run(keepingTheFunction()), "an option");
    assertFalse(run(keepingTheFunction()));

    Files.writeString(output, "something else");
    assertTrue(run(keepingTheFunction()), "the output");
    assertFalse(run(keepingTheFunction()));

    Files.delete(output);
    assertTrue(run(keepingTheFunction()), "the output is gone");

    assertTrue(run(keepingTheFunction(), "2"), "the plugin's version");
  }

  @Test
  void run_guestReadsFile_isUpToDateUntilAFileChanges() throws Exception {
    Path granted = Files.createDirectories(directory.resolve("granted/below"));
    Files.writeString(granted.resolveSibling("a"), "content1");
    Files.writeString(input, READS_A_FILE);
    Settings settings = granting(granted.getParent(), DirectoryAccess.READ_ONLY);

    assertTrue(run(settings));
    assertTrue(log.contains("content1"), "the guest's output is logged");
    assertFalse(run(settings));

    Files.writeString(granted.resolveSibling("a"), "content2");
    assertTrue(run(settings));
    assertTrue(
        new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1).contains("content2"));
    assertFalse(run(settings));

    Files.createFile(granted.resolve("new"));
    assertTrue(run(settings), "a name in a directory below");
    assertFalse(run(settings));
  }

  @Test
  void run_guestMayWriteFiles_isNeverUpToDate() throws Exception {
    Path granted = Files.createDirectory(directory.resolve("granted"));
    Files.writeString(granted.resolve("a"), "content1");
    Files.writeString(input, READS_A_FILE);
    Settings settings = granting(granted, DirectoryAccess.READ_WRITE);

    assertTrue(run(settings));
    assertTrue(run(settings));
  }

  @Test
  void run_guestTraps_failsWithTheBacktraceAndLeavesTheOutput() throws Exception {
    Files.writeString(input, STORES_42);
    run(plain());
    byte[] before = Files.readAllBytes(output);
    Files.writeString(input, TRAPS);

    String message = failure(plain()).getMessage();

    assertTrue(message.contains("error while executing at wasm backtrace:"), message);
    assertTrue(message.contains("<unknown>!deep"), message);
    assertArrayEquals(before, Files.readAllBytes(output));
    failure(plain());
  }

  @Test
  void run_guestEndsItself_failsAndDoesNotEndTheJvm() throws Exception {
    Files.writeString(input, EXITS_WITH_3);
    assertTrue(
        failure(plain()).getMessage().contains("<allowWasi>true</allowWasi>"),
        "what the user can do is said");

    PreInitializationException failure = failure(wasi(List.of()));

    assertFalse(failure.internal());
    assertTrue(failure.getMessage().contains("status 3"), failure.getMessage());
  }

  @Test
  void run_filesThatAreNotThere_areNamed() throws Exception {
    assertTrue(failure(plain()).getMessage().contains("no such file: `" + input + "`"));
    Files.writeString(input, STORES_42);
    Path missing = directory.resolve("missing");
    assertTrue(
        failure(granting(missing, DirectoryAccess.READ_ONLY))
            .getMessage()
            .contains("no such file: `" + missing + "`"));
  }

  @Test
  void run_directoryIsAFile_isNamed() throws Exception {
    Files.writeString(input, STORES_42);
    String message = failure(granting(input, DirectoryAccess.READ_ONLY)).getMessage();
    assertTrue(message.contains("cannot use `" + input + "`: not a directory"), message);
  }

  @Test
  void run_outputIsADirectory_isRefused() throws Exception {
    Files.writeString(input, STORES_42);
    Files.createDirectories(output);
    String message = failure(plain()).getMessage();
    assertTrue(message.contains("<output> is a directory"), message);
  }

  @Test
  void run_outputIsInput_isRefused() throws IOException {
    Files.writeString(input, STORES_42);
    output = input;
    assertTrue(failure(plain()).getMessage().contains("are the same file"));
  }

  private boolean run(Settings settings) throws PreInitializationException {
    return run(settings, "1");
  }

  private boolean run(Settings settings, String version) throws PreInitializationException {
    return new PreInitialization(version, directory.resolve("state"), log::add).run(settings);
  }

  private PreInitializationException failure(Settings settings) {
    return assertThrows(PreInitializationException.class, () -> run(settings));
  }

  private Settings plain() {
    return settings(false, Optional.empty());
  }

  private Settings keepingTheFunction() {
    return settings(true, Optional.empty());
  }

  private Settings granting(Path host, DirectoryAccess access) {
    return wasi(List.of(new Settings.GrantedDirectory("/d", host, access)));
  }

  private Settings wasi(List<Settings.GrantedDirectory> directories) {
    return settings(
        false,
        Optional.of(
            new Settings.Wasi(
                directories, new TreeMap<>(), List.of(), Optional.empty(), OptionalLong.of(0))));
  }

  private Settings settings(boolean keep, Optional<Settings.Wasi> wasi) {
    return new Settings(
        input,
        output,
        new Settings.Init(
            Optional.empty(), keep, new TreeMap<>(), List.of(), Optional.empty(), List.of()),
        wasi,
        new Settings.Result(OptionalInt.empty(), false, true, true),
        new Settings.Bounds(Optional.empty(), OptionalLong.empty(), OptionalLong.empty()));
  }
}
