package dev.wizer.cli.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that are told to end while they write. */
class SignalTest {

  @TempDir private Path directory;

  @BeforeEach
  void requireKill() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/kill")));
  }

  private Process start(Class<?> main, String... args) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    words.addAll(List.of(args));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void awaitReady(Process process) throws IOException {
    InputStream out = process.getInputStream();
    assertEquals("ready\n", new String(out.readNBytes(6), StandardCharsets.US_ASCII));
  }

  private static int end(Process process, String signal) throws Exception {
    new ProcessBuilder("/bin/kill", "-s", signal, Long.toString(process.pid())).start().waitFor();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return process.exitValue();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static Stream<Arguments> momentsAndSignals() {
    return Stream.of(SignalledWriter.Moment.values())
        .flatMap(
            moment ->
                Stream.of(
                    Arguments.of(moment, "TERM", 143),
                    Arguments.of(moment, "INT", 130),
                    Arguments.of(moment, "HUP", 129)));
  }

  @ParameterizedTest
  @MethodSource("momentsAndSignals")
  void signal_anyMoment_leavesNoTemporaryFile(
      SignalledWriter.Moment moment, String signal, int exitCode) throws Exception {
    Path output = Files.writeString(directory.resolve("out.wasm"), "old");
    Process process = start(SignalledWriter.class, directory.toString(), moment.name());
    awaitReady(process);
    int before = names().size();

    assertEquals(exitCode, end(process, signal));

    boolean temporary =
        moment != SignalledWriter.Moment.BEFORE && moment != SignalledWriter.Moment.RENAMED;
    assertEquals(temporary ? 2 : 1, before);
    assertEquals(List.of("out.wasm"), names());
    assertEquals(
        moment == SignalledWriter.Moment.RENAMED ? SignalledWriter.LENGTH : 3, Files.size(output));
  }

  /** The signal comes when some bytes are there; all are when the process has ended. */
  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void signal_whileWritingInPlace_comesAfterTheLastByte(String signal, int exitCode)
      throws Exception {
    Path output = Files.writeString(directory.resolve("out.wasm"), "old");
    Files.createLink(directory.resolve("other"), output);
    Process process = start(InPlaceWriter.class, output.toString());
    awaitReady(process);
    try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
      while (file.length() <= 3) {
        Thread.onSpinWait();
      }
    }

    assertEquals(exitCode, end(process, signal));

    assertEquals(InPlaceWriter.LENGTH, Files.size(output));
    assertEquals(List.of("other", "out.wasm"), names());
  }
}
