package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.wasm.binary.UnsupportedModuleException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatParserTest {

  private static final byte[] EMPTY = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private static void assertSame(String one, String other) {
    assertArrayEquals(WatParser.parse(one), WatParser.parse(other));
  }

  @Test
  void parse_emptyModules_areTheHeaderAlone() {
    assertArrayEquals(EMPTY, WatParser.parse("(module)"));
    assertArrayEquals(EMPTY, WatParser.parse(";; nothing"));
    assertArrayEquals(EMPTY, WatParser.parse("(module definition)"));
  }

  @Test
  void parse_utf8Bytes_isTheSameAsTheText() {
    String text = "(module (export \"\u00e9\u20ac\ud83d\ude00\" (func 0)) (func))";
    assertArrayEquals(
        WatParser.parse(text), WatParser.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void parse_binaryModule_isItsStrings() {
    assertArrayEquals(
        new byte[] {0, 'a', 's', 'm', (byte) 0xFF},
        WatParser.parse("(module $m binary \"\\00as\" \"m\" \"\\ff\")"));
  }

  @Test
  void parse_quotedModule_isItsTextParsed() {
    assertSame("(module quote \"(func $f\" \")\")", "(func $f)");
    assertSame("(module quote \"(module quote \\\"(memory 1)\\\")\")", "(memory 1)");
  }

  @Test
  void parse_implicitTypes_followAllOthersInOrderOfUse() {
    assertSame(
        "(func (param i32) (block (param i64) drop)) (func (param f32)) (type (func)) (func)",
        "(func (type 1) (block (type 2) drop)) (func (type 3)) (type (func)) (func (type 0))"
            + " (type (func (param i32))) (type (func (param i64))) (type (func (param f32)))");
  }

  @Test
  void parse_implicitType_isAPlainOneInAGroupOfItsOwn() {
    assertSame("(rec (type (func))) (func)", "(rec (type (func))) (func (type 0))");
    assertSame(
        "(rec (type (func)) (type (func))) (type (sub (func))) (func)",
        "(rec (type (func)) (type (func))) (type (sub (func))) (func (type 3)) (type (func))");
    assertSame(
        "(type (func (param funcref))) (func (param (ref null func)))",
        "(type (func (param funcref))) (func (type 0))");
  }

  @Test
  void parse_abbreviations_areTheSameAsTheFullForms() {
    assertSame(
        "(memory (data \"abc\"))", "(memory 1 1) (data (memory 0) (offset i32.const 0) \"abc\")");
    assertSame(
        "(table funcref (elem 0)) (func)",
        "(table 1 1 funcref) (elem (table 0) (offset i32.const 0) func 0) (func)");
    assertSame(
        "(func (export \"a\") (import \"m\" \"n\") (param i32))",
        "(import \"m\" \"n\" (func (param i32))) (export \"a\" (func 0))");
    assertSame("(memory 1) (data 0 (i32.const 0))", "(memory 1) (data (i32.const 0) \"\")");
  }

  @Test
  void parse_foldedInstructions_areWrittenBehindTheirOperands() {
    assertSame(
        "(func (i32.add (i32.const 1) (i32.mul (i32.const 2) (i32.const 3))) drop)",
        "(func i32.const 1 i32.const 2 i32.const 3 i32.mul i32.add drop)");
    assertSame(
        "(func (if (i32.const 1) (i32.eqz) (then nop) (else (nop))))",
        "(func i32.const 1 i32.eqz if nop else nop end)");
    assertSame("(func (if (then) (else)))", "(func if else end)");
  }

  @Test
  void parse_legacyFoldedTry_isTheSameAsFlat() {
    assertSame(
        "(tag) (func (try $l (result i32) (do nop) (catch 0 (rethrow $l)) (catch_all (nop))))",
        "(tag) (func try $l (result i32) nop catch 0 rethrow 0 catch_all nop end)");
    assertSame("(func (try $l (do (try (do) (delegate $l)))))", "(func try $l try delegate 0 end)");
  }

  @Test
  void parse_labels_areCountedFromTheInnermost() {
    assertSame(
        "(func (block $a (block $a (br $a)) (br $a) (block (br $a))))",
        "(func (block $a (block $a (br 0)) (br 0) (block (br 1))))");
  }

  @Test
  void parse_catchClauses_countLabelsFromOutsideTheirBlock() {
    assertSame(
        "(tag $e) (func (block $a (try_table $a (catch $e $a) (catch_all 0) (br $a))))",
        "(tag $e) (func (block $a (try_table $a (catch 0 0) (catch_all 0) (br 0))))");
  }

  @Test
  void parse_dataCount_isWrittenIfCodeRefersToData() {
    String module = "(memory 1) (data \"\") (func %s)";
    int without = WatParser.parse(module.formatted("(nop) (nop) (nop)")).length;
    assertEquals(without + 3, WatParser.parse(module.formatted("(data.drop 0)")).length);
  }

  /** A segment's type is its table's; functions by index are references if it is another one. */
  @Test
  void parse_elementsOfATable_haveItsType() {
    String type = "(type $t (func)) (func $a (type $t)) ";
    assertSame(
        type + "(table (ref null $t) (elem $a 0))",
        type
            + "(table 2 2 (ref null $t))"
            + "(elem (table 0) (i32.const 0) (ref null $t) (ref.func $a) (ref.func 0))");
    assertSame(
        type + "(table i64 (ref null $t) (elem $a))",
        type + "(table i64 1 1 (ref null $t)) (elem (i64.const 0) (ref null $t) (ref.func 0))");
    assertSame(
        type + "(table funcref (elem $a))",
        type + "(table 1 1 funcref) (elem (i32.const 0) func $a)");
    assertSame(
        type + "(table 0 funcref) (table (ref null $t) (elem $a))",
        type
            + "(table 0 funcref) (table 1 1 (ref null $t))"
            + "(elem (table 1) (i32.const 0) (ref null $t) (item ref.func $a))");
    for (String element :
        new String[] {
          "externref", "anyref", "i31ref", "exnref", "nullfuncref", "nullref", "(ref null $t)",
        }) {
      assertSame(
          type + "(table " + element + " (elem))",
          type + "(table 0 0 " + element + ") (elem (i32.const 0) " + element + ")");
      assertSame(
          type + "(table i64 " + element + " (elem))",
          type + "(table i64 0 0 " + element + ") (elem (i64.const 0) " + element + ")");
    }
  }

  @Test
  void parse_component_isNotSupported() {
    assertThrows(
        UnsupportedModuleException.class, () -> WatParser.parse(" (component $c (core module))"));
  }
}
