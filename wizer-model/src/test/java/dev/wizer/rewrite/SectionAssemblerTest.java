package dev.wizer.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionAssemblerTest {

  private static final byte[] ARRAY =
      WatParser.parse(
          """
          (memory 1)
          (global (mut i32) (i32.const 0))
          (func $f (export "f"))
          (start $f)
          (data (i32.const 8) "abc")
          (@custom "last" "x")
          """);

  private final Module module = ModuleReader.read(ARRAY);
  private final SectionAssembler assembler = new SectionAssembler(module);

  private int startOf(SectionId id) {
    return frame(id).start();
  }

  private int endOf(SectionId id) {
    return frame(id).end();
  }

  private ByteRange frame(SectionId id) {
    for (RawSection section : module.sections()) {
      if (section.id() == id) {
        return section.frame();
      }
    }
    throw new AssertionError("no " + id);
  }

  private static WasmWriter emptyVector() {
    return new WasmWriter().writeU32(0);
  }

  @Test
  void assemble_withoutChanges_isTheOriginalArray() {
    ModuleBytes output = assembler.assemble();

    assertEquals(List.of(new ModuleBytes.Piece(ARRAY, 0, ARRAY.length)), output.pieces());
    assertSame(ARRAY, output.toByteArray());
  }

  @Test
  void assemble_sectionLeftOut_keepsTheRestWhereItIs() {
    assembler.remove(SectionId.START);

    assertEquals(
        List.of(
            new ModuleBytes.Piece(ARRAY, 0, startOf(SectionId.START)),
            new ModuleBytes.Piece(ARRAY, endOf(SectionId.START), ARRAY.length)),
        assembler.assemble().pieces());
  }

  @Test
  void assemble_sectionReplaced_copiesNothingElse() {
    assembler.replace(SectionId.GLOBAL, emptyVector());

    List<ModuleBytes.Piece> pieces = assembler.assemble().pieces();

    assertEquals(3, pieces.size());
    assertEquals(new ModuleBytes.Piece(ARRAY, 0, startOf(SectionId.GLOBAL)), pieces.get(0));
    assertArrayEquals(new byte[] {(byte) SectionId.GLOBAL.code(), 1, 0}, pieces.get(1).array());
    assertEquals(
        new ModuleBytes.Piece(ARRAY, endOf(SectionId.GLOBAL), ARRAY.length), pieces.get(2));
  }

  @Test
  void assemble_newSection_dividesThePieceWhereItBelongs() {
    assembler.replace(SectionId.DATA_COUNT, new WasmWriter().writeU32(1));

    List<ModuleBytes.Piece> pieces = assembler.assemble().pieces();

    assertEquals(3, pieces.size());
    assertEquals(new ModuleBytes.Piece(ARRAY, 0, startOf(SectionId.CODE)), pieces.get(0));
    assertArrayEquals(new byte[] {(byte) SectionId.DATA_COUNT.code(), 1, 1}, pieces.get(1).array());
    assertEquals(
        new ModuleBytes.Piece(ARRAY, startOf(SectionId.CODE), ARRAY.length), pieces.get(2));
  }

  @Test
  void assemble_customSection_isReplacedOrLeftOutByItsPlace() {
    assembler.replaceCustom(0, new WasmWriter().writeName("n"));

    ModuleBytes output = assembler.assemble();

    assertEquals(new ModuleBytes.Piece(ARRAY, 0, endOf(SectionId.DATA)), output.pieces().get(0));
    assertArrayEquals(new byte[] {0, 2, 1, 'n'}, output.pieces().get(1).array());
    assembler.removeCustom(0);
    assertEquals(
        ARRAY.length - frame(SectionId.CUSTOM).lengthInBytes(),
        assembler.assemble().lengthInBytes());
  }

  @Test
  void assemble_moduleInPieces_keepsThePieces() {
    byte[] first = new byte[startOf(SectionId.CODE)];
    System.arraycopy(ARRAY, 0, first, 0, first.length);
    ModuleBytes inTwo =
        ModuleBytes.of(
            List.of(
                new ModuleBytes.Piece(first, 0, first.length),
                new ModuleBytes.Piece(ARRAY, first.length, ARRAY.length)));

    ModuleBytes output = new SectionAssembler(ModuleReader.read(inTwo)).assemble();

    assertEquals(inTwo.pieces(), output.pieces());
  }

  @Test
  void assemble_moreThanAnArrayHolds_isRefusedBeforeAnythingIsWritten() {
    assembler.replace(
        SectionId.DATA,
        new SectionContent() {
          @Override
          public long lengthInBytes() {
            return Integer.MAX_VALUE;
          }

          @Override
          public void writeTo(WasmWriter target) {
            throw new AssertionError("written");
          }
        });

    assertThrows(OutputTooLargeException.class, assembler::assemble);
  }
}
