package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken modules give an error and an exit code, and nothing else happens. */
class MalformedInputTest {

  private static final List<String> MODULES =
      List.of("counter.wasm", "named.wasm", "environment.wasm", "rich.wasm");
  private static final int BIT_FLIPS = 10_000;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final byte[] OLD_OUTPUT = {1, 2, 3};
  private static final Set<Integer> EXPECTED_FAILURES =
      Set.of(
          ExitCode.REFUSED.code(),
          ExitCode.INVALID_MODULE.code(),
          ExitCode.UNSUPPORTED.code(),
          ExitCode.TRAP.code(),
          ExitCode.GUEST_EXIT.code(),
          ExitCode.HOST.code(),
          ExitCode.LIMIT.code());

  @TempDir Path directory;

  private Path input;
  private Path output;

  @BeforeEach
  void chooseFiles() {
    input = directory.resolve("in.wasm");
    output = directory.resolve("out.wasm");
  }

  @Test
  void truncatedAtEveryByte_isRefused() throws IOException {
    for (String name : MODULES) {
      byte[] module = CommandRunner.module(name);
      for (int length = 0; length < module.length; length++) {
        int exitCode = run(Arrays.copyOf(module, length), name + " cut to " + length);
        // Cut between two sections, a module may still be well-formed, but it lacks something.
        assertTrue(EXPECTED_FAILURES.contains(exitCode), name + " cut to " + length);
      }
    }
  }

  @Tag(Seeds.RANDOM)
  @Test
  void flippedBits_areRefusedOrHarmless() throws IOException {
    Random random = Seeds.random("flippedBits");
    for (int i = 0; i < BIT_FLIPS; i++) {
      String name = MODULES.get(i % MODULES.size());
      byte[] module = CommandRunner.module(name);
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        module[random.nextInt(module.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int exitCode = run(module, name + " with flipped bits, case " + i);
      assertTrue(exitCode == 0 || EXPECTED_FAILURES.contains(exitCode), "case " + i);
    }
  }

  private int run(byte[] module, String what) throws IOException {
    Files.write(input, module);
    Files.write(output, OLD_OUTPUT);
    CommandRunner runner = new CommandRunner();
    int exitCode =
        assertTimeoutPreemptively(
            LONG,
            () -> runner.run("--allow-wasi", input.toString(), "-o", output.toString()),
            what);
    if (exitCode == 0) {
      return exitCode;
    }
    assertTrue(runner.errText().startsWith("Error: "), what + ": " + runner.errText());
    assertFalse(runner.errText().contains("\tat "), what + ": " + runner.errText());
    assertFalse(runner.errText().contains("internal error"), what + ": " + runner.errText());
    assertEquals(0, runner.out.size(), what);
    assertArrayEquals(OLD_OUTPUT, Files.readAllBytes(output), what);
    return exitCode;
  }
}
