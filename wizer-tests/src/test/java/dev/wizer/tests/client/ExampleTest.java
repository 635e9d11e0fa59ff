package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of the README, pre-initialized with each engine and then run by V8. */
@EnabledIfEnvironmentVariable(named = "WIZER_CLIENTS", matches = ".+")
class ExampleTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"interp", "chicory", "chicory-compiler"})
  void example_preInitialized_answersAtOnceInNode(String engine) throws Exception {
    Path output = directory.resolve("primes.wasm");
    Command wizer =
        Command.run(
            directory,
            Map.of(),
            List.of(
                Distribution.WIZER.toString(),
                "--engine",
                engine,
                Distribution.EXAMPLE.toString(),
                "-o",
                output.toString()));
    assertEquals(0, wizer.exitCode(), wizer.err());

    Command node =
        Command.run(
            directory,
            Map.of(),
            List.of(
                "node",
                Distribution.CLIENTS.resolve("prime.mjs").toString(),
                output.toString(),
                "99999"));

    assertEquals("1299709 memory,prime\n", node.outText(), node.err());
  }
}
