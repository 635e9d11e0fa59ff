package dev.wizer.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.text.WatParser;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreInitializeMojoTest {

  private static final String READS_THE_CLOCK =
      """
      (module
        (import "wasi_snapshot_preview1" "clock_time_get"
          (func $time (param i32 i64 i32) (result i32)))
        (memory (export "memory") 1)
        (func (export "wizer.initialize")
          (drop (call $time (i32.const 0) (i64.const 1) (i32.const 64)))))
      """;

  @TempDir private Path directory;

  private final PreInitializeMojo mojo = new PreInitializeMojo();
  private Path output;

  @BeforeEach
  void setWhatMavenSets() throws Exception {
    output = directory.resolve("out.wasm");
    set("output", output.toFile());
    set("stateDirectory", directory.resolve("state").toFile());
    set("pluginVersion", "1");
  }

  @Test
  void execute_trap_isAFailureWithTheBacktrace() throws Exception {
    input("(module (func $f (export \"wizer.initialize\") unreachable))");
    String message = failure();
    assertTrue(message.contains("wasm backtrace:"), message);
    assertFalse(Files.exists(output));
  }

  @Test
  void execute_skip_doesNothing() throws Exception {
    input("(module (func (export \"wizer.initialize\")))");
    set("skip", true);
    mojo.execute();
    assertFalse(Files.exists(output));
  }

  @Test
  void execute_wasiParametersWithoutWasi_areRefused() throws Exception {
    input("(module (func (export \"wizer.initialize\")))");
    set("arguments", List.of("a"));
    assertTrue(failure().contains("<allowWasi>true</allowWasi>"));
  }

  @Test
  void execute_functionsThoughNone_isRefused() throws Exception {
    input("(module (func (export \"f\")))");
    set("initFuncs", List.of("f"));
    set("noInit", true);
    assertTrue(failure().contains("exclude each other"));
  }

  @Test
  void execute_wrongBound_isAFailureThatNamesIt() throws Exception {
    input("(module (func (export \"wizer.initialize\")))");
    set("timeout", "soon");
    assertTrue(failure().contains("`soon` of <timeout>"));
  }

  @Test
  void execute_outOfFuel_isAFailure() throws Exception {
    input("(module (func (export \"wizer.initialize\") (loop $l (br $l))))");
    set("fuel", 1000L);
    assertTrue(failure().contains("wasm backtrace:"));
  }

  @Test
  void execute_outputTimestamp_isTheTimeThatClocksShow() throws Exception {
    input(READS_THE_CLOCK);
    set("allowWasi", true);
    set("outputTimestamp", "2026-01-01T00:00:00Z");
    mojo.execute();
    assertTrue(contains(Files.readAllBytes(output), 1_767_225_600_000_000_000L));
  }

  @Test
  void execute_deterministicIsFalse_clocksShowTheHostsTime() throws Exception {
    input(READS_THE_CLOCK);
    set("allowWasi", true);
    set("outputTimestamp", "2026-01-01T00:00:00Z");
    set("deterministic", false);
    mojo.execute();
    assertFalse(contains(Files.readAllBytes(output), 1_767_225_600_000_000_000L));
  }

  @Test
  void execute_sameModuleAsTextAndBinary_givesTheSameBytes() throws Exception {
    String text =
        "(module (memory 1) (func (export \"wizer.initialize\")"
            + " (i32.store (i32.const 0) (i32.const 7))))";
    input(text);
    mojo.execute();
    byte[] ofText = Files.readAllBytes(output);
    Files.write(directory.resolve("in"), WatParser.parse(text.getBytes(StandardCharsets.UTF_8)));
    mojo.execute();
    assertArrayEquals(ofText, Files.readAllBytes(output));
  }

  private static boolean contains(byte[] bytes, long value) {
    byte[] wanted =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    // The low bytes may be zero, and so no part of the segment.
    return text.contains(new String(wanted, StandardCharsets.ISO_8859_1).replaceAll("^\0+", ""));
  }

  private String failure() {
    return assertThrows(MojoFailureException.class, mojo::execute).getMessage();
  }

  private void input(String text) throws Exception {
    Path file = directory.resolve("in");
    Files.writeString(file, text);
    set("input", file.toFile());
  }

  private void set(String name, Object value) throws Exception {
    Field field = PreInitializeMojo.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(mojo, value);
  }
}
