package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.cli.CommandOptions.GuestDirectory;
import dev.wizer.wasi.DirectoryAccess;
import dev.wizer.wasi.GuestWorld;
import dev.wizer.wasi.GuestWorldSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guest sees of the host, and what is told of it. */
class GuestOptionsTest {

  /** Looks at the clock, random bytes and the environment, and creates and opens a file. */
  private static final String GUEST =
      """
      (module
        (import "wasi_snapshot_preview1" "clock_time_get"
          (func $clock (param i32 i64 i32) (result i32)))
        (import "wasi_snapshot_preview1" "random_get"
          (func $random (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "environ_get"
          (func $env (param i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "path_filestat_get"
          (func $stat (param i32 i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "path_open"
          (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
        (memory (export "memory") 1)
        (data (i32.const 100) "file")
        (func (export "wizer.initialize")
          (drop (call $clock (i32.const 0) (i64.const 1) (i32.const 0)))
          (drop (call $random (i32.const 8) (i32.const 16)))
          (drop (call $env (i32.const 200) (i32.const 300)))
          (drop (call $stat (i32.const 3) (i32.const 0) (i32.const 100) (i32.const 4)
            (i32.const 400)))
          (i32.store (i32.const 124)
            (call $open (i32.const 3) (i32.const 0) (i32.const 100) (i32.const 4)
              (i32.const 9) (i64.const 66) (i64.const 0) (i32.const 0) (i32.const 120)))))
      """;

  @TempDir Path directory;

  private final CommandRunner runner = new CommandRunner();
  private Path input;
  private Path output;
  private Path files;

  @BeforeEach
  void makeFiles() throws IOException {
    input = Files.writeString(directory.resolve("in.wat"), GUEST);
    output = directory.resolve("out.wasm");
    files = Files.createDirectory(directory.resolve("files"));
  }

  private int run(Map<String, String> environment, String... more) {
    List<String> args =
        new ArrayList<>(List.of(input.toString(), "-o", output.toString(), "--allow-wasi"));
    args.addAll(List.of(more));
    return runner.run(environment, new byte[0], args.toArray(String[]::new));
  }

  private int run(String... more) {
    return run(Map.of(), more);
  }

  private byte[] result(Map<String, String> environment, String... more) throws IOException {
    assertEquals(0, run(environment, more), runner.errText());
    return Files.readAllBytes(output);
  }

