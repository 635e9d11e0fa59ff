package dev.wizer.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Remembers of which execution an output is the result, from one build to the next. */
final class StateFile {

  private final Path file;
  private final Path output;

  /**
   * Makes one for an output.
   *
   * @param directory where such files are, for all outputs
   */
  StateFile(Path directory, Path output) {
    byte[] name = output.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
    this.output = output;
    this.file =
        directory.resolve(
            output.getFileName() + "-" + Fingerprint.of(name).substring(0, 16) + ".sha256");
  }

  /** {@return whether the output is there as an execution with the fingerprint has left it} */
  boolean isCurrent(String fingerprint) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .equals(content(fingerprint, Files.readAllBytes(output)));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  void remember(String fingerprint, byte[] result) throws IOException {
    AtomicFiles.write(file, content(fingerprint, result).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String content(String fingerprint, byte[] result) {
    return fingerprint + "\n" + Fingerprint.of(result) + "\n";
  }
}
