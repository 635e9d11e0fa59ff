package dev.wizer.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures that are kept: a line for each case and JDK, and lines of comment that begin with #.
 */
final class FiguresFile {

  private final Path file;
  private final List<String> comments = new ArrayList<>();
  private final List<Figures> all = new ArrayList<>();

  private FiguresFile(Path file) {
    this.file = file;
  }

  /** Reads a file. One that does not exist has no figures. */
  static FiguresFile read(Path file) throws IOException {
    FiguresFile figures = new FiguresFile(file);
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      if (line.startsWith("#")) {
        figures.comments.add(line);
      } else if (!line.isBlank()) {
        figures.all.add(Figures.parse(line));
      }
    }
    return figures;
  }

  Optional<Figures> find(String name, String jdk) {
    return all.stream().filter(one -> one.isAbout(name, jdk)).findFirst();
  }

  /** Adds figures in the place of those that are about the same. */
  void put(Figures figures) {
    int index = all.indexOf(find(figures.name(), figures.jdk()).orElse(null));
    if (index < 0) {
      all.add(figures);
    } else {
      all.set(index, figures);
    }
  }

  void write() throws IOException {
    List<String> lines = new ArrayList<>(comments);
    all.forEach(one -> lines.add(one.line()));
    Files.write(file, lines);
  }
}
