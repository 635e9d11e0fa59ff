package dev.wizer.wasm.module;

import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import org.junit.jupiter.api.Test;

class CodeGrammarTest {

  private static Module withBodies(int[]... bodies) {
    int[][] types = new int[bodies.length][];
    java.util.Arrays.fill(types, bytes(9));
    return ModuleReader.read(
        new RawModule().vector(SectionId.FUNCTION, types).vector(SectionId.CODE, bodies).build());
  }

  private static void assertWellFormed(int... code) {
    Module module = withBodies(body(concat(bytes(0), code, bytes(0x0B))));
    assertDoesNotThrow(() -> CodeGrammar.check(module));
  }

  private static MalformedModuleException failure(int[]... bodies) {
    Module module = withBodies(bodies);
    return assertThrows(MalformedModuleException.class, () -> CodeGrammar.check(module));
  }

  private static String problem(int... code) {
    return failure(body(concat(bytes(0), code, bytes(0x0B)))).problem();
  }

  @Test
  void check_bodiesThatAreOnlyInvalid_pass() {
    assertWellFormed(0x20, 99, 0x6A, 0x0C, 77);
    assertWellFormed(0x02, 0x63, 0x80, 0x01, 0x0B, 0x1C, 2, 0x7F, 0x64, 0x6E);
    assertWellFormed(0x04, 0x40, 0x05, 0x0B, 0x06, 0x40, 0x07, 1, 0x07, 2, 0x19, 0x0B);
    assertWellFormed(0x06, 5, 0x18, 8, 0x1F, 0x7F, 2, 0, 1, 2, 3, 4, 0x0B);
    assertWellFormed(0xFB, 0x18, 3, 1, 0x6E, 0x85, 0x01, 0xFE, 3, 0);
    assertWellFormed(0x28, 0x7F, 1, 0);
  }

  @Test
  void check_blocksOutOfPlace_areMalformed() {
    assertEquals("END opcode expected, found else", problem(0x05));
    assertEquals("END opcode expected, found else", problem(0x04, 0x40, 0x05, 0x05, 0x0B));
    assertEquals("END opcode expected, found catch", problem(0x02, 0x40, 0x07, 0, 0x0B));
    assertEquals("END opcode expected, found catch_all", problem(0x06, 0x40, 0x19, 0x19, 0x0B));
    assertEquals("END opcode expected, found delegate", problem(0x06, 0x40, 0x07, 0, 0x18, 0));
  }

  @Test
  void check_immediates_areMalformed() {
    assertEquals("malformed reference type", problem(0x02, 0x60, 0x0B));
    assertEquals("malformed heap type", problem(0xD0, 0x7B));
    assertEquals("malformed heap type", problem(0x1C, 1, 0x63, 0x40));
    assertEquals("malformed catch clause", problem(0x1F, 0x40, 1, 4, 0, 0x0B));
    assertEquals("malformed br_on_cast flags", problem(0xFB, 0x18, 4, 1, 0x6E, 0x6E));
    assertEquals("malformed memop flags", problem(0x28, 0x80, 0x01, 0));
    assertEquals("zero byte expected", problem(0xFE, 3, 2));
    assertEquals("length out of bounds", problem(0x0E, 0x7F, 0));
  }

  @Test
  void check_failure_namesTheFunction() {
    MalformedModuleException e = failure(body(0, 0x0B), body(0, 0xFF, 0x0B));
    assertEquals(1, e.funcIndex());
    assertEquals("illegal opcode ff", e.problem());
  }

  @Test
  void check_bodyOfAnotherSize_isASizeMismatch() {
    assertEquals(
        "section size mismatch: the function has 3 bytes, but its content 2",
        failure(body(0, 0x0B, 0x0B)).problem());
    assertEquals(
        "unexpected end of section or function", failure(body(0, 0x02, 0x40, 0x0B)).problem());
    assertEquals(
        "END opcode expected, found else",
        failure(body(0, 0x01), body(0, 0x01, 0x01, 0x01, 0x0B)).problem());
  }

  @Test
  void check_locals_areCountedIn32Bits() {
    int[] half = bytes(0x80, 0x80, 0x80, 0x80, 0x08, 0x7F);
    assertEquals(
        "too many locals: 4294967296",
        failure(body(concat(bytes(2), half, half, bytes(0x0B)))).problem());
    assertEquals("malformed reference type", failure(body(1, 1, 0x40, 0x0B)).problem());
  }

  @Test
  void check_dataSegments_needTheirCount() {
    assertEquals("data count section required", problem(0xFC, 9, 0));
    assertEquals("data count section required", problem(0xFB, 9, 0, 0));
    Module counted =
        ModuleReader.read(
            new RawModule()
                .vector(SectionId.FUNCTION, bytes(0))
                .section(SectionId.DATA_COUNT, 0)
                .vector(SectionId.CODE, body(0, 0xFC, 9, 0, 0x0B))
                .build());
    assertDoesNotThrow(() -> CodeGrammar.check(counted));
  }
}
