package dev.wizer.tests.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Command(int exitCode, byte[] out, String err) {

  private static final long TIMEOUT_MINUTES = 10;

  /** Runs a process in {@code directory}, with variables added to this process's environment. */
  public static Command run(Path directory, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    return run(directory, environment, words, false);
  }

  /** Runs a process that sees no other variables than {@code environment}. */
  static Command runAlone(Path directory, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    return run(directory, environment, words, true);
  }

  private static Command run(
      Path directory, Map<String, String> environment, List<String> words, boolean alone)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", null);
    Path err = Files.createTempFile("err", null);
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    if (alone) {
      builder.environment().clear();
    }
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("no end after " + TIMEOUT_MINUTES + " minutes: " + words);
    }
    Command command =
        new Command(
            process.exitValue(),
            Files.readAllBytes(out),
            Files.readString(err, StandardCharsets.UTF_8));
    Files.delete(out);
    Files.delete(err);
    return command;
  }

  /** {@return its standard output as text} */
  public String outText() {
    return new String(out, StandardCharsets.UTF_8);
  }
}
