package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each option that says what the result is to be like reaches the run. */
class ResultOptionsTest {

  /** A byte on the unused part of the stack, and two beyond the stack. */
  private static final String TEXT =
      """
      (module
        (memory 1)
        (global $__stack_pointer (mut i32) (i32.const 4096))
        (data (i32.const 4096) "a")
        (func $named (export "wizer.initialize")
          (i32.store8 (i32.const 100) (i32.const 1))
          (i32.store8 (i32.const 20000) (i32.const 1))))
      """;

  @TempDir Path directory;

  private Module run(String... options) throws IOException {
    Path input = Files.writeString(directory.resolve("in.wat"), TEXT);
    Path output = directory.resolve("out.wasm");
    String[] args = new String[options.length + 3];
    System.arraycopy(options, 0, args, 3, options.length);
    args[0] = input.toString();
    args[1] = "-o";
    args[2] = output.toString();
    CommandRunner runner = new CommandRunner();
    assertEquals(0, runner.run(args), runner.errText());
    return ModuleReader.read(Files.readAllBytes(output));
  }

  private static long dataBytes(Module module) {
    return module.datas().stream().map(Data::bytes).mapToLong(b -> b.lengthInBytes()).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "--verbose, 3, 3",
    "--zero-below-sp, 2, 2",
    "--page-aligned, 2, 12288",
    "--max-data-segments=2, 2, 3998"
  })
  void option_changesSegments(String option, int segments, long bytes) throws IOException {
    Module module = run(option);

    assertEquals(segments, module.datas().size());
    assertEquals(bytes, dataBytes(module));
  }

  @Test
  void stripDebug_leavesOutNames() throws IOException {
    assertEquals(1, run().customs().size());
    assertEquals(0, run("--strip-debug").customs().size());
  }
}
