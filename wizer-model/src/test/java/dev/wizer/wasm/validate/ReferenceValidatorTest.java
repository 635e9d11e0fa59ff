package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofCode;
import static dev.wizer.wasm.validate.Verdicts.richWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReferenceValidatorTest {

  @Test
  void refNull_isOfItsHeapType() {
    assertEquals(VALID, of(richWith(3, 0, 0xD0, 0x70, 0x0B)));
    assertEquals(
        "type mismatch: instruction requires [funcref] but stack has [externref] in end",
        of(richWith(3, 0, 0xD0, 0x6F, 0x0B)));
    assertEquals("malformed heap type", ofCode(0xD0, 0x7F, 0x1A));
    assertEquals("unknown type 4", ofCode(0xD0, 4, 0x1A));
  }

  @Test
  void refIsNull_takesAnyReference() {
    assertEquals(VALID, ofCode(0xD0, 0x6F, 0xD1, 0x1A));
    assertEquals(VALID, ofCode(0x00, 0xD1, 0x1A));
    assertEquals(
        "type mismatch: instruction requires reference type but stack has i32 in ref.is_null",
        ofCode(0x41, 0, 0xD1, 0x1A));
  }

  @Test
  void refFunc_needsADeclaredFunction() {
    assertEquals(VALID, ofCode(0xD2, 0, 0x1A));
    assertEquals("undeclared function reference in ref.func: function 1", ofCode(0xD2, 1, 0x1A));
    assertEquals("unknown function 3 in ref.func", ofCode(0xD2, 3, 0x1A));
  }

  @Test
  void tableInstructions_useTheElementType() {
    assertEquals(VALID, ofCode(0x41, 0, 0x41, 0, 0x25, 1, 0x26, 1));
    assertEquals(
        "type mismatch: instruction requires [funcref] but stack has [externref] in table.set",
        ofCode(0x41, 0, 0x41, 0, 0x25, 1, 0x26, 0));
    assertEquals(VALID, ofCode(0xD0, 0x6F, 0x41, 0, 0xFC, 15, 1, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [externref] but stack has [funcref] in table.grow",
        ofCode(0xD0, 0x70, 0x41, 0, 0xFC, 15, 1, 0x1A));
    assertEquals(VALID, ofCode(0x41, 0, 0xD0, 0x6F, 0x41, 0, 0xFC, 17, 1));
    assertEquals(
        "type mismatch: instruction requires [externref] but stack has [funcref] in table.fill",
        ofCode(0x41, 0, 0xD0, 0x70, 0x41, 0, 0xFC, 17, 1));
    assertEquals(VALID, ofCode(0xFC, 16, 1, 0x1A));
  }

  @Test
  void tableInstructions_nameUnknownTables() {
    assertEquals("unknown table 2 in table.get", ofCode(0x25, 2));
    assertEquals("unknown table 2 in table.set", ofCode(0x26, 2));
    assertEquals("unknown table 2 in table.size", ofCode(0xFC, 16, 2));
    assertEquals("unknown table 2 in table.grow", ofCode(0xFC, 15, 2));
    assertEquals("unknown table 2 in table.fill", ofCode(0xFC, 17, 2));
    assertEquals("unknown table 2 in table.copy", ofCode(0xFC, 14, 0, 2));
    assertEquals("unknown table 2 in table.init", ofCode(0xFC, 12, 9, 2));
  }

  @Test
  void copyAndInit_needOneElementType() {
    assertEquals(VALID, ofCode(0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 14, 1, 1));
    assertEquals(VALID, ofCode(0x41, 0, 0x41, 0, 0x41, 0, 0xFC, 12, 1, 1));
    assertEquals(
        "type mismatch in table.copy: a table of externref can't take funcref",
        ofCode(0x00, 0xFC, 14, 1, 0));
    assertEquals(
        "type mismatch in table.init: a table of externref can't take funcref",
        ofCode(0x00, 0xFC, 12, 0, 1));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in table.init",
        ofCode(0x41, 0, 0x42, 0, 0x41, 0, 0xFC, 12, 0, 0));
  }

  @Test
  void elementSegments_unknown_areNamed() {
    assertEquals(VALID, ofCode(0xFC, 13, 1));
    assertEquals("unknown elem segment 2 in elem.drop", ofCode(0xFC, 13, 2));
    assertEquals("unknown elem segment 2 in table.init", ofCode(0x00, 0xFC, 12, 2, 0));
  }
}
