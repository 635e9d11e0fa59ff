package dev.wizer.tests.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.Wizer;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.CustomSection;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a module's sections. */
class RewriteTest {

  /** A module with custom sections everywhere, whose initialization stores a byte. */
  private static byte[] moduleWithCustomSections(boolean store) {
    WasmWriter module = new WasmWriter().writeF32Bits(0x6D736100).writeF32Bits(1);
    custom(module, "first", 1);
    module.writeSection(SectionId.TYPE, bytes(1, 0x60, 0, 0));
    module.writeSection(SectionId.FUNCTION, bytes(1, 0));
    custom(module, ".debug_info", 2);
    module.writeSection(SectionId.MEMORY, bytes(1, 0, 1));
    WasmWriter export = new WasmWriter().writeU32(1).writeName("wizer.initialize");
    module.writeSection(SectionId.EXPORT, export.writeByte(0).writeU32(0));
    // i32.const 7, i32.const 9, i32.store8
    WasmWriter code =
        store ? bytes(1, 9, 0, 0x41, 7, 0x41, 9, 0x3A, 0, 0, 0x0B) : bytes(1, 2, 0, 0x0B);
    module.writeSection(SectionId.CODE, code);
    custom(module, ".debug_line", 3);
    custom(module, "name", 4);
    custom(module, "producers", 5);
    return module.toByteArray();
  }

  private static WasmWriter bytes(int... values) {
    WasmWriter writer = new WasmWriter();
    for (int value : values) {
      writer.writeByte(value);
    }
    return writer;
  }

  private static void custom(WasmWriter module, String name, int content) {
    WasmWriter section = new WasmWriter().writeName(name);
    // Not the shortest form of a size: bytes that are copied stay as they are.
    section.writeByte(0x80 | content).writeByte(0x80).writeByte(0);
    module.writeSection(SectionId.CUSTOM, section);
  }

  private static byte[] wizen(byte[] module, boolean keep) {
    return Wizer.builder()
        .engine(InterpEngine.create())
        .keepInitFunc(keep)
        .build()
        .run(module)
        .bytes();
  }

  private static List<String> outline(byte[] bytes) {
    Module module = ModuleReader.read(bytes);
    List<String> outline = new ArrayList<>();
    int customs = 0;
    for (RawSection section : module.sections()) {
      boolean isCustom = section.id() == SectionId.CUSTOM;
      outline.add(isCustom ? module.customs().get(customs++).name() : section.id().text());
    }
    return outline;
  }

  @Test
  void rewriteWithoutChangesKeepsBytes() {
    byte[] module = moduleWithCustomSections(false);

    assertArrayEquals(module, wizen(module, true));
  }

  @Test
  void newDataSection_comesBehindTheCodeAndBeforeNames() {
    assertEquals(
        List.of(
            "first",
            "type",
            "function",
            ".debug_info",
            "memory",
            "code",
            "data",
            ".debug_line",
            "name",
            "producers"),
        outline(wizen(moduleWithCustomSections(true), false)));
  }

  @Test
  void customSections_keepTheirBytes() {
    byte[] input = moduleWithCustomSections(true);
    byte[] output = wizen(input, false);

    List<CustomSection> before = ModuleReader.read(input).customs();
    List<CustomSection> after = ModuleReader.read(output).customs();
    for (int i = 0; i < before.size(); i++) {
      assertEquals(before.get(i).name(), after.get(i).name());
      assertArrayEquals(content(input, before.get(i)), content(output, after.get(i)));
    }
  }

  private static byte[] content(byte[] module, CustomSection section) {
    return Arrays.copyOfRange(module, section.content().start(), section.content().end());
  }

  @Test
  void nameSectionBeforeData_movesBehindNewData() {
    WasmWriter module = new WasmWriter().writeF32Bits(0x6D736100).writeF32Bits(1);
    module.writeSection(SectionId.TYPE, bytes(1, 0x60, 0, 0));
    module.writeSection(SectionId.FUNCTION, bytes(1, 0));
    module.writeSection(SectionId.MEMORY, bytes(1, 0, 1));
    WasmWriter export = new WasmWriter().writeU32(1).writeName("wizer.initialize");
    module.writeSection(SectionId.EXPORT, export.writeByte(0).writeU32(0));
    module.writeSection(SectionId.CODE, bytes(1, 9, 0, 0x41, 7, 0x41, 9, 0x3A, 0, 0, 0x0B));
    custom(module, "name", 1);
    module.writeSection(SectionId.DATA, bytes(1, 0, 0x41, 0, 0x0B, 1, 42));

    assertEquals(
        List.of("type", "function", "memory", "code", "data", "name"),
        outline(wizen(module.toByteArray(), false)));
  }

  @Test
  void maxDataSegments_fewerThanRegions_closesGaps() {
    byte[] output =
        Wizer.builder()
            .engine(InterpEngine.create())
            .maxDataSegments(1)
            .build()
            .run(Modules.read("memories"))
            .bytes();

    // Two memories have content, and none can do without a segment.
    assertEquals(2, ModuleReader.read(output).datas().size());
    assertTrue(output.length < 400, "nothing was filled up between memories");
  }
}
