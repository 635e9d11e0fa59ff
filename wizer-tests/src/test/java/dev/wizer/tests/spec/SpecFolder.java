package dev.wizer.tests.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The folder with the specification's scripts.
 *
 * @param path where it is
 * @param isAskedFor whether somebody named it; otherwise it need not be there
 */
record SpecFolder(Path path, boolean isAskedFor) {

  /** The system property that names the folder, as seen from the project's root. */
  static final String PROPERTY = "wizer.spec";

  private static final String DEFAULT = "../shared/spec";
  private static final String EXTENSION = ".wast";

  /** {@return the folder that the system property names, or else the one beside the checkout} */
  static SpecFolder find() {
    return of(System.getProperty(PROPERTY), projectRoot(Path.of("").toAbsolutePath()));
  }

  /**
   * {@return the folder}
   *
   * @param property the property's value, or null
   * @param root the project's root
   */
  static SpecFolder of(String property, Path root) {
    if (property == null) {
      return new SpecFolder(root.resolve(DEFAULT).normalize(), false);
    }
    if (property.isBlank()) {
      throw new IllegalArgumentException("-D" + PROPERTY + " names no folder");
    }
    return new SpecFolder(root.resolve(property).normalize(), true);
  }

  /** {@return the nearest directory from {@code start} upwards that has our module in it} */
  private static Path projectRoot(Path start) {
    for (Path path = start; path != null; path = path.getParent()) {
      if (Files.exists(path.resolve("wizer-tests/pom.xml"))) {
        return path;
      }
    }
    throw new IllegalStateException("no project around " + start);
  }

  /**
   * {@return all scripts in the folder and below, sorted}
   *
   * @throws AssertionError if there are none although somebody asked for them
   * @throws TestAbortedException if there are none and nobody asked
   */
  List<Path> scripts() {
    List<Path> scripts = Files.isDirectory(path) ? walk() : List.of();
    if (!scripts.isEmpty()) {
      return scripts;
    }
    String problem = "no " + EXTENSION + " files in " + path;
    if (isAskedFor) {
      throw new AssertionError(problem);
    }
    throw new TestAbortedException(
        "THE SPECIFICATION'S VECTORS WERE NOT RUN: " + problem + "; -D" + PROPERTY + "=DIR");
  }

  private List<Path> walk() {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(EXTENSION))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return a script's path as seen from the folder, with slashes on every system} */
  String name(Path script) {
    return path.relativize(script).toString().replace('\\', '/');
  }
}
