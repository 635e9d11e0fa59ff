package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command prints, as transcripts. Each file begins with a command line; the rest is what
 * the command must answer. With {@code -Dwizer.bless=true} the answers are written instead of
 * compared.
 */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path MODULES = Path.of("src/test/resources/modules");
  private static final String PROMPT = "$ wizer ";

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> transcripts() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(GOLDEN)) {
      files = found.sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private void check(Path file) throws IOException {
    String expected = Files.readString(file);
    String commandLine = expected.lines().findFirst().orElseThrow();
    String actual = transcript(commandLine);
    if (Boolean.getBoolean("wizer.bless")) {
      Files.writeString(file, actual);
    } else {
      assertEquals(expected, actual);
    }
  }

  private String transcript(String commandLine) {
    CommandRunner runner = new CommandRunner();
    String[] args =
        Stream.of(commandLine.substring(PROMPT.length()).split(" "))
            .map(word -> word.replace("MODULES", MODULES.toString()))
            .map(word -> word.replace("TMP", directory.toString()))
            .toArray(String[]::new);
    int exitCode = runner.run(args);
    String printed =
        (runner.outText() + runner.errText())
            .replace(MODULES.toString(), "MODULES")
            .replace(directory.toString(), "TMP")
            .replaceAll("\\b\\d+ ms", "N ms");
    return commandLine + "\n" + printed + "exit " + exitCode + "\n";
  }
}
