package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofCode;
import static dev.wizer.wasm.validate.Verdicts.richWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ControlValidatorTest {

  @Test
  void block_ofValueType_leavesOne() {
    assertEquals(VALID, ofCode(0x02, 0x7F, 0x41, 0, 0x0B, 0x1A));
    assertEquals(
        "type mismatch in end: expected i32, found nothing", ofCode(0x02, 0x7F, 0x0B, 0x1A));
    assertEquals(
        "type mismatch in end: values remain on the stack at the end of the block",
        ofCode(0x02, 0x40, 0x41, 0, 0x0B));
  }

  @Test
  void block_ofFuncType_takesParametersFromOutside() {
    int[] swap = {0x41, 0, 0x42, 0, 0x02, 2, 0x1A, 0x1A, 0x42, 0, 0x41, 0, 0x0B, 0x1A, 0x1A};
    assertEquals(VALID, ofCode(swap));
    assertEquals(
        "type mismatch in block: expected i64, found i32", ofCode(0x41, 0, 0x41, 0, 0x02, 2));
    assertEquals("unknown type 4 in block", ofCode(0x02, 4));
    assertEquals("malformed block type", ofCode(0x02, 0xC0, 0x7F, 0x0B));
    assertEquals("malformed value type", ofCode(0x02, 0x41, 0x0B));
  }

  @Test
  void block_cantReachOperandsOutside() {
    assertEquals(
        "type mismatch in drop: expected a value, found nothing",
        ofCode(0x41, 0, 0x02, 0x40, 0x1A, 0x0B, 0x1A));
  }

  @Test
  void block_cantReachASequenceOfOperandsOutside() {
    assertEquals(
        "type mismatch in block: expected i64, found nothing",
        ofCode(0x41, 0, 0x42, 0, 0x02, 0x40, 0x02, 2, 0x0B, 0x0B, 0x1A, 0x1A));
  }

  @Test
  void block_inUnreachableCode_canBeReachedFromItsStart() {
    assertEquals(
        "type mismatch in drop: expected a value, found nothing",
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
    assertEquals("type mismatch in if: expected i32, found i64", ofCode(0x42, 0, 0x04, 0x40, 0x0B));
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
        "type mismatch in else: values remain on the stack at the end of the block",
        ofCode(0x41, 0, 0x04, 0x40, 0x41, 0, 0x05, 0x0B));
  }

  @Test
  void elseBlock_withoutIf_isMalformed() {
    String problem = "END opcode expected: else without an if before it";
    assertEquals(problem, ofCode(0x02, 0x40, 0x05, 0x0B));
    assertEquals(problem, ofCode(0x05));
    assertEquals(problem, ofCode(0x41, 0, 0x04, 0x40, 0x05, 0x05, 0x0B));
  }

  @Test
  void end_missing_isMalformed() {
    assertEquals("unexpected end of section or function", of(richWith(0, 0)));
    assertEquals("unexpected end of section or function", of(richWith(0, 0, 0x02, 0x40, 0x0B)));
  }

  @Test
  void end_followedByMore_isMalformed() {
    assertEquals(
        "unexpected content after the end of the function", of(richWith(0, 0, 0x0B, 0x01)));
  }

  @Test
  void br_takesTheLabelsTypes() {
    assertEquals(VALID, ofCode(0x02, 0x7F, 0x41, 0, 0x0C, 0, 0x0B, 0x1A));
    assertEquals(
        "type mismatch in br: expected i32, found i64",
        ofCode(0x02, 0x7F, 0x42, 0, 0x0C, 0, 0x0B, 0x1A));
    assertEquals(VALID, ofCode(0x0C, 0));
    assertEquals("unknown label 1 in br", ofCode(0x0C, 1));
    assertEquals("unknown label 4294967295 in br", ofCode(0x0C, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F));
  }

  @Test
  void br_toALoop_takesItsParameters() {
    assertEquals(VALID, ofCode(0x03, 0x7F, 0x0C, 0, 0x0B, 0x1A));
    assertEquals(
        "type mismatch in br: expected i32, found nothing",
        ofCode(0x41, 0, 0x03, 1, 0x1A, 0x0C, 0, 0x0B, 0x1A));
  }

  @Test
  void brIf_leavesTheLabelsTypes() {
    assertEquals(VALID, ofCode(0x02, 0x7F, 0x41, 0, 0x41, 0, 0x0D, 0, 0x0B, 0x1A));
    assertEquals(
        "type mismatch in end: expected i64, found i32",
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
        "type mismatch in br_table: expected i64, found i32",
        ofCode(
            0x02, 0x7E, 0x02, 0x7F, 0x41, 0, 0x41, 0, 0x0E, 1, 1, 0, 0x0B, 0x1A, 0x42, 0, 0x0B,
            0x1A));
    assertEquals(
        "type mismatch in br_table: expected i64, found i32",
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
    assertEquals(
        "unexpected end of section or function",
        ofCode(0x41, 0, 0x0E, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0));
  }

  @Test
  void returnFromCode_takesTheResults() {
    assertEquals(VALID, of(richWith(1, 0, 0x41, 0, 0x0F, 0x0B)));
    assertEquals(
        "type mismatch in return: expected i32, found nothing", of(richWith(1, 0, 0x0F, 0x0B)));
    assertEquals(VALID, of(richWith(2, 0, 0x42, 0, 0x41, 0, 0x0F, 0x0B)));
    assertEquals(
        "type mismatch in return: expected i64, found f32",
        of(richWith(2, 0, 0x43, 0, 0, 0, 0, 0x41, 0, 0x0F, 0x0B)));
  }

  @Test
  void unreachable_allowsAnyOperands_butNotWrongOnes() {
    assertEquals(VALID, ofCode(0x00, 0x6A, 0x1A, 0x1A, 0x7C, 0x1A));
    assertEquals(VALID, ofCode(0x00, 0x6A, 0xAC, 0x42, 0, 0x7C, 0x1A));
    assertEquals(
        "type mismatch in i64.add: expected i64, found i32", ofCode(0x00, 0x6A, 0x7C, 0x1A));
    assertEquals(
        "type mismatch in end: values remain on the stack at the end of the block",
        ofCode(0x00, 0x41, 0));
  }

  @Test
  void call_takesParametersAndGivesResults() {
    assertEquals(VALID, ofCode(0x41, 0, 0x10, 1, 0x1A));
    assertEquals("type mismatch in call: expected i32, found i64", ofCode(0x42, 0, 0x10, 1, 0x1A));
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
    assertEquals("type mismatch in call_indirect: expected i32, found nothing", ofCode(0x11, 0, 0));
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
        "type mismatch in i64.add: expected i64, found i32",
        ofCode(0x00, 0x41, 0, 0x41, 0, 0x1B, 0x7C, 0x1A));
  }

  @Test
  void selectWithType_takesThatType() {
    assertEquals(VALID, ofCode(0xD0, 0x70, 0xD0, 0x70, 0x41, 0, 0x1C, 1, 0x70, 0x1A));
    assertEquals(
        "type mismatch in select: expected externref, found funcref",
        ofCode(0xD0, 0x70, 0xD0, 0x70, 0x41, 0, 0x1C, 1, 0x6F, 0x1A));
    assertEquals("invalid result arity in select: 0 types", ofCode(0x00, 0x1C, 0));
    assertEquals("invalid result arity in select: 2 types", ofCode(0x00, 0x1C, 2, 0x7F, 0x7F));
  }

  @Test
  void instructionsOfUnsupportedFeatures_areNamed() {
    assertEquals("unsupported: tail calls", ofCode(0x12, 0));
    assertEquals("unsupported: tail calls", ofCode(0x13, 0, 0));
    assertEquals("unsupported: legacy exceptions", ofCode(0x06, 0x40, 0x0B));
    assertEquals("unsupported: exceptions", ofCode(0x08, 0));
    assertEquals("unsupported: exceptions", ofCode(0x1F, 0x40, 0, 0x0B));
    assertEquals("unsupported: typed function references", ofCode(0x14, 0));
    assertEquals("unsupported: typed function references", ofCode(0x02, 0x64, 0x70, 0x0B));
    assertEquals("unsupported: garbage collection", ofCode(0xD3));
    assertEquals("unsupported: garbage collection", ofCode(0xFB, 0, 0));
    assertEquals("unsupported: threads", ofCode(0xFE, 3, 0));
  }
}
