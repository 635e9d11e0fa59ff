package dev.wizer.tests.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresFileTest {

  private static final Figures OLD =
      new Figures("2026-01-31", "17.0.15", 40, "tiny", 110, 90, 48, 1.25);

  @TempDir Path directory;

  @Test
  void figures_written_areReadAgain() throws Exception {
    Path file = directory.resolve("figures.tsv");
    Files.writeString(file, "# comment\n" + OLD.line() + "\n");
    FiguresFile figures = FiguresFile.read(file);
    assertEquals(Optional.of(OLD), figures.find("tiny", "17.0.16"));
    assertEquals(Optional.empty(), figures.find("tiny", "25.0.3"));
    assertEquals(Optional.empty(), figures.find("sieve", "17.0.15"));

    Figures next = new Figures("2026-02-01", "17.0.16", 41, "tiny", 100, 80, 47, 1.1);
    Figures other = new Figures("2026-02-01", "25-ea", 41, "tiny", 90, 70, 46, 1);
    figures.put(next);
    figures.put(other);
    figures.write();
    assertEquals(List.of("# comment", next.line(), other.line()), Files.readAllLines(file));
    assertEquals(Optional.of(other), FiguresFile.read(file).find("tiny", "25.0.3"));
  }

  @Test
  void file_absent_hasNoFigures() throws Exception {
    FiguresFile figures = FiguresFile.read(directory.resolve("none.tsv"));
    assertEquals(Optional.empty(), figures.find("tiny", "17.0.15"));
  }

  @Test
  void line_withTooFewFields_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Figures.parse("2026-01-31\t17.0.15"));
  }
}
