package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofCode;
import static dev.wizer.wasm.validate.Verdicts.ofCodeText;
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

  @Test
  void refFunc_isOfTheFunctionsOwnType() {
    String fields =
        "(type $f (func)) (type $g (func (param i32))) (func $a (type $f)) (elem declare func $a)";
    assertEquals(VALID, ofCodeText(fields, "ref.func $a block (param (ref $f)) drop end"));
    assertEquals(
        "type mismatch: instruction requires [(ref 1)] but stack has [(ref 0)] in block",
        ofCodeText(fields, "ref.func $a block (param (ref $g)) drop end"));
  }

  @Test
  void refEq_takesWhatCanBeCompared() {
    assertEquals(VALID, ofCodeText("", "ref.null i31 ref.null struct ref.eq drop"));
    assertEquals(
        "type mismatch: instruction requires [eqref] but stack has [anyref] in ref.eq",
        ofCodeText("", "ref.null any ref.null eq ref.eq drop"));
  }

  @Test
  void refAsNonNull_forgetsNull() {
    assertEquals(
        VALID,
        ofCodeText("", "ref.null extern ref.as_non_null block (param (ref extern)) drop end"));
    assertEquals(VALID, ofCodeText("", "unreachable ref.as_non_null i31.get_s drop"));
  }

  @Test
  void casts_takeAllWithTheSameTopmostType() {
    String types = "(type $s (struct)) (type $f (func))";
    assertEquals(VALID, ofCodeText(types, "ref.null any ref.test (ref $s) drop"));
    assertEquals(VALID, ofCodeText(types, "ref.null none ref.test nullref drop"));
    assertEquals(
        VALID,
        ofCodeText(types, "ref.null func ref.cast (ref $f) block (param (ref $f)) drop end"));
    assertEquals(
        VALID,
        ofCodeText(
            types, "ref.null extern ref.cast nullexternref block (param nullexternref) drop end"));
    assertEquals(VALID, ofCodeText(types, "ref.null noexn ref.cast exnref drop"));
    assertEquals(
        "type mismatch: instruction requires [funcref] but stack has [anyref] in ref.cast",
        ofCodeText(types, "ref.null any ref.cast (ref $f) drop"));
    assertEquals(
        "type mismatch: instruction requires [anyref] but stack has [externref] in ref.test",
        ofCodeText(types, "ref.null extern ref.test (ref null $s) drop"));
    assertEquals("unknown type 7", ofCodeText(types, "ref.null any ref.test (ref 7) drop"));
  }

  @Test
  void i31_isMadeFromAnIntegerAndGivesOne() {
    assertEquals(VALID, ofCodeText("", "i32.const 0 ref.i31 i31.get_u i32.eqz drop"));
    assertEquals(VALID, ofCodeText("", "ref.null none i31.get_s drop"));
    assertEquals(
        "type mismatch: instruction requires [i31ref] but stack has [eqref] in i31.get_s",
        ofCodeText("", "ref.null eq i31.get_s drop"));
  }

  @Test
  void conversions_keepWhetherThereMayBeNull() {
    assertEquals(
        VALID,
        ofCodeText(
            "", "i32.const 0 ref.i31 extern.convert_any block (param (ref extern)) drop end"));
    assertEquals(
        "type mismatch: instruction requires [(ref any)] but stack has [anyref] in block",
        ofCodeText("", "ref.null extern any.convert_extern block (param (ref any)) drop end"));
    assertEquals(
        "type mismatch: instruction requires externref but stack has anyref in any.convert_extern",
        ofCodeText("", "ref.null any any.convert_extern drop"));
    assertEquals(VALID, ofCodeText("", "unreachable any.convert_extern drop"));
  }

  @Test
  void select_withoutType_takesNoReferenceFromUnreachableCode() {
    assertEquals(
        "type mismatch in select: references need a select with a type",
        ofCodeText("", "unreachable ref.as_non_null i32.const 0 select drop"));
  }

  @Test
  void tablesOfWideIndices_takeThem() {
    String table = "(table $t i64 1 funcref) (table $n 1 funcref) (elem $e func)";
    assertEquals(VALID, ofCodeText(table, "i64.const 0 table.get $t drop"));
    assertEquals(VALID, ofCodeText(table, "i64.const 0 ref.null func table.set $t"));
    assertEquals(VALID, ofCodeText(table, "table.size $t i64.eqz drop"));
    assertEquals(VALID, ofCodeText(table, "ref.null func i64.const 1 table.grow $t i64.eqz drop"));
    assertEquals(VALID, ofCodeText(table, "i64.const 0 ref.null func i64.const 1 table.fill $t"));
    assertEquals(VALID, ofCodeText(table, "i64.const 0 i32.const 0 i32.const 1 table.init $t $e"));
    assertEquals(VALID, ofCodeText(table, "i64.const 0 i64.const 0 i64.const 1 table.copy $t $t"));
    assertEquals(VALID, ofCodeText(table, "i64.const 0 i32.const 0 i32.const 1 table.copy $t $n"));
    assertEquals(VALID, ofCodeText(table, "i32.const 0 i64.const 0 i32.const 1 table.copy $n $t"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in table.copy",
        ofCodeText(table, "i32.const 0 i64.const 0 i64.const 1 table.copy $n $t"));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in table.get",
        ofCodeText(table, "i32.const 0 table.get $t drop"));
  }

  @Test
  void copyAndInit_takeWhatMatches() {
    String tables = "(table $any 1 anyref) (table $eq 1 eqref) (elem $e i31ref)";
    assertEquals(VALID, ofCodeText(tables, "unreachable table.copy $any $eq"));
    assertEquals(VALID, ofCodeText(tables, "unreachable table.init $eq $e"));
    assertEquals(
        "type mismatch in table.copy: a table of eqref can't take anyref",
        ofCodeText(tables, "unreachable table.copy $eq $any"));
  }
}
