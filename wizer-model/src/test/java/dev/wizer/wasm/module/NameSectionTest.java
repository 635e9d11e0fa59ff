package dev.wizer.wasm.module;

import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static dev.wizer.wasm.binary.RawModule.name;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameSectionTest {

  private static NameSection of(int... content) {
    byte[] module =
        new RawModule().section(SectionId.CUSTOM, concat(name("name"), content)).build();
    return NameSection.of(ModuleReader.read(module));
  }

  private static int[] subsection(int id, int... content) {
    return concat(bytes(id), RawModule.u32(content.length), content);
  }

  @Test
  void functionName_inTheSection_isFound() {
    int[] functions = concat(bytes(2, 0), name("f"), bytes(7), name("g"));
    NameSection names = of(concat(subsection(0, name("m")), subsection(1, functions)));
    assertEquals(Optional.of("f"), names.functionName(0));
    assertEquals(Optional.of("g"), names.functionName(7));
    assertEquals(Optional.empty(), names.functionName(1));
  }

  @Test
  void functionName_withoutTheSection_isEmpty() {
    NameSection names = NameSection.of(ModuleReader.read(new RawModule().build()));
    assertEquals(Optional.empty(), names.functionName(0));
  }

  @Test
  void of_sectionCutOff_keepsTheNamesBeforeTheFault() {
    NameSection names = of(subsection(1, concat(bytes(9, 0), name("f"), bytes(1, 5, 'g'))));
    assertEquals(Optional.of("f"), names.functionName(0));
    assertEquals(Optional.empty(), names.functionName(1));
  }

  @Test
  void of_subsectionBeyondTheEnd_isNoFailure() {
    assertEquals(Optional.empty(), of(1, 9, 1).functionName(0));
  }
}
