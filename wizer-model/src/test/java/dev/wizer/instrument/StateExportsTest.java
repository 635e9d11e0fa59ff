package dev.wizer.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateExportsTest {

  private static Module moduleExporting(String... names) {
    WasmWriter exports = new WasmWriter().writeU32(names.length);
    for (String name : names) {
      exports.writeName(name).writeByte(2).writeU32(0);
    }
    WasmWriter module = new WasmWriter().writeF32Bits(0x6D736100).writeF32Bits(1);
    module.writeSection(SectionId.MEMORY, new WasmWriter().writeU32(1).writeByte(0).writeU32(1));
    module.writeSection(SectionId.EXPORT, exports);
    return ModuleReader.read(module.toByteArray());
  }

  @Test
  void notIn_moduleWithOtherExports_usesThePlainPrefix() {
    assertEquals("__wizer_memory_0", StateExports.notIn(moduleExporting("memory")).memory(0));
  }

  @Test
  void notIn_moduleThatUsesThePrefix_usesALongerOne() {
    StateExports names =
        StateExports.notIn(moduleExporting("__wizer_memory_0", "___wizer_x", "wizer"));

    assertEquals("____wizer_memory_0", names.memory(0));
  }

  @Test
  void instrument_module_keepsItsExportsAndAddsOurs() {
    Module module = moduleExporting("memory", "__wizer_memory_0");

    InstrumentedModule instrumented = Instrumenter.instrument(module);

    Module read = ModuleReader.read(instrumented.bytes());
    assertEquals(3, read.exports().size());
    assertEquals("___wizer_memory_0", read.exports().get(2).name());
  }

  @Test
  void instrument_globals_exportsThoseThatCanChangeOrLeadToObjects() {
    Module module =
        ModuleReader.read(
            WatParser.parse(
                """
                (type $f (func)) (type $s (struct (field (mut i32))))
                (global i32 (i32.const 0))
                (global (mut i32) (i32.const 0))
                (global funcref (ref.null func))
                (global (ref null $f) (ref.null $f))
                (global (ref $s) (struct.new_default $s))
                (global anyref (ref.null any))
                (global i31ref (ref.null i31))
                (global externref (ref.null extern))
                (global (mut (ref null $f)) (ref.null $f))
                """));

    Module read = ModuleReader.read(Instrumenter.instrument(module).bytes());

    assertEquals(
        List.of(1, 4, 5, 7, 8), read.exports().stream().map(export -> export.index()).toList());
    assertEquals("__wizer_global_8", read.exports().get(4).name());
  }
}
