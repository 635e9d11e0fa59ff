package dev.wizer.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumenterTest {

  private static int startOf(SectionId id, Module module) {
    for (RawSection section : module.sections()) {
      if (section.id() == id) {
        return section.frame().start();
      }
    }
    throw new AssertionError("no " + id);
  }

  @Test
  void instrument_module_copiesNothingButTheExports() {
    byte[] array =
        WatParser.parse(
            """
            (memory 1)
            (func $f (export "f"))
            (start $f)
            (func (export "g"))
            (data (i32.const 0) "abc")
            """);
    Module module = ModuleReader.read(array);

    InstrumentedModule instrumented = Instrumenter.instrument(module);

    List<ModuleBytes.Piece> pieces = instrumented.bytes().pieces();
    assertEquals(3, pieces.size());
    assertEquals(new ModuleBytes.Piece(array, 0, startOf(SectionId.EXPORT, module)), pieces.get(0));
    assertNotSame(array, pieces.get(1).array());
    assertEquals(0, pieces.get(1).start());
    assertEquals(pieces.get(1).array().length, pieces.get(1).end());
    assertEquals(
        new ModuleBytes.Piece(array, startOf(SectionId.CODE, module), array.length), pieces.get(2));
    Module read = ModuleReader.read(instrumented.bytes());
    assertEquals(
        List.of("f", "g", "__wizer_memory_0", "__wizer_start"),
        read.exports().stream().map(export -> export.name()).toList());
  }

  @Test
  void instrument_moduleWithoutExports_getsThemInTheirPlace() {
    Module module = ModuleReader.read(WatParser.parse("(memory 1) (data (i32.const 0) \"abc\")"));

    Module read = ModuleReader.read(Instrumenter.instrument(module).bytes());

    assertEquals(
        List.of(SectionId.MEMORY, SectionId.EXPORT, SectionId.DATA),
        read.sections().stream().map(RawSection::id).toList());
  }

  @Test
  void instrument_stateOfEachKind_isExportedByIndex() {
    Module module =
        ModuleReader.read(
            WatParser.parse(
                """
                (global (mut i32) (i32.const 0))
                (global i32 (i32.const 0))
                (global (mut i64) (i64.const 0))
                (memory 1) (memory 2)
                (table 1 funcref) (table 2 funcref) (table 3 externref)
                """));

    Module read = ModuleReader.read(Instrumenter.instrument(module).bytes());

    assertEquals(
        List.of(
            "__wizer_memory_0 0",
            "__wizer_memory_1 1",
            "__wizer_table_0 0",
            "__wizer_table_1 1",
            "__wizer_table_2 2",
            "__wizer_global_0 0",
            "__wizer_global_2 2"),
        read.exports().stream().map(export -> export.name() + " " + export.index()).toList());
  }

  /** Nothing but exports: they are the last section, and its own are kept. */
  @Test
  void instrument_moduleWithoutCode_hasItsExportsLast() {
    Module module = ModuleReader.read(WatParser.parse("(memory (export \"m\") 1)"));

    Module read = ModuleReader.read(Instrumenter.instrument(module).bytes());

    assertEquals(
        List.of(SectionId.MEMORY, SectionId.EXPORT),
        read.sections().stream().map(RawSection::id).toList());
    assertEquals(
        List.of("m", "__wizer_memory_0"),
        read.exports().stream().map(export -> export.name()).toList());
  }

  @Test
  void instrument_moduleOfAMemoryAlone_hasExportsBehindIt() {
    Module module = ModuleReader.read(WatParser.parse("(memory 1)"));

    Module read = ModuleReader.read(Instrumenter.instrument(module).bytes());

    assertEquals(
        List.of(SectionId.MEMORY, SectionId.EXPORT),
        read.sections().stream().map(RawSection::id).toList());
  }
}
