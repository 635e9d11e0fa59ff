package dev.wizer.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The inputs that fuzzing began with or found, once more. */
class CorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/fuzz");

  private static List<Path> inputs(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  @Test
  void modules_areReadRunAndPreInitialized() throws IOException {
    Map<RunTarget.Progress, Integer> progress = new EnumMap<>(RunTarget.Progress.class);
    for (Path file : inputs(".wasm")) {
      progress.merge(RunTarget.run(Files.readAllBytes(file)), 1, Integer::sum);
    }
    // An input that comes nowhere tells nothing.
    assertTrue(
        progress.getOrDefault(RunTarget.Progress.PRE_INITIALIZED, 0) >= 9, () -> "" + progress);
    assertTrue(progress.getOrDefault(RunTarget.Progress.INVALID, 0) >= 1, () -> "" + progress);
  }

  @Test
  void texts_areParsedOrRefused() throws IOException {
    int modules = 0;
    int refused = 0;
    for (Path file : inputs(".wat")) {
      byte[] text = Files.readAllBytes(file);
      boolean parsed = TextTarget.parsed(text).isPresent();
      TextTarget.fuzzerTestOneInput(text);
      modules += parsed ? 1 : 0;
      refused += parsed ? 0 : 1;
    }
    assertTrue(modules >= 5, "modules: " + modules);
    assertTrue(refused >= 1, "refused: " + refused);
  }
}
