package dev.wizer.cli.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostStringsTest {

  @TempDir private Path directory;

  @Test
  void path_nameThatIsNoUtf8_isTheFileOfThatName() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/cwd")));
    Path path = HostStrings.path(directory + "/n\udcff\u00e9");

    Files.writeString(path, "found");

    String uri = path.toUri().getRawPath();
    assertTrue(uri.endsWith("/n%FF%C3%A9"), uri);
    assertEquals("found", Files.readString(HostStrings.path(directory + "/n\udcff\u00e9")));
  }

  @Test
  void path_relativeNameThatIsNoUtf8_isInTheWorkingDirectory() {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/cwd")));

    String uri = HostStrings.path("n\udcff").toUri().getRawPath();

    assertEquals("/proc/self/cwd/n%FF", uri);
  }
}
