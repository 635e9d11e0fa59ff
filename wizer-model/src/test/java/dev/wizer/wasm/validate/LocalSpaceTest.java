package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.ofText;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LocalSpaceTest {

  private static final String UNSET = "uninitialized local in local.get: local 1";

  /** {@return the verdict on a function with a parameter and a local that is never null} */
  private static String of(String instructions) {
    return ofText(
        "(func (param $p (ref extern)) (local $r (ref extern)) (local $i i32) "
            + instructions
            + ")");
  }

  @Test
  void parameters_haveAValue() {
    assertEquals(VALID, of("local.get $p drop"));
  }

  @Test
  void localsOfReferencesWithoutNull_needAValueFirst() {
    assertEquals(UNSET, of("local.get $r drop"));
    assertEquals(VALID, of("local.get $p local.set $r local.get $r drop"));
    assertEquals(VALID, of("local.get $p local.tee $r drop local.get $r drop"));
  }

  @Test
  void localsBehindThem_haveTheirDefault() {
    assertEquals(VALID, of("local.get $i drop"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in local.set",
        of("i64.const 0 local.set $i"));
  }

  @Test
  void valuesGivenInABlock_endWithIt() {
    assertEquals(UNSET, of("block local.get $p local.set $r end local.get $r drop"));
    assertEquals(VALID, of("block local.get $p local.set $r local.get $r drop end"));
    assertEquals(VALID, of("local.get $p local.set $r loop local.get $r drop end"));
    assertEquals(UNSET, of("i32.const 0 if local.get $p local.set $r else local.get $r drop end"));
  }

  @Test
  void valuesGivenBeforeABlock_outliveIt() {
    assertEquals(
        VALID,
        of("local.get $p local.set $r block local.get $p local.set $r end local.get $r drop"));
  }

  @Test
  void unreachableCode_needsThemToo() {
    assertEquals(UNSET, of("unreachable local.get $r drop"));
  }

  @Test
  void nextFunction_beginsAnew() {
    String first = "(func (local (ref func)) (local i32) local.get 1 drop)";
    String second = "(func (local i32 i32) local.get 0 local.get 1 drop drop)";
    assertEquals(VALID, ofText(first + second));
    assertEquals(
        "uninitialized local in local.get: local 0",
        ofText(second + "(func (local (ref func)) local.get 0 drop)"));
  }
}
