package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.ofText;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CallValidatorTest {

  private static final String FIELDS =
      """
      (type $f (sub (func (param i32) (result anyref))))
      (type $g (sub $f (func (param i32) (result i31ref))))
      (type $s (struct))
      (table $funcs 1 funcref)
      (table $typed 1 (ref null $f))
      (table $wide i64 1 funcref)
      (table $others 1 anyref)
      (func $callee (type $g) unreachable)
      (elem declare func $callee)
      """;

  private static String of(String instructions) {
    return ofText(FIELDS + "(func (param i32) (result anyref) " + instructions + ")");
  }

  @Test
  void callRef_takesAReferenceToTheType() {
    assertEquals(VALID, of("i32.const 0 ref.func $callee call_ref $f"));
    assertEquals(VALID, of("i32.const 0 ref.null nofunc call_ref $g"));
    assertEquals(
        "type mismatch: instruction requires [(ref null 1)] but stack has [(ref null 0)] in"
            + " call_ref",
        of("i32.const 0 ref.null $f call_ref $g"));
    assertEquals("non-function type 2 in call_ref", of("call_ref $s"));
    assertEquals("unknown type 9 in call_ref", of("call_ref 9"));
  }

  @Test
  void callIndirect_needsATableOfFunctions() {
    assertEquals(VALID, of("i32.const 0 i32.const 1 call_indirect $funcs (type $f)"));
    assertEquals(VALID, of("i32.const 0 i32.const 1 call_indirect $typed (type $g)"));
    assertEquals(
        "type mismatch in call_indirect: table 3 is of anyref",
        of("i32.const 0 i32.const 1 call_indirect $others (type $f)"));
    assertEquals("non-function type 2 in call_indirect", of("call_indirect $funcs (type $s)"));
  }

  @Test
  void callIndirect_takesAnIndexOfTheTablesType() {
    assertEquals(VALID, of("i32.const 0 i64.const 1 call_indirect $wide (type $f)"));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in call_indirect",
        of("i32.const 0 i32.const 1 call_indirect $wide (type $f)"));
  }

  @Test
  void returnCalls_giveTheFunctionsResults() {
    assertEquals(VALID, of("i32.const 0 return_call $callee"));
    assertEquals(VALID, of("i32.const 0 ref.func $callee return_call_ref $g"));
    assertEquals(VALID, of("i32.const 0 i32.const 1 return_call_indirect $funcs (type $f)"));
    assertEquals(
        "type mismatch: current function requires result type [] but callee returns [i31ref] in"
            + " return_call",
        ofText(FIELDS + "(func i32.const 0 return_call $callee)"));
    assertEquals(
        "type mismatch: current function requires result type [i31ref] but callee returns [anyref]"
            + " in return_call_ref",
        ofText(FIELDS + "(func (result i31ref) i32.const 0 ref.null $f return_call_ref $f)"));
  }

  @Test
  void returnCalls_endTheCodeThatCanBeReached() {
    assertEquals(VALID, of("i32.const 0 return_call $callee i32.add drop"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in return_call",
        of("return_call $callee"));
    assertEquals("unknown function 9 in return_call", of("return_call 9"));
  }
}
