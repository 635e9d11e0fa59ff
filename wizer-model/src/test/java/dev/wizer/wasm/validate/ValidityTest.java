package dev.wizer.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityTest {

  private static final String TYPES =
      "(type $f (func)) (type $s (struct (field i32))) (import \"m\" \"f\" (func $imported))";
  private static final String TABLES = "(table $t 1 funcref)";
  private static final String MEMORIES = "(memory 1)";
  private static final String GLOBALS = "(global $g (mut i32) (i32.const 0))";
  private static final String TAGS = "(tag $tag (param i32))";
  private static final String ELEMS = "(elem $e func $a) (elem declare func $a)";
  private static final String DATAS = "(data $d \"x\")";
  private static final String CODE =
      "(func $a (param i32) (global.set $g (i32.const 1)) (drop (ref.func $a)))"
          + "(func $b (memory.init $d (i32.const 0) (i32.const 0) (i32.const 0))"
          + " (table.init $e (i32.const 0) (i32.const 0) (i32.const 0)) (elem.drop $e)"
          + " (call_indirect (i32.const 0)) (throw $tag (i32.const 1)))";

  private static Module original() {
    return module("");
  }

  /** The module with {@code change}, of the form {@code old => new}, made in its text. */
  private static Module module(String change) {
    String text =
        "(module " + TYPES + TABLES + MEMORIES + TAGS + GLOBALS + ELEMS + CODE + DATAS + ")";
    if (!change.isEmpty()) {
      String[] parts = change.split(" => ");
      assertTrue(text.contains(parts[0]), change);
      text = text.replace(parts[0], parts[1]);
    }
    return ModuleReader.read(WatParser.parse(text));
  }

  private static Context context(Module module) {
    return ModuleValidator.validate(module, Features.supported(), 1).context();
  }

  private static boolean keepsCode(String change) {
    return context(module(change)).keepsCodeOf(context(original()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(memory 1) => (memory 7)",
        "(table $t 1 funcref) => (table $t 5 funcref)",
        "(mut i32) (i32.const 0) => (mut i32) (i32.const 9)",
        "(data $d \"x\") => (data $d \"\") (data (i32.const 3) \"abc\")",
        "(elem declare func $a) => (elem declare func $a $b)"
      })
  void keepsCodeOf_moduleInAnotherState_holds(String change) {
    assertTrue(keepsCode(change));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(field i32) => (field i64)",
        "(table $t 1 funcref) => (table $t 1 funcref) (table 1 funcref)",
        "(memory 1) => (memory 1) (memory 1)",
        "(global $g (mut i32) (i32.const 0)) => (global i32 (i32.const 0)) (global $g (mut i32)"
            + " (i32.const 0))",
        "(elem $e func $a) => (elem $e funcref (ref.null func))",
        "(drop (ref.func $a)) => (drop (ref.func $a)) (nop)"
      })
  void keepsCodeOf_moduleWithOtherCodeOrTypes_doesNotHold(String change) {
    assertFalse(keepsCode(change));
  }

  @Test
  void keepsCodeOf_moduleThatNoLongerDeclaresAFunction_doesNotHold() {
    Module gone = module("(elem $e func $a) (elem declare func $a) => (elem $e func)");
    InvalidModuleException failure =
        assertThrows(
            InvalidModuleException.class,
            () ->
                ModuleValidator.validate(
                    gone, ModuleValidator.validate(original(), Features.supported(), 1), 1));
    assertTrue(failure.problem().startsWith("undeclared function reference"), failure.problem());
  }

  @Test
  void keepsCodeOf_moduleThatNoLongerDeclaresWhatNoCodeRefersTo_holds() {
    assertTrue(keepsCode("(elem $e func $a) => (elem $e func $b)"));
    Module first = module("(elem declare func $a) => (elem declare func $a $b)");
    Validity validity = ModuleValidator.validate(first, Features.supported(), 1);
    Validity second = ModuleValidator.validate(original(), validity, 1);
    assertTrue(second.context().keepsCodeOf(validity.context()));
    assertTrue(context(original()).keepsCodeOf(second.context()));
  }

  @Test
  void validate_madeOfAValidModule_stillChecksWhatIsNotCode() {
    Validity validity = ModuleValidator.validate(original(), Features.supported(), 1);
    assertDoesNotThrow(() -> ModuleValidator.validate(original(), validity, 1));
    Module invalid = module("(data $d \"x\") => (data $d \"x\") (data (memory 3) (i32.const 0))");
    InvalidModuleException failure =
        assertThrows(
            InvalidModuleException.class, () -> ModuleValidator.validate(invalid, validity, 1));
    assertEquals("unknown memory 3", failure.problem());
  }
}
