package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that come through pipes or go into them, in processes of their own. */
class PipesTest {

  @TempDir Path directory;
  private Shell shell;
  private byte[] expected;

  @BeforeEach
  void runOnce() throws Exception {
    shell = new Shell(directory);
    shell.assume("command -v mkfifo");
    assertEquals(0, shell.run("\"$WIZER\" \"$MODULE\" -o expected.wasm").exitCode());
    expected = Files.readAllBytes(directory.resolve("expected.wasm"));
    assertTrue(expected.length > 100_000, "more than a pipe holds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat \"$MODULE\" | \"$WIZER\" -o out.wasm",
        "cat \"$MODULE\" | \"$WIZER\" - -o out.wasm",
        "cat \"$MODULE\" | \"$WIZER\" /dev/stdin -o out.wasm",
        "cat \"$MODULE\" | \"$JAVA\" -jar \"$JAR\" -o out.wasm",
        "\"$WIZER\" -o out.wasm <\"$MODULE\"",
        "mkfifo pipe; cat \"$MODULE\" >pipe & \"$WIZER\" pipe -o out.wasm",
        "\"$WIZER\" \"$MODULE\" | cat >out.wasm",
        "\"$WIZER\" \"$MODULE\" >out.wasm",
        "\"$WIZER\" \"$MODULE\" -o /dev/stdout | cat >out.wasm",
        "\"$WIZER\" \"$MODULE\" -o /dev/stdout >out.wasm",
        "\"$WIZER\" \"$MODULE\" -o /proc/self/fd/5 5>out.wasm",
        "mkfifo pipe; cat pipe >out.wasm & \"$WIZER\" \"$MODULE\" -o pipe; wait",
        "ln -s out.wasm link; \"$WIZER\" \"$MODULE\" -o link",
      })
  void wizer_throughPipes_givesTheSameModule(String script) throws Exception {
    Command wizer = shell.run(script);

    assertEquals("", wizer.err());
    assertEquals(0, wizer.exitCode());
    assertArrayEquals(expected, Files.readAllBytes(directory.resolve("out.wasm")));
  }

  @Test
  void wizer_afterOtherOutput_addsTheModule() throws Exception {
    Command wizer = shell.run("(echo first; \"$WIZER\" \"$MODULE\" -o /dev/stdout; echo last)");

    assertEquals(0, wizer.exitCode(), wizer.err());
    assertEquals(expected.length + "first\nlast\n".length(), wizer.out().length);
  }

  @Test
  void wizer_textThroughPipe_works() throws Exception {
    Command wizer =
        shell.run("echo '(module (func (export \"wizer.initialize\")))' | \"$WIZER\" -o out.wasm");

    assertEquals("", wizer.err());
    assertEquals(0, wizer.exitCode());
  }

  @Test
  void wizer_preloadThroughPipe_works() throws Exception {
    Files.writeString(
        directory.resolve("in.wat"),
        "(module (import \"lib\" \"f\" (func)) (export \"wizer.initialize\" (func 0)))");

    Command wizer =
        shell.run(
            "mkfifo lib.pipe; echo '(module (func (export \"f\")))' >lib.pipe &"
                + " \"$WIZER\" --preload lib=lib.pipe in.wat -o out.wasm");

    assertEquals("", wizer.err());
    assertEquals(0, wizer.exitCode());
  }

  /** A file of the kernel's says that it has no bytes, and has some. */
  @Test
  void wizer_fileWithoutSize_isRead() throws Exception {
    Command wizer = shell.run("\"$WIZER\" /proc/version -o out.wasm");

    assertEquals(3, wizer.exitCode());
    assertTrue(wizer.err().contains("magic header not detected"), wizer.err());
  }

  /** The writer opens the pipe when it reads that it is waited for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$WIZER\" pipe -o out.wasm 2>err & T='cat \"$MODULE\" >pipe'",
        "\"$WIZER\" \"$MODULE\" -o pipe 2>err & T='cat pipe >out.wasm'"
      })
  void wizer_pipeThatNobodyOpens_saysThatItWaits(String start) throws Exception {
    Command wizer =
        shell.run(
            "mkfifo pipe; : >err; "
                + start
                + "; until grep -q 'named pipe' err; do :; done; eval \"$T\"; wait");

    assertEquals(0, wizer.exitCode());
    assertArrayEquals(expected, Files.readAllBytes(directory.resolve("out.wasm")));
  }

  @Test
  void wizer_deviceThatIsFull_fails() throws Exception {
    shell.assume("test -c /dev/full");
    for (String output : new String[] {"-o /dev/full", ">/dev/full"}) {
      Command wizer = shell.run("\"$WIZER\" \"$MODULE\" " + output);

      assertEquals(9, wizer.exitCode());
      assertTrue(wizer.err().contains("failed to write"), wizer.err());
    }
  }
}
