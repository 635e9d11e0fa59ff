package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.ModuleBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawSectionsTest {

  private static final byte[] EMPTY = new RawModule().build();

  private static List<RawSection> read(byte[] module) {
    return read(ModuleBytes.of(module));
  }

  private static List<RawSection> read(ModuleBytes module) {
    RawSections sections = new RawSections(module);
    List<RawSection> all = new ArrayList<>();
    while (sections.hasMore()) {
      all.add(sections.read());
    }
    return all;
  }

  private static String problem(byte[] module) {
    return assertThrows(MalformedModuleException.class, () -> read(module)).problem();
  }

  private static byte[] withByte(int offset, int value) {
    byte[] module = EMPTY.clone();
    module[offset] = (byte) value;
    return module;
  }

  @Test
  void read_emptyModule_hasNoSections() {
    assertEquals(List.of(), read(EMPTY));
  }

  @Test
  void read_sections_givesFrameAndContent() {
    byte[] module =
        new RawModule()
            .section(SectionId.TYPE, 0)
            .section(SectionId.CUSTOM, 1, 'a', 9)
            .section(SectionId.DATA, 0)
            .build();
    assertEquals(
        List.of(
            new RawSection(
                SectionId.TYPE, new ByteRange(module, 8, 11), new ByteRange(module, 10, 11)),
            new RawSection(
                SectionId.CUSTOM, new ByteRange(module, 11, 16), new ByteRange(module, 13, 16)),
            new RawSection(
                SectionId.DATA, new ByteRange(module, 16, 19), new ByteRange(module, 18, 19))),
        read(module));
  }

  @Test
  void read_allKindsInTheirOrder_areAccepted() {
    RawModule module = new RawModule();
    for (SectionId id : SectionId.values()) {
      module.section(id, 0);
    }
    assertEquals(SectionId.values().length, read(module.build()).size());
  }

  @Test
  void read_shortPreamble_endsUnexpectedly() {
    for (int length = 0; length < 8; length++) {
      assertEquals("unexpected end of section or function", problem(Arrays.copyOf(EMPTY, length)));
    }
  }

  @Test
  void read_otherPreamble_isRefused() {
    assertEquals("magic header not detected", problem(withByte(0, 1)));
    assertEquals("unknown binary version", problem(withByte(4, 2)));
  }

  @Test
  void read_component_isNotSupported() {
    byte[] component = withByte(4, 0x0D);
    component[6] = 1;
    assertThrows(UnsupportedModuleException.class, () -> read(component));
    component[4] = 0x0A;
    assertThrows(UnsupportedModuleException.class, () -> read(component));
  }

  @Test
  void read_otherLayersAndVersions_areMalformed() {
    byte[] layered = withByte(6, 1);
    assertEquals("unknown binary version", problem(layered));
    layered[4] = 0x0E;
    assertEquals("unknown binary version", problem(layered));
    assertEquals("unknown binary version", problem(withByte(4, 0x0D)));
    assertEquals("unknown binary version", problem(withByte(6, 2)));
  }

  @Test
  void read_unknownKind_isRefused() {
    assertEquals("malformed section id", problem(new RawModule().raw(14, 0).build()));
    assertEquals("malformed section id", problem(new RawModule().raw(0xFF, 0).build()));
  }

  @Test
  void read_sizeBeyondTheEnd_isRefused() {
    assertEquals("length out of bounds", problem(new RawModule().raw(1, 2, 0).build()));
    byte[] huge = new RawModule().raw(1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F).build();
    assertEquals("length out of bounds", problem(huge));
    assertEquals("unexpected end of section or function", problem(new RawModule().raw(1).build()));
  }

  @Test
  void read_repeatedOrOutOfOrder_isRefused() {
    byte[] twice = new RawModule().section(SectionId.TYPE, 0).section(SectionId.TYPE, 0).build();
    assertEquals(
        "unexpected content after last section: type section out of order", problem(twice));
    byte[] wrongOrder =
        new RawModule().section(SectionId.CODE, 0).section(SectionId.DATA_COUNT, 0).build();
    assertEquals(
        "unexpected content after last section: data count section out of order",
        problem(wrongOrder));
  }

  private static ModuleBytes inTwo(byte[] module, int start, int end) {
    return ModuleBytes.of(
        List.of(
            new ModuleBytes.Piece(module, 0, start),
            new ModuleBytes.Piece(module, end, end),
            new ModuleBytes.Piece(module, end, module.length)));
  }

  @Test
  void read_moduleInPieces_givesTheSectionsOfAll() {
    byte[] module =
        new RawModule()
            .section(SectionId.TYPE, 0)
            .section(SectionId.CUSTOM, 1, 'a', 9)
            .section(SectionId.DATA, 0)
            .build();
    List<RawSection> all = read(module);

    assertEquals(all, read(inTwo(module, 8, 8)));
    assertEquals(all, read(inTwo(module, 16, 16)));
    assertEquals(List.of(all.get(0), all.get(2)), read(inTwo(module, 11, 16)));
  }

  @Test
  void read_sectionsOutOfOrderInPieces_areRefused() {
    byte[] module = new RawModule().section(SectionId.DATA, 0).section(SectionId.TYPE, 0).build();
    ModuleBytes pieces = inTwo(module, 11, 11);

    assertEquals(
        problem(module),
        assertThrows(MalformedModuleException.class, () -> read(pieces)).problem());
  }

  @Test
  void read_sectionThatGoesOnInTheNextPiece_isRefused() {
    byte[] module = new RawModule().section(SectionId.CUSTOM, 1, 'a', 9).build();
    ModuleBytes pieces = inTwo(module, 11, 11);

    assertEquals(
        "length out of bounds",
        assertThrows(MalformedModuleException.class, () -> read(pieces)).problem());
  }

  @Test
  void read_preambleInTwoPieces_isRefused() {
    ModuleBytes pieces = inTwo(EMPTY, 4, 4);

    assertThrows(MalformedModuleException.class, () -> read(pieces));
  }
}
