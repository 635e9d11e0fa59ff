package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.ofCode;
import static dev.wizer.wasm.validate.Verdicts.ofCodeText;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Branches that look at references, and those that pass them on. */
class BranchValidatorTest {

  private static String of(String instructions) {
    return ofCodeText("(type $s (sub (struct))) (type $t (sub $s (struct)))", instructions);
  }

  @Test
  void brIf_leavesOperandsOfTheLabelsTypes() {
    String code = "block (result anyref) i32.const 0 ref.i31 i32.const 0 br_if 0 %s end drop";
    assertEquals(VALID, of(code.formatted("")));
    assertEquals(
        "type mismatch: instruction requires [i31ref] but stack has [anyref] in i31.get_s",
        of(code.formatted("i31.get_s drop ref.null any")));
  }

  @Test
  void brTable_takesWhatMatchesAllLabels() {
    assertEquals(
        VALID,
        of(
            "block (result anyref) block (result eqref) ref.null i31 i32.const 0 br_table 0 1 1"
                + " end end drop"));
    assertEquals(
        "type mismatch: instruction requires [structref] but stack has [i31ref] in br_table",
        of(
            "block (result anyref) block (result structref) ref.null i31 i32.const 0 br_table 1 0"
                + " end end drop"));
  }

  @Test
  void brOnNull_goesOnWithoutNull() {
    assertEquals(VALID, of("block ref.null $s br_on_null 0 ref.as_non_null drop end"));
    assertEquals(
        VALID,
        of(
            "block (result i32) i32.const 0 ref.null $s br_on_null 0 block (param (ref $s)) drop"
                + " end end drop"));
    assertEquals(
        "type mismatch: instruction requires reference type but stack has i32 in br_on_null",
        of("i32.const 0 br_on_null 0 drop"));
    assertEquals(VALID, of("unreachable br_on_null 0 drop"));
  }

  @Test
  void brOnNonNull_takesTheReferenceAlong() {
    assertEquals(
        VALID,
        of(
            "block (result i32 (ref $s)) i32.const 0 ref.null $t br_on_non_null 0 drop unreachable"
                + " end drop drop"));
    assertEquals(
        "type mismatch: instruction requires reference type but label has [i32] in"
            + " br_on_non_null",
        of("block (result i32) ref.null $s br_on_non_null 0 i32.const 0 end drop"));
    assertEquals(
        "type mismatch: instruction requires reference type but label has [] in br_on_non_null",
        of("ref.null $s br_on_non_null 0"));
    assertEquals(
        "type mismatch: instruction requires [(ref null 1)] but stack has [(ref null 0)] in"
            + " br_on_non_null",
        of("block (result (ref $t)) ref.null $s br_on_non_null 0 unreachable end drop"));
  }

  @Test
  void brOnCast_takesTheTargetAlongAndGoesOnWithTheRest() {
    assertEquals(
        VALID,
        of(
            "block (result (ref null $t)) ref.null $s br_on_cast 0 (ref null $s) (ref null $t)"
                + " block (param (ref $s)) drop end unreachable end drop"));
    assertEquals(
        VALID,
        of(
            "block (result (ref $t)) ref.null $s br_on_cast 0 (ref null $s) (ref $t)"
                + " block (param (ref null $s)) drop end unreachable end drop"));
    assertEquals(
        "type mismatch on cast: type (ref 0) does not match (ref 1) in br_on_cast",
        of("block (result (ref $s)) unreachable br_on_cast 0 (ref $t) (ref $s) end drop"));
    assertEquals(
        "type mismatch: instruction requires type (ref 1) but label has [] in br_on_cast",
        of("unreachable br_on_cast 0 (ref $s) (ref $t)"));
  }

  @Test
  void brOnCastFail_takesTheRestAlongAndGoesOnWithTheTarget() {
    assertEquals(
        VALID,
        of(
            "block (result (ref $s)) ref.null $s br_on_cast_fail 0 (ref null $s) (ref null $t)"
                + " block (param (ref null $t)) drop end unreachable end drop"));
    assertEquals(
        "type mismatch: instruction requires type (ref null 0) but label has [(ref 0)] in"
            + " br_on_cast_fail",
        of(
            "block (result (ref $s)) ref.null $s br_on_cast_fail 0 (ref null $s) (ref $t)"
                + " unreachable end drop"));
  }

  @Test
  void brOnCast_otherFlags_areMalformed() {
    assertEquals("malformed br_on_cast flags", ofCode(0xFB, 24, 4, 0, 0x6E, 0x6E));
    assertEquals("unknown type 9", ofCode(0x00, 0xFB, 24, 0, 0, 0x6E, 9));
  }
}
