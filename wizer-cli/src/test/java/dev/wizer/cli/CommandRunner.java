package dev.wizer.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs the command in this process. */
final class CommandRunner {

  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Runs a command line; gives the exit code. */
  int run(Map<String, String> environment, byte[] input, String... args) {
    StandardStreams streams = new StandardStreams(new ByteArrayInputStream(input), out, err);
    return Main.run(args, streams, environment).code();
  }

  int run(String... args) {
    return run(Map.of(), new byte[0], args);
  }

  String errText() {
    return err.toString(StandardCharsets.UTF_8);
  }

  String outText() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** {@return a module of the test resources} */
  static byte[] module(String name) {
    try (InputStream resource = CommandRunner.class.getResourceAsStream("/modules/" + name)) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a module of the test resources into a directory; gives its path. */
  static String copyModule(String name, Path directory) {
    try {
      return Files.write(directory.resolve(name), module(name)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
