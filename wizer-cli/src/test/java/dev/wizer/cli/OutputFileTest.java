package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.ModuleBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir private Path directory;

  @Test
  void write_moduleInPieces_putsThemTogether() throws IOException {
    byte[] array = new byte[300_000];
    new Random(1).nextBytes(array);
    ModuleBytes module =
        ModuleBytes.of(
            List.of(
                new ModuleBytes.Piece(array, 70_000, 299_999),
                new ModuleBytes.Piece(array, 5, 5),
                new ModuleBytes.Piece(array, 0, 65_536),
                new ModuleBytes.Piece(array, 1, 3)));
    Path file = directory.resolve("out.wasm");
    Files.write(file, new byte[1_000_000]);

    new OutputFile(file.toString()).write(module);

    assertArrayEquals(module.toByteArray(), Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
