package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleWriterTest {

  private static final byte[] ARRAY =
      new RawModule()
          .section(SectionId.CUSTOM, 1, 'a')
          .section(SectionId.CUSTOM, 1, 'b')
          .section(SectionId.CUSTOM, 1, 'c')
          .build();

  private final Module module = ModuleReader.read(ARRAY);
  private final ModuleWriter writer = new ModuleWriter(module.bytes());

  private ByteRange frame(int index) {
    return module.sections().get(index).frame();
  }

  @Test
  void finish_nothingWritten_isThePreamble() {
    assertEquals(List.of(new ModuleBytes.Piece(ARRAY, 0, 8)), writer.finish().pieces());
  }

  @Test
  void keep_allSections_isTheOriginal() {
    ModuleBytes same = writer.keep(frame(0)).keep(frame(1)).keep(frame(2)).finish();

    assertEquals(1, same.pieces().size());
    assertSame(ARRAY, same.toByteArray());
  }

  @Test
  void keep_allButOne_dividesThePieces() {
    ModuleBytes shorter = writer.keep(frame(0)).keep(frame(2)).finish();

    assertEquals(
        List.of(new ModuleBytes.Piece(ARRAY, 0, 12), new ModuleBytes.Piece(ARRAY, 16, 20)),
        shorter.pieces());
  }

  @Test
  void keep_inAnotherOrder_movesSections() {
    ModuleBytes moved = writer.keep(frame(1)).keep(frame(2)).keep(frame(0)).finish();

    assertEquals(
        List.of(
            new ModuleBytes.Piece(ARRAY, 0, 8),
            new ModuleBytes.Piece(ARRAY, 12, 20),
            new ModuleBytes.Piece(ARRAY, 8, 12)),
        moved.pieces());
  }

  @Test
  void add_newSection_isAPieceOfItsOwn() {
    WasmWriter content = new WasmWriter().writeName("new");
    WasmWriter section = new WasmWriter(6).writeSection(SectionId.CUSTOM, content);

    ModuleBytes longer = writer.keep(frame(0)).add(section).keep(frame(1)).keep(frame(2)).finish();

    assertEquals(
        List.of(
            new ModuleBytes.Piece(ARRAY, 0, 12),
            new ModuleBytes.Piece(section.finish(), 0, 6),
            new ModuleBytes.Piece(ARRAY, 12, 20)),
        longer.pieces());
    byte[] expected =
        new RawModule()
            .section(SectionId.CUSTOM, 1, 'a')
            .section(SectionId.CUSTOM, 3, 'n', 'e', 'w')
            .section(SectionId.CUSTOM, 1, 'b')
            .section(SectionId.CUSTOM, 1, 'c')
            .build();
    assertArrayEquals(expected, longer.toByteArray());
  }

  @Test
  void add_writerThatIsNotFull_addsWhatHasBeenWritten() {
    WasmWriter section = new WasmWriter(100).writeSection(SectionId.CUSTOM, new WasmWriter());

    assertEquals(10, writer.add(section).finish().lengthInBytes());
  }
}