  @Test
  void deterministic_twoRuns_giveTheSameBytes() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(files.resolve("file"), "x");
    String first = files + "::/data::overlay";
    String second = other + "::/data::overlay";
    byte[] once = result(Map.of(), "--dir", first, "--deterministic");
    Files.writeString(other.resolve("before"), "another inode");
    Files.writeString(other.resolve("file"), "x");
    assertArrayEquals(once, result(Map.of(), "--dir", second, "--deterministic"));
    byte[] later = result(Map.of("SOURCE_DATE_EPOCH", "1700000000"), "--dir", first);
    assertFalse(Arrays.equals(once, later));
    assertArrayEquals(later, result(Map.of("SOURCE_DATE_EPOCH", "1700000000"), "--dir", second));
    assertArrayEquals(
        later,
        result(
            Map.of(), "--dir", first, "--deterministic", "--clock", "fixed:2023-11-14T22:13:20Z"));
    assertFalse(
        Arrays.equals(
            once, result(Map.of(), "--dir", first, "--deterministic", "--random", "seed:7")));
  }

  @Test
  void sourceDateEpoch_noNumber_isAWrongUsage() {
    assertEquals(2, run(Map.of("SOURCE_DATE_EPOCH", "today")));
    assertTrue(runner.errText().contains("SOURCE_DATE_EPOCH must be a number of seconds"));
    assertEquals(0, run(Map.of("SOURCE_DATE_EPOCH", "")), runner.errText());
  }

  @ParameterizedTest
  @CsvSource({"ro,false", "overlay,false", "rw,true"})
  void directory_access_isKept(String access, boolean made) throws IOException {
    byte[] result = result(Map.of(), "--mapdir", "/data::" + files + "::" + access);
    assertEquals(made, Files.exists(files.resolve("file")));
    assertTrue(result.length > 0);
    Files.deleteIfExists(files.resolve("file"));
    result(Map.of(), "--dir", files.toString(), "--dirs", access);
    assertEquals(made, Files.exists(files.resolve("file")));
  }

  @ParameterizedTest
  @CsvSource({
    "data,data,data,rw",
    "data:ro,data:ro,data:ro,rw",
    "data::ro,data,data,ro",
    "data::/g,/g,data,rw",
    "data::/g::overlay,/g,data,overlay",
    "data::ro::rw,ro,data,rw",
    "C:\\data::/g::ro,/g,C:\\data,ro",
    "data::/g:ro,/g,data,ro",
    "C:\\data::/g:overlay,/g,C:\\data,overlay",
    "data::/g:rox,/g:rox,data,rw"
  })
  void dir_syntax(String text, String guest, String host, String access) {
    assertEquals(List.of(new GuestDirectory(guest, host, access)), directories("--dir", text));
  }

  @ParameterizedTest
  @CsvSource({
    "/g::data,/g,data,rw",
    "/g::data:ro,/g,data:ro,rw",
    "/g::a::b,/g,a::b,rw",
    "/g::data::ro,/g,data,ro",
    "/::a::b::overlay,/,a::b,overlay"
  })
  void mapdir_syntax(String text, String guest, String host, String access) {
    assertEquals(List.of(new GuestDirectory(guest, host, access)), directories("--mapdir", text));
  }

  private static List<GuestDirectory> directories(String option, String text) {
    ParsedCommandLine parsed = new CommandLineParser().parse(new String[] {option, text});
    return ((ParsedCommandLine.Options) parsed).options().wasi().directories();
  }

  @ParameterizedTest
  @CsvSource({
    "--dirs,x",
    "--sandbox,x",
    "--clock,x",
    "--clock,fixed:yesterday",
    "--clock,fixed:-5",
    "--clock,fixed:99999999999999999999",
    "--random,seed:x",
    "--random,x",
    "--deny,x",
    "--allow-baked,x",
    "--allow-baked,env:",
    "--max-file-bytes,-1",
    "--max-file-bytes,many"
  })
  void wrongValue_isAWrongUsage(String option, String value) {
    assertEquals(2, run(option + "=" + value));
    assertTrue(runner.errText().contains("for '" + option + "'"), runner.errText());
  }

  @ParameterizedTest
  @CsvSource({
    "clock,the clock,clock_time_get",
    "random,random bytes,random_get",
    "env,the environment,environ_get",
    "files,files,path_filestat_get"
  })
  void deny_failsWhereItIsAskedFor(String word, String text, String function) {
    assertEquals(7, run("--deny", word));
    assertTrue(
        runner.errText().contains("the guest is denied " + text + ", and called `" + function),
        runner.errText());
    assertTrue(runner.errText().contains("!wizer.initialize"), runner.errText());
    assertFalse(Files.exists(output));
  }

  @Test
  void strict_namesWhatWentIn_andNothingIsWritten() {
    assertEquals(1, run("--env", "A=b", "--env", "C=d", "--strict", "--dir", files.toString()));
    for (String name : List.of("random", "clock", "env", "descriptors")) {
      assertTrue(runner.errText().contains("--allow-baked " + name), runner.errText());
    }
    assertFalse(Files.exists(output));
    assertEquals(
        1, run("--env", "A=b", "--env", "C=d", "--strict", "--allow-baked=random,clock,env:A"));
    assertEquals(
        0,
        run("--env", "A=b", "--env", "C=d", "--strict", "--allow-baked=random,clock,env:A,env:C"),
        runner.errText());
    assertEquals(0, run("--strict", "--deterministic"), runner.errText());
  }

  @Test
  void warnings_areQuietUnlessVerbose() {
    assertEquals(0, run("--env", "A=b"));
    assertEquals("", runner.errText());
    assertEquals(0, run("--env", "A=b", "-v"));
    assertTrue(runner.errText().contains("warning: random bytes went into the result: 16"));
    assertTrue(runner.errText().contains("warning: the environment went into the result: A"));
  }

  @Test
  void metadata_isReadBack() throws IOException {
    byte[] plain = result(Map.of(), "--deterministic", "--dir", files + "::/da ta::overlay");
    byte[] told =
        result(Map.of(), "--deterministic", "--dir", files + "::/da ta::overlay", "--metadata");
    assertTrue(GuestWorldSection.read(plain).isEmpty());
    GuestWorld world = GuestWorldSection.read(told).orElseThrow();
    assertEquals(
        List.of(new GuestWorld.Preopen(3, "/da ta", DirectoryAccess.OVERLAY)), world.preopens());
    assertEquals(
        List.of(new GuestWorld.OpenDescriptor(4, "/da ta/file", false, 0)), world.openAtEnd());
    assertEquals(16, world.randomBytes());
    assertArrayEquals(plain, Arrays.copyOf(told, plain.length));
  }

  @Test
  void report_tellsWhatWentIn() throws IOException {
    Path report = directory.resolve("report.json");
    assertEquals(
        0, run("--env", "A=\"", "--dir", files + "::/d::overlay", "--report", report.toString()));
    String json = Files.readString(report);
    assertTrue(json.contains("\"schemaVersion\": 1"), json);
    assertTrue(json.contains("\"environment\": [\n      \"A\"\n    ]"), json);
    assertTrue(json.contains("\"A=\\\"\""), json);
    assertTrue(json.contains("\"randomBytes\": 16"), json);
    assertTrue(json.contains("\"path\": \"/d/file\""), json);
    assertTrue(json.contains("\"baked\": ["), json);
  }

  @Test
  void report_cannotBeWritten_isToldBeforeTheGuestRuns() {
    Path report = directory.resolve("missing/report.json");
    assertEquals(
        9, run("--dir", files.toString(), "--report", report.toString()), runner.errText());
    assertTrue(runner.errText().contains("failed to write report"), runner.errText());
    assertFalse(Files.exists(files.resolve("file")));
    assertFalse(Files.exists(output));
  }
}
