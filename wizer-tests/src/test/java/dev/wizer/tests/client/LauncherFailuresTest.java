package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Surroundings in which Java does not start, or would not without the launcher's help. */
class LauncherFailuresTest {

  private static final String RUN = "\"$WIZER\" \"$MODULE\" -o out.wasm";

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void makeShell() {
    shell = new Shell(directory);
  }

  private static void assertFailed(int exitCode, String message, Command command) {
    assertTrue(command.err().contains(message), command.err());
    assertFalse(command.err().contains("\tat "), command.err());
    assertEquals(exitCode, command.exitCode(), command.err());
    assertEquals(0, command.out().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkdir home",
        "mkdir -p home/bin; : >home/bin/java",
        "mkdir -p home/bin/java",
        "mkdir -p home/bin; echo 'exit 1' >home/bin/java; chmod +x home/bin/java",
        "mkdir -p home/bin home/lib; echo 'exit 0' >home/bin/java; chmod +x home/bin/java;"
            + " : >home/lib/modules; echo 'JAVA_VERSION=\"11.0.2\"' >home/release",
        "mkdir -p home/bin home/lib; echo 'exit 0' >home/bin/java; chmod +x home/bin/java;"
            + " : >home/lib/modules; echo 'JAVA_VERSION=\"1.8.0_392\"' >home/release"
      })
  void launcher_javaHomeThatIsOfNoUse_takesAnotherAndSaysSo(String script) throws Exception {
    Command command = shell.run(script + "; JAVA_HOME=$PWD/home " + RUN);

    assertEquals(0, command.exitCode(), command.err());
    assertEquals(1, command.err().lines().count(), command.err());
    assertTrue(command.err().startsWith("wizer: JAVA_HOME=" + directory), command.err());
    assertTrue(Files.size(directory.resolve("out.wasm")) > 0);
  }

  @Test
  void launcher_workingDirectoryThatIsGone_saysSo() throws Exception {
    Command command = shell.run("mkdir gone; cd gone; rmdir ../gone; " + RUN);

    assertFailed(9, "the working directory does not exist any more", command);
  }

  @ParameterizedTest
  @CsvSource({
    "-Xfoo, 2",
    "-XX:+NoSuchOption, 2",
    "-Xmx1k, 2",
    "-Xms2g -Xmx1g, 2",
    "-Xmx999999g, 8"
  })
  void launcher_optionsWithWhichJavaDoesNotStart_saysSo(String options, int exitCode)
      throws Exception {
    Command command = shell.run("WIZER_JAVA_OPTS='" + options + "' " + RUN);

    assertFailed(exitCode, "WIZER_JAVA_OPTS=" + options, command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WIZER_JAVA_OPTS=-XX:+UseG1GC",
        "WIZER_JAVA_OPTS=-XX:+UseParallelGC",
        "WIZER_JAVA_OPTS='-XX:+UseG1GC -Xmx300m'",
        "WIZER_JAVA_OPTS=-Xmx60m",
        "JDK_JAVA_OPTIONS=-XX:+UseG1GC",
        "JAVA_TOOL_OPTIONS=-XX:+UseParallelGC"
      })
  void launcher_anotherCollectorOrHeap_works(String variable) throws Exception {
    Command command = shell.run(variable + " " + RUN);

    assertEquals(0, command.exitCode(), command.err());
  }

  /** Too few addresses for the JVM to begin with, for its parts, for the run, and enough. */
  @ParameterizedTest
  @ValueSource(
      ints = {100_000, 300_000, 500_000, 700_000, 900_000, 1_200_000, 2_000_000, 4_000_000})
  void launcher_limitedAddresses_worksOrSaysSo(int kibibytes) throws Exception {
    shell.assume("test -r /proc/self/limits");

    Command command = shell.run("ulimit -v " + kibibytes + "; " + RUN);

    if (command.exitCode() == 0) {
      assertTrue(kibibytes > 500_000);
    } else {
      assertFailed(8, "ot enough memory", command);
      assertTrue(kibibytes < 4_000_000);
    }
    assertFalse(shell.run("ls").outText().contains("hs_err"));
  }

  @Test
  void launcher_limitedAddresses_keepsOtherExitCodes() throws Exception {
    shell.assume("test -r /proc/self/limits");
    Command refused = shell.run("ulimit -v 6000000; \"$WIZER\" -f none \"$MODULE\"");

    assertEquals(1, refused.exitCode(), refused.err());
    Command invalid = shell.run("ulimit -v 6000000; echo '(oops' | \"$WIZER\"");

    assertEquals(3, invalid.exitCode(), invalid.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"with:colon", "with space", "it's", "a\"quote", "a*b", "$HOME", "back\\slash"})
  void launcher_placeWithOtherCharacters_works(String name) throws Exception {
    Path place = Files.createDirectory(directory.resolve(name));
    Command command =
        shell.runAlone(
            Map.of("PLACE", place.toString()),
            "cp -r \"${WIZER%/*}/..\" \"$PLACE/wizer\" && \"$PLACE/wizer/bin/wizer\" \"$MODULE\" -o"
                + " out.wasm && ln -s \"$PLACE/wizer/bin/wizer\" link && ./link --version");

    assertEquals("", command.err());
    assertEquals(0, command.exitCode());
    assertTrue(command.outText().startsWith("wizer"), command.outText());
    assertTrue(Files.size(directory.resolve("out.wasm")) > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wizer-wasi", "wizer-model", "wizer-engine-interp"})
  void wizer_installationThatIsNotComplete_saysSo(String jar) throws Exception {
    Command command =
        shell.run(
            "cp -r \"${WIZER%/*}/..\" copy && rm copy/lib/"
                + jar
                + "-*.jar && copy/bin/wizer --allow-wasi \"$MODULE\" -o out.wasm");

    assertFailed(70, "Error: internal error", command);
  }

  /** The sizes go from one in which the JVM does little more than start to one that is enough. */
  @Test
  void wizer_heapThatIsTooSmall_saysSo() throws Exception {
    StringBuilder text = new StringBuilder("(module (memory 1000)\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("(func (param i32) (result i32) (i32.add (local.get 0) (i32.const ");
      text.append(i).append(")))\n");
    }
    text.append("(func (export \"wizer.initialize\")))");
    Files.writeString(directory.resolve("in.wat"), text);
    int failed = 0;
    for (int mebibytes = 8; mebibytes <= 256; mebibytes += Math.max(1, mebibytes / 4)) {
      Command command =
          shell.run("WIZER_JAVA_OPTS=-Xmx" + mebibytes + "m \"$WIZER\" in.wat -o out.wasm");

      if (command.exitCode() != 0) {
        failed++;
        assertFailed(8, "Error: ", command);
        assertTrue(command.err().contains("-Xmx"), command.err());
      }
    }
    assertTrue(failed > 3, "failed: " + failed);
  }
}
