package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofCode;
import static dev.wizer.wasm.validate.Verdicts.plainWith;
import static dev.wizer.wasm.validate.Verdicts.richWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ControlValidatorTest {

  @Test
  void block_ofValueType_leavesOne() {
    assertEquals(VALID, ofCode(0x02, 0x7F, 0x41, 0, 0x0B, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in end",
        ofCode(0x02, 0x7F, 0x0B, 0x1A));
    assertEquals(
        "type mismatch: block requires [] but stack has [i32] in end",
        ofCode(0x02, 0x40, 0x41, 0, 0x0B));
  }

  @Test
  void block_ofFuncType_takesParametersFromOutside() {
    int[] swap = {0x41, 0, 0x42, 0, 0x02, 2, 0x1A, 0x1A, 0x42, 0, 0x41, 0, 0x0B, 0x1A, 0x1A};
    assertEquals(VALID, ofCode(swap));
    assertEquals(
        "type mismatch: instruction requires [i32 i64] but stack has [i32 i32] in block",
        ofCode(0x41, 0, 0x41, 0, 0x02, 2, 0x0B));
    assertEquals("unknown type 4 in block", ofCode(0x02, 4, 0x0B));
    assertEquals("malformed block type", ofCode(0x02, 0xC0, 0x7F, 0x0B));
    assertEquals("malformed reference type", ofCode(0x02, 0x41, 0x0B));
  }

  @Test
  void block_cantReachOperandsOutside() {
    assertEquals(
        "type mismatch: instruction requires a value but stack has [] in drop",
        ofCode(0x41, 0, 0x02, 0x40, 0x1A, 0x0B, 0x1A));
  }

  @Test
  void block_cantReachASequenceOfOperandsOutside() {
    assertEquals(
        "type mismatch: instruction requires [i32 i64] but stack has [] in block",
        ofCode(0x41, 0, 0x42, 0, 0x02, 0x40, 0x02, 2, 0x0B, 0x0B, 0x1A, 0x1A));
  }

  @Test
  void block_inUnreachableCode_canBeReachedFromItsStart() {
    assertEquals(
        "type mismatch: instruction requires a value but stack has [] in drop",
        ofCode(0x00, 0x02, 0x40, 0x1A, 0x0B));
    assertEquals(VALID, ofCode(0x00, 0x02, 0x40, 0x0B, 0x1A));
  }

  @Test
  void blockType_isCheckedBeforeTheCondition() {
    assertEquals("unknown type 9 in if", ofCode(0x04, 9, 0x0B));
  }

  @Test
  void ifBlock_needsAnIntegerAsCondition() {
    assertEquals(VALID, ofCode(0x41, 0, 0x04, 0x40, 0x0B));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in if",
        ofCode(0x42, 0, 0x04, 0x40, 0x0B));
  }

  @Test
  void ifBlock_withoutElse_mustLeaveWhatItTakes() {
    assertEquals(
        "type mismatch in end: an if without an else must leave what it takes",
        ofCode(0x41, 0, 0x04, 0x7F, 0x41, 0, 0x0B, 0x1A));
    assertEquals(VALID, ofCode(0x41, 0, 0x41, 0, 0x04, 1, 0x0B, 0x1A));
    assertEquals(VALID, ofCode(0x41, 0, 0x04, 0x7F, 0x41, 0, 0x05, 0x41, 0, 0x0B, 0x1A));
  }

  @Test
  void elseBlock_beginsWithTheParameters() {
    assertEquals(VALID, ofCode(0x41, 0, 0x41, 0, 0x04, 1, 0x45, 0x05, 0x45, 0x0B, 0x1A));
    assertEquals(
        "type mismatch: block requires [] but stack has [i32] in else",
        ofCode(0x41, 0, 0x04, 0x40, 0x41, 0, 0x05, 0x0B));
  }

  @Test
  void elseBlock_withoutIf_isMalformed() {
    String problem = "END opcode expected, found else";
    assertEquals(problem, ofCode(0x02, 0x40, 0x05, 0x0B));
    assertEquals(problem, ofCode(0x05));
    assertEquals(problem, ofCode(0x41, 0, 0x04, 0x40, 0x05, 0x05, 0x0B));
  }

  @Test
  void end_missing_isMalformed() {
    assertEquals("unexpected end of section or function", of(plainWith(0)));
    assertEquals("unexpected end of section or function", of(plainWith(0, 0x02, 0x40, 0x0B)));
  }

  @Test
  void end_followedByMore_isMalformed() {
    assertEquals(
        "section size mismatch: the function has 3 bytes, but its content 2",
        of(richWith(0, 0, 0x0B, 0x01)));
  }

  @Test
  void br_takesTheLabelsTypes() {
    assertEquals(VALID, ofCode(0x02, 0x7F, 0x41, 0, 0x0C, 0, 0x0B, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in br",
        ofCode(0x02, 0x7F, 0x42, 0, 0x0C, 0, 0x0B, 0x1A));
    assertEquals(VALID, ofCode(0x0C, 0));
    assertEquals("unknown label 1 in br", ofCode(0x0C, 1));
    assertEquals("unknown label 4294967295 in br", ofCode(0x0C, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F));
  }

  @Test
  void br_toALoop_takesItsParameters() {
    assertEquals(VALID, ofCode(0x03, 0x7F, 0x0C, 0, 0x0B, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in br",
        ofCode(0x41, 0, 0x03, 1, 0x1A, 0x0C, 0, 0x0B, 0x1A));
  }

  @Test
  void brIf_leavesTheLabelsTypes() {
    assertEquals(VALID, ofCode(0x02, 0x7F, 0x41, 0, 0x41, 0, 0x0D, 0, 0x0B, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in end",
        ofCode(0x02, 0x7F, 0x02, 0x7E, 0x00, 0x0D, 1, 0x0B, 0x1A, 0x41, 0, 0x0B, 0x1A));
  }

  @Test
  void brTable_needsLabelsOfOneArity() {
    int[] same = {0x02, 0x40, 0x02, 0x40, 0x41, 0, 0x0E, 2, 0, 1, 2, 0x0B, 0x0B};
    assertEquals(VALID, ofCode(same));
    assertEquals(
        "type mismatch in br_table: labels take 1 and 0 operands along",
        ofCode(0x02, 0x7F, 0x41, 0, 0x41, 0, 0x0E, 1, 0, 1, 0x0B, 0x1A));
    assertEquals("unknown label 2 in br_table", ofCode(0x02, 0x40, 0x41, 0, 0x0E, 1, 2, 0, 0x0B));
    assertEquals("unknown label 2 in br_table", ofCode(0x02, 0x40, 0x41, 0, 0x0E, 0, 2, 0x0B));
  }

  @Test
  void brTable_checksTypesOfEachLabel() {
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in br_table",
        ofCode(
            0x02, 0x7E, 0x02, 0x7F, 0x41, 0, 0x41, 0, 0x0E, 1, 1, 0, 0x0B, 0x1A, 0x42, 0, 0x0B,
            0x1A));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in br_table",
        ofCode(
            0x02, 0x7E, 0x02, 0x7F, 0x41, 0, 0x41, 0, 0x0E, 1, 0, 1, 0x0B, 0x1A, 0x42, 0, 0x0B,
            0x1A));
    assertEquals(
        VALID,
        ofCode(0x02, 0x7E, 0x02, 0x7F, 0x00, 0x0E, 1, 0, 1, 0x0B, 0x1A, 0x42, 0, 0x0B, 0x1A));
  }

  @Test
  void brTable_inUnreachableCode_keepsUnknownOperandsUnknown() {
    int[] code = {
      0x02, 0x7E, 0x02, 0x7F, 0x00, 0x45, 0x0E, 1, 0, 0, 0x0B, 0x1A, 0x42, 0, 0x0B, 0x1A
    };
    assertEquals(VALID, ofCode(code));
  }

  @Test
  void brTable_ofHugeCount_isRefusedAtOnce() {
    assertEquals("length out of bounds", ofCode(0x41, 0, 0x0E, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0));
  }

  @Test
  void returnFromCode_takesTheResults() {
    assertEquals(VALID, of(richWith(1, 0, 0x41, 0, 0x0F, 0x0B)));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in return",
        of(richWith(1, 0, 0x0F, 0x0B)));
    assertEquals(VALID, of(richWith(2, 0, 0x42, 0, 0x41, 0, 0x0F, 0x0B)));
    assertEquals(
        "type mismatch: instruction requires [i64 i32] but stack has [f32 i32] in return",
        of(richWith(2, 0, 0x43, 0, 0, 0, 0, 0x41, 0, 0x0F, 0x0B)));
  }

  @Test
  void unreachable_allowsAnyOperands_butNotWrongOnes() {
    assertEquals(VALID, ofCode(0x00, 0x6A, 0x1A, 0x1A, 0x7C, 0x1A));
    assertEquals(VALID, ofCode(0x00, 0x6A, 0xAC, 0x42, 0, 0x7C, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in i64.add",
        ofCode(0x00, 0x6A, 0x7C, 0x1A));
    assertEquals(
        "type mismatch: block requires [] but stack has [i32] in end", ofCode(0x00, 0x41, 0));
  }

  @Test
  void call_takesParametersAndGivesResults() {
    assertEquals(VALID, ofCode(0x41, 0, 0x10, 1, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in call",
        ofCode(0x42, 0, 0x10, 1, 0x1A));
    assertEquals("unknown function 3 in call", ofCode(0x10, 3));
  }

  @Test
  void callIndirect_needsATableOfFunctions() {
    assertEquals(VALID, ofCode(0x41, 0, 0x41, 0, 0x11, 1, 0, 0x1A));
    assertEquals(VALID, ofCode(0x41, 0, 0x41, 0, 0x11, 1, 0x80, 0, 0x1A));
    assertEquals(
        "type mismatch in call_indirect: table 1 is of externref",
        ofCode(0x41, 0, 0x41, 0, 0x11, 1, 1, 0x1A));
    assertEquals("unknown type 4 in call_indirect", ofCode(0x41, 0, 0x11, 4, 0));
    assertEquals("unknown table 2 in call_indirect", ofCode(0x41, 0, 0x11, 0, 2));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in call_indirect",
        ofCode(0x11, 0, 0));
  }

  @Test
  void select_needsOperandsOfOneTypeButNoReferences() {
    assertEquals(VALID, ofCode(0x42, 0, 0x42, 0, 0x41, 0, 0x1B, 0x7B, 0x1A, 0x00));
    assertEquals(
        "type mismatch in select: operands are of i64 and i32",
        ofCode(0x42, 0, 0x41, 0, 0x41, 0, 0x1B, 0x1A));
    assertEquals(
        "type mismatch in select: references need a select with a type",
        ofCode(0xD0, 0x70, 0xD0, 0x70, 0x41, 0, 0x1B, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in i64.add",
        ofCode(0x00, 0x41, 0, 0x41, 0, 0x1B, 0x7C, 0x1A));
  }

  @Test
  void selectWithType_takesThatType() {
    assertEquals(VALID, ofCode(0xD0, 0x70, 0xD0, 0x70, 0x41, 0, 0x1C, 1, 0x70, 0x1A));
    assertEquals(
        "type mismatch: instruction requires [externref] but stack has [funcref] in select",
        ofCode(0xD0, 0x70, 0xD0, 0x70, 0x41, 0, 0x1C, 1, 0x6F, 0x1A));
    assertEquals("invalid result arity in select: 0 types", ofCode(0x00, 0x1C, 0));
    assertEquals("invalid result arity in select: 2 types", ofCode(0x00, 0x1C, 2, 0x7F, 0x7F));
  }
}
