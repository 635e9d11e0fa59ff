package dev.wizer.tests.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs scripts of the system's shell in a directory. {@code $WIZER} is the launcher, {@code
 * $MODULE} a module without imports; scripts are ASCII, so that no locale changes them on the way.
 */
final class Shell {

  private static final Path JAR_DIRECTORY = Distribution.WIZER.resolve("../../lib").normalize();

  private final Path directory;

  Shell(Path directory) {
    this.directory = directory;
  }

  /** Runs a script with the test's environment. */
  Command run(String script) throws IOException, InterruptedException {
    return Command.run(directory, variables(), List.of("/bin/sh", "-c", script));
  }

  /** Runs a script with no other variables than {@code added}. */
  Command runAlone(Map<String, String> added, String script)
      throws IOException, InterruptedException {
    Map<String, String> variables = variables();
    variables.putAll(added);
    return Command.runAlone(directory, variables, List.of("/bin/sh", "-c", script));
  }

  private static Map<String, String> variables() throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    variables.put("WIZER", Distribution.WIZER.toString());
    variables.put("MODULE", Distribution.EXAMPLE.toString());
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
    variables.put("JAR", jar().toString());
    return variables;
  }

  private static Path jar() throws IOException {
    try (var files = Files.newDirectoryStream(JAR_DIRECTORY, "wizer-cli-*.jar")) {
      return files.iterator().next();
    }
  }

  /** Ends the test, neither passed nor failed, where a script that it needs does not succeed. */
  void assume(String script) throws IOException, InterruptedException {
    Command tried = run(script);
    Assumptions.assumeTrue(tried.exitCode() == 0, () -> "not here: " + script + tried.err());
  }
}
