package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strings of the operating system are bytes, whatever the locale is. */
class LocalesTest {

  /** A word with an e with an acute accent, and one with a byte that is no UTF-8. */
  private static final String SET_WORDS =
      "E=$(printf 'caf\\303\\251'); X=$(printf 'x\\377y'); export E X; ";

  private static final String LAUNCHER = "\"$WIZER\"";
  private static final String JAR = "\"$JAVA\" -jar \"$JAR\"";

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void copyModule() throws Exception {
    shell = new Shell(directory);
    shell.assume("test -d /proc/self/cwd");
    // It has its arguments and its environment copied to its memory.
    Files.copy(
        Distribution.PROJECT.resolve("wizer-cli/src/test/resources/modules/environment.wasm"),
        directory.resolve("in.wasm"));
  }

  private static Map<String, String> locale(String locale) {
    return locale.equals("none") ? Map.of() : Map.of("LC_ALL", locale);
  }

  @ParameterizedTest
  @CsvSource({
    "launcher, none",
    "launcher, C",
    "launcher, POSIX",
    "launcher, C.UTF-8",
    "launcher, xx_XX.ISO-8859-1",
    "jar, none",
    "jar, C",
    "jar, POSIX",
    "jar, C.UTF-8",
    "jar, xx_XX.ISO-8859-1"
  })
  void wizer_anyLocale_hasNamesArgumentsAndVariablesAsTheyAre(String way, String locale)
      throws Exception {
    String wizer = way.equals("jar") ? JAR : LAUNCHER;
    String script =
        SET_WORDS
            + "cp in.wasm \"$E.wasm\"; cp in.wasm \"$X.wasm\"; unset OLDPWD; "
            + wizer
            + " --allow-wasi --arg \"$E\" --arg \"$X\" --env E --env X --env \"$X=$E\""
            + " \"$E.wasm\" -o \"out-$E.wasm\" && "
            + wizer
            + " --allow-wasi \"$X.wasm\" -o \"out-$X.wasm\""
            + " && mv \"out-$E.wasm\" out.wasm && test -s \"out-$X.wasm\"";

    Command command = shell.runAlone(locale(locale), script);

    assertEquals("", command.err());
    assertEquals(0, command.exitCode());
    byte[] result = Files.readAllBytes(directory.resolve("out.wasm"));
    String bytes = new String(result, StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("caf\u00c3\u00a9.wasm\0caf\u00c3\u00a9\0x\u00ffy"), bytes);
    assertTrue(bytes.contains("E=caf\u00c3\u00a9\0X=x\u00ffy\0x\u00ffy=caf\u00c3\u00a9"), bytes);
  }

  @Test
  void wizer_inheritedEnvironment_isTheCallersInEveryLocale() throws Exception {
    String first = null;
    for (String locale : new String[] {"C", "Z", "POSIX", "C.UTF-8", ""}) {
      Command command =
          shell.runAlone(
              Map.of("KEPT", locale),
              SET_WORDS
                  + "LC_ALL=$KEPT; export LC_ALL; unset KEPT PWD OLDPWD;"
                  + " \"$WIZER\" --allow-wasi --inherit-env in.wasm -o out.wasm");
      assertEquals("", command.err());
      String bytes = Files.readString(directory.resolve("out.wasm"), StandardCharsets.ISO_8859_1);
      assertTrue(bytes.contains("LC_ALL=" + locale + "\0"), bytes);
      assertTrue(bytes.contains("\0X=x\u00ffy"), bytes);
      if (locale.equals("C")) {
        first = bytes;
      } else if (locale.equals("Z")) {
        assertEquals(first.replace("LC_ALL=C", "LC_ALL=Z"), bytes);
      }
    }
  }

  @Test
  void wizer_withoutLocale_givesTheGuestNone() throws Exception {
    Command command =
        shell.runAlone(Map.of(), "\"$WIZER\" --allow-wasi --inherit-env in.wasm -o out.wasm");

    assertEquals(0, command.exitCode(), command.err());
    String bytes = Files.readString(directory.resolve("out.wasm"), StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("MODULE="), bytes);
    assertEquals(-1, bytes.indexOf("LC_ALL"));
  }

  @ParameterizedTest
  @CsvSource({"launcher, C", "launcher, C.UTF-8", "jar, C", "jar, C.UTF-8"})
  void wizer_nameThatIsNotThere_isShownReadably(String way, String locale) throws Exception {
    String wizer = way.equals("jar") ? JAR : LAUNCHER;

    Command command =
        shell.runAlone(locale(locale), SET_WORDS + wizer + " \"$E-$X-$(printf '\\033[1m').wasm\"");

    assertEquals(9, command.exitCode());
    assertTrue(command.err().contains("`caf\u00e9-x\\xffy-\\u{1b}[1m.wasm`\n"), command.err());
    assertTrue(command.err().contains("No such file or directory"), command.err());
  }

  @ParameterizedTest
  @CsvSource({"launcher, C", "launcher, C.UTF-8", "jar, C.UTF-8"})
  void wizer_directoryWithOtherCharacters_works(String way, String locale) throws Exception {
    String wizer = way.equals("jar") ? JAR : LAUNCHER;

    Command command =
        shell.runAlone(
            locale(locale),
            SET_WORDS
                + "for d in \"$E\" \"$X\"; do mkdir \"$d\" && cd \"$d\" && "
                + wizer
                + " --allow-wasi --dir . ../in.wasm -o out.wasm && test -s out.wasm || exit 1;"
                + " cd ..; done");

    assertEquals("", command.err());
    assertEquals(0, command.exitCode());
  }
}
