package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that would steer a terminal, in every message that shows one. */
class ControlCharactersTest {

  /** Escape, delete, a line end, a control character of two bytes, and one that turns the text. */
  private static final String NAME_IN_TEXT = "\\1b[2J\\7f\\0a\\c2\\9b\\e2\\80\\ae";

  private static final String NAME = "\u001b[2J\u007f\n\u009b\u202e";
  private static final String SHOWN = "\\u{1b}[2J\\u{7f}\\n\\u{9b}\\u{202e}";

  @TempDir private Path directory;
  private final CommandRunner runner = new CommandRunner();

  private void assertShown(int exitCode, String module, String... args) throws IOException {
    Path input =
        Files.writeString(directory.resolve("in.wat"), module.replace("NAME", NAME_IN_TEXT));
    String[] words = new String[args.length + 3];
    words[0] = input.toString();
    words[1] = "-o";
    words[2] = directory.resolve("out.wasm").toString();
    System.arraycopy(args, 0, words, 3, args.length);

    assertEquals(exitCode, runner.run(words), runner.errText());

    String text = runner.errText();
    assertTrue(text.contains(SHOWN), text);
    for (int i = 0; i < text.length(); i++) {
      int type = Character.getType(text.charAt(i));
      assertTrue(
          text.charAt(i) == '\n' || type != Character.CONTROL && type != Character.FORMAT, text);
    }
  }

  @Test
  void exportThatTraps_isShownWithEscapes() throws IOException {
    assertShown(5, "(module (func (export \"NAME\") unreachable))", "-f", NAME);
  }

  @Test
  void functionInBacktrace_isShownWithEscapes() throws IOException {
    assertShown(
        5, "(module (func $\"NAME\" unreachable) (func (export \"wizer.initialize\") (call 0)))");
  }

  @Test
  void moduleInBacktrace_isShownWithEscapes() throws IOException {
    assertShown(5, "(module $\"NAME\" (func (export \"wizer.initialize\") unreachable))");
  }

  @Test
  void importThatNobodyProvides_isShownWithEscapes() throws IOException {
    assertShown(
        7,
        "(module (import \"NAME\" \"NAME\" (func)) (export \"wizer.initialize\" (func 0))"
            + " (func (export \"f\")))");
  }

  @Test
  void importOfAMemory_isShownWithEscapes() throws IOException {
    assertShown(
        1, "(module (import \"NAME\" \"NAME\" (memory 1)) (func (export \"wizer.initialize\")))");
  }

  @Test
  void initFunctionThatIsNotThere_isShownWithEscapes() throws IOException {
    assertShown(1, "(module)", "-f", NAME);
  }

  @Test
  void renamedExportThatIsNotThere_isShownWithEscapes() throws IOException {
    assertShown(1, "(module (func (export \"wizer.initialize\")))", "-r", "a=" + NAME);
  }

  @Test
  void reportOfTheInitFunction_isShownWithEscapes() throws IOException {
    assertShown(0, "(module (func (export \"NAME\")))", "-f", NAME, "-v");
  }

  @Test
  void preloadThatIsNotThere_isShownWithEscapes() throws IOException {
    assertShown(9, "(module (func (export \"wizer.initialize\")))", "--preload", "lib=none" + NAME);
  }
}
