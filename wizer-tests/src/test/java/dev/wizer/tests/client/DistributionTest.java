package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What has to be said of the libraries in the distribution is said. */
class DistributionTest {

  private static final Path HOME = Distribution.WIZER.getParent().getParent();

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  @Test
  void distribution_hasTheLicenses() throws IOException {
    byte[] license = Files.readAllBytes(Distribution.PROJECT.resolve("LICENSE"));

    assertEquals(
        -1, Files.mismatch(HOME.resolve("LICENSE"), Distribution.PROJECT.resolve("LICENSE")));
    assertTrue(Files.size(HOME.resolve("NOTICE")) > 0);
    int ours = 0;
    for (Path jar : jars()) {
      if (jar.getFileName().toString().startsWith("wizer-")) {
        ours++;
        try (JarFile file = new JarFile(jar.toFile())) {
          assertEquals(license.length, file.getEntry("META-INF/LICENSE").getSize(), jar::toString);
          assertNotNull(file.getEntry("META-INF/NOTICE"), jar::toString);
        }
      }
    }
    assertEquals(6, ours);
  }

  @Test
  void distribution_namesEachLibraryOfOthers() throws IOException {
    String named = Files.readString(HOME.resolve("licenses/THIRD-PARTY.txt"));
    int others = 0;
    for (Path jar : jars()) {
      String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
      if (!name.startsWith("wizer-")) {
        others++;
        assertTrue(named.matches("(?s).*\\b\\Q" + name + "\\E[ ,\n].*"), name);
      }
    }
    assertTrue(others > 10, "libraries: " + others);
  }

  @Test
  void distribution_changedLibraries_sayThatTheyAre() throws IOException {
    int changed = 0;
    for (Path jar : jars()) {
      String name = jar.getFileName().toString();
      assertFalse(name.matches("(asm|picocli)-[0-9.]+\\.jar"), name);
      if (name.endsWith("-upgraded.jar")) {
        changed++;
        try (JarFile file = new JarFile(jar.toFile())) {
          assertNotNull(file.getManifest().getMainAttributes().getValue("Changes"), name);
        }
      }
    }
    assertEquals(2, changed);
  }
}
