package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.ofCode;
import static dev.wizer.wasm.validate.Verdicts.ofCodeText;
import static dev.wizer.wasm.validate.Verdicts.ofText;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExceptionValidatorTest {

  private static final String TAGS = "(tag $none) (tag $pair (param i32 i64))";

  private static String ofTags(String instructions) {
    return ofCodeText(TAGS, instructions);
  }

  @Test
  void throw_takesWhatTheTagCarries() {
    assertEquals(VALID, ofTags("i32.const 0 i64.const 0 throw $pair i32.add drop"));
    assertEquals(VALID, ofTags("throw $none"));
    assertEquals(
        "type mismatch: instruction requires [i32 i64] but stack has [i32] in throw",
        ofTags("i32.const 0 throw $pair"));
    assertEquals("unknown tag 2 in throw", ofTags("throw 2"));
  }

  @Test
  void throwRef_takesAnException() {
    assertEquals(VALID, ofTags("ref.null exn throw_ref"));
    assertEquals(VALID, ofTags("ref.null noexn throw_ref"));
    assertEquals(
        "type mismatch: instruction requires [exnref] but stack has [anyref] in throw_ref",
        ofTags("ref.null any throw_ref"));
  }

  @Test
  void tryTable_clausesMustFitTheirLabels() {
    assertEquals(VALID, ofTags("block try_table (catch $none 0) (catch_all 0) end end"));
    assertEquals(
        VALID,
        ofTags("block (result i32 i64) try_table (catch $pair 0) end unreachable end drop drop"));
    assertEquals(
        VALID,
        ofTags(
            "block (result i32 i64 exnref) try_table (catch_ref $pair 0) end unreachable end"
                + " drop drop drop"));
    assertEquals(
        VALID,
        ofTags("block (result (ref exn)) try_table (catch_all_ref 0) end unreachable end drop"));
    assertEquals(
        "type mismatch: catch handler has [i32 i64] but label requires [] in try_table",
        ofTags("block try_table (catch $pair 0) end end"));
    assertEquals(
        "type mismatch: catch handler has [] and (ref exn) but label requires [] in try_table",
        ofTags("block try_table (catch_all_ref 0) end end"));
    assertEquals(
        "type mismatch: catch handler has [] and (ref exn) but label requires [nullexnref] in"
            + " try_table",
        ofTags("block (result nullexnref) try_table (catch_ref $none 0) end unreachable end drop"));
  }

  @Test
  void tryTable_labelsOfClauses_areThoseAround() {
    assertEquals(VALID, ofTags("try_table (catch $none 0) end"));
    assertEquals("unknown label 1 in try_table", ofTags("try_table (catch $none 1) end"));
    assertEquals("unknown tag 2 in try_table", ofTags("try_table (catch 2 0) end"));
    assertEquals(VALID, ofTags("try_table (result i32) i32.const 0 br 0 end drop"));
  }

  @Test
  void tryTable_otherClauses_areMalformed() {
    assertEquals("malformed catch clause", ofCode(0x1F, 0x40, 1, 4, 0, 0x0B));
  }

  @Test
  void legacyTry_everyArmLeavesTheResults() {
    assertEquals(
        VALID,
        ofTags("try (result i32) i32.const 0 catch $pair drop catch_all i32.const 1 end drop"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in catch",
        ofTags("try (result i32) catch $none i32.const 0 end drop"));
    assertEquals(
        "type mismatch: block requires [] but stack has [i32] in catch_all",
        ofTags("try i32.const 0 catch_all end"));
    assertEquals(
        "type mismatch: block requires [] but stack has [i32 i64] in end",
        ofTags("try catch $pair end"));
    assertEquals("unknown tag 9 in catch", ofTags("try catch 9 end"));
  }

  @Test
  void legacyClauses_outOfPlace_areMalformed() {
    assertEquals("END opcode expected, found catch", ofCode(0x02, 0x40, 0x07, 0, 0x0B));
    assertEquals("END opcode expected, found catch", ofCode(0x06, 0x40, 0x19, 0x07, 0, 0x0B));
    assertEquals("END opcode expected, found catch_all", ofCode(0x19));
    assertEquals("END opcode expected, found delegate", ofCode(0x06, 0x40, 0x19, 0x18, 0));
  }

  @Test
  void delegate_endsTheTryAndNamesALabelAround() {
    assertEquals(VALID, ofTags("try (result i32) i32.const 0 delegate 0 drop"));
    assertEquals("unknown label 1 in delegate", ofTags("try delegate 1"));
    assertEquals(
        "type mismatch: block requires [] but stack has [i32] in delegate",
        ofTags("try i32.const 0 delegate 0"));
  }

  @Test
  void rethrow_needsTheLabelOfAClause() {
    assertEquals(VALID, ofTags("try catch $none rethrow 0 catch_all rethrow 0 end"));
    assertEquals(VALID, ofTags("try catch_all block rethrow 1 end end"));
    assertEquals(
        "invalid rethrow label in rethrow: label 0 is of no catch clause",
        ofTags("try rethrow 0 end"));
    assertEquals("unknown label 3 in rethrow", ofTags("try catch_all rethrow 3 end"));
  }

  @Test
  void tags_needAFunctionTypeWithoutResults() {
    assertEquals(VALID, ofText("(tag (import \"\" \"\") (param i32)) (export \"t\" (tag 0))"));
    assertEquals("non-empty tag result type", ofText("(tag (result i32))"));
    assertEquals("non-empty tag result type", ofText("(tag (import \"\" \"\") (result i32))"));
    assertEquals("unknown type 0", ofText("(tag (type 0))"));
    assertEquals("non-function type 0", ofText("(type (struct)) (tag (type 0))"));
    assertEquals("unknown tag 1", ofText("(tag) (export \"t\" (tag 1))"));
  }
}
