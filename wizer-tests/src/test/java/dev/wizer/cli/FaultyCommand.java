package dev.wizer.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** A run of the command: loaded with faults, and reached by what the JDK knows. */
public final class FaultyCommand implements Function<byte[], byte[]> {

  private final Path folder;

  /** Makes a run whose files are in a folder. */
  public FaultyCommand(Path folder) {
    this.folder = folder;
  }

  /** Gives what was written, if the command says that it succeeded. */
  @Override
  public byte[] apply(byte[] module) {
    Path output = folder.resolve("out.wasm");
    try {
      Files.deleteIfExists(output);
      String[] arguments = {"-o", output.toString(), "--allow-wasi", "-v"};
      StandardStreams streams =
          new StandardStreams(
              new ByteArrayInputStream(module),
              new ByteArrayOutputStream(),
              new ByteArrayOutputStream());
      ExitCode code = Main.run(arguments, streams, Map.of());
      if (code != ExitCode.SUCCESS) {
        throw new IllegalStateException("exit code " + code.code());
      }
      return Files.readAllBytes(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
