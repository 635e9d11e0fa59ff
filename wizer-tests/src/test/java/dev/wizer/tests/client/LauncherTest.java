package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell script that starts wizer, in the surroundings in which clients run it. */
class LauncherTest {

  @TempDir Path directory;

  @Test
  void launcher_withoutAnyEnvironment_findsJavaAndWorks() throws Exception {
    Path output = directory.resolve("out.wasm");

    Command wizer =
        Command.runAlone(
            directory,
            Map.of(),
            List.of(
                Distribution.WIZER.toString(),
                Distribution.EXAMPLE.toString(),
                "-o",
                output.toString()));

    assertEquals("", wizer.err());
    assertEquals("", wizer.outText());
    assertEquals(0, wizer.exitCode());
    assertEquals(
        0x6D736100,
        ByteBuffer.wrap(Files.readAllBytes(output)).order(ByteOrder.LITTLE_ENDIAN).getInt());
  }

  @Test
  void launcher_throughASymbolicLink_works() throws Exception {
    Path link = directory.resolve("wizer");
    Files.createSymbolicLink(link, Distribution.WIZER);

    Command wizer = Command.run(directory, Map.of(), List.of(link.toString(), "--version"));

    assertEquals(0, wizer.exitCode(), wizer.err());
  }

  @Test
  void launcher_outputToStandardOutput_isTheModuleAlone() throws Exception {
    Path output = directory.resolve("out.wasm");
    List<String> toFile =
        List.of(
            Distribution.WIZER.toString(),
            Distribution.EXAMPLE.toString(),
            "-o",
            output.toString());
    assertEquals(0, Command.run(directory, Map.of(), toFile).exitCode());

    Command toStandardOutput = Command.run(directory, Map.of(), toFile.subList(0, 2));

    assertEquals("", toStandardOutput.err());
    assertArrayEquals(Files.readAllBytes(output), toStandardOutput.out());
  }

  @Test
  void launcher_optionsForTheJvm_areHonoured() throws Exception {
    Command wizer =
        Command.run(
            directory,
            Map.of("WIZER_JAVA_OPTS", "-XshowSettings:properties -Dtest.honoured=yes"),
            List.of(Distribution.WIZER.toString(), "--version"));

    assertEquals(0, wizer.exitCode());
    assertEquals(1, wizer.err().lines().filter(line -> line.contains("test.honoured")).count());
  }

  /** The JVM refuses to begin with a larger heap than the largest. */
  @ParameterizedTest
  @ValueSource(strings = {"-Xmx40m", "-XX:MaxHeapSize=40m", "-Xms200m", "-XX:MaxRAM=100m"})
  void launcher_otherSizesOfTheHeap_areHonoured(String option) throws Exception {
    Command wizer =
        Command.run(
            directory,
            Map.of("WIZER_JAVA_OPTS", option),
            List.of(Distribution.WIZER.toString(), "--version"));

    assertEquals("", wizer.err());
    assertEquals(0, wizer.exitCode());
  }

  @Test
  void launcher_withClosedStandardStreams_doesNotGiveTheGuestTheJvmsFiles() throws Exception {
    Path output = directory.resolve("out.wasm");
    Path training = Distribution.PROJECT.resolve("wizer-cli/src/main/training/training.wasm");
    String command =
        "'%s' --allow-wasi '%s' -o '%s' <&- >&- 2>&-"
            .formatted(Distribution.WIZER, training, output);

    Command shell = Command.run(directory, Map.of(), List.of("/bin/sh", "-c", command));

    assertEquals(0, shell.exitCode());
    // What it read from standard input would be in its memory, as a line of a class file.
    assertEquals(-1, indexOf(Files.readAllBytes(output), "java/lang/Object"));
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
