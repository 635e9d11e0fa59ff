package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each option reaches the run: a command with it does something else than one without. What can be
 * seen is all that a command leaves behind, and which engine's code was running when the guest
 * wrote something.
 */
class OptionEffectsTest {

  private static final String PRELOAD = "(module (func (export \"f\") (result i32) (i32.const 7)))";

  @TempDir Path directory;

  @Test
  void cases_areThoseOfAllOptions() {
    Set<String> options = new TreeSet<>();
    for (OptionDefinition definition : OptionDefinition.all()) {
      options.add(definition.name());
    }
    assertEquals(options, new TreeSet<>(OptionCases.all().keySet()));
  }

  @TestFactory
  Stream<DynamicTest> option_givenOrNot_makesADifference() {
    return new TreeMap<>(OptionCases.all())
        .entrySet().stream()
            .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
  }

  private void check(OptionCases.Case each) throws IOException {
    Effects without = run(each, each.common());
    List<String> args = new ArrayList<>(each.common());
    args.addAll(each.option());
    Effects with = run(each, args);
    if (each.hasEffect()) {
      assertNotEquals(without, with);
    } else {
      assertEquals(without, with);
    }
    // That nothing is wrong with the command line itself.
    assertNotEquals(ExitCode.USAGE, without.exit(), without::toString);
    assertNotEquals(ExitCode.USAGE, with.exit(), with::toString);
  }

  /**
   * What a command leaves behind.
   *
   * @param exit how it ended
   * @param out what it wrote on standard output
   * @param err and on standard error, without times
   * @param file the output file, if there is one
   * @param engines whose code was running when the guest wrote on standard output
   */
  private record Effects(ExitCode exit, String out, String err, String file, Set<String> engines) {}

  private Effects run(OptionCases.Case each, List<String> args) throws IOException {
    Path module = Files.writeString(directory.resolve("in.wat"), each.module());
    Files.writeString(directory.resolve("preload.wat"), PRELOAD);
    Path output = directory.resolve("out.wasm");
    Files.deleteIfExists(output);
    String[] all =
        Stream.concat(Stream.of(module.toString()), args.stream())
            .map(word -> word.replace("TMP", directory.toString()))
            .toArray(String[]::new);
    Witness out = new Witness();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StandardStreams streams = new StandardStreams(new ByteArrayInputStream(new byte[0]), out, err);
    ExitCode exit = Main.run(all, streams, Map.of("INHERITED", "1"));
    return new Effects(
        exit,
        Arrays.toString(out.bytes.toByteArray()),
        err.toString(StandardCharsets.UTF_8).replaceAll("\\d+ ms", "N ms"),
        Files.exists(output) ? Arrays.toString(Files.readAllBytes(output)) : "none",
        out.engines);
  }

  /** Standard output that looks at who writes. */
  private static final class Witness extends OutputStream {

    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final Set<String> engines = new TreeSet<>();

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes.write(source, offset, length);
      for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
        if (frame.getClassName().startsWith("dev.wizer.compiled.")) {
          engines.add("compiled");
        } else if (frame.getClassName().startsWith("com.dylibso.")) {
          engines.add("chicory");
        }
      }
    }
  }
}
