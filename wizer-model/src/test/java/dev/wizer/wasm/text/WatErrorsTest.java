package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatErrorsTest {

  private static WatException refuse(String text) {
    return assertThrows(WatException.class, () -> WatParser.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "unexpected token | (func",
        "unexpected token | (func))",
        "unexpected token | (module) (module)",
        "unexpected token | ()",
        "unexpected token | (func (drop nop))",
        "unexpected token | (func (local.get))",
        "unexpected token | (func i32.const)",
        "unexpected token | (func i32.const 1.0)",
        "unexpected token | (func i32.const nan:canonical)",
        "unexpected token | (func (param i32) (type 0))",
        "unexpected token | (func (result i32) (param i32))",
        "unexpected token | (func block)",
        "unexpected token | (func end)",
        "unexpected token | (func else)",
        "unexpected token | (func (block (param $x i32)))",
        "unexpected token | (func (if (i32.const 0)))",
        "unexpected token | (func (if (i32.const 0) (else)))",
        "unexpected token | (func (if (i32.const 0) (then) (else) (else)))",
        "unexpected token | (func if else else end)",
        "unexpected token | (func (end))",
        "unexpected token | (func (catch_all))",
        "unexpected token | (func (try))",
        "unexpected token | (func (try (do) (catch_all) (catch_all)))",
        "unexpected token | (func (try (do) (catch_all) (delegate 0)))",
        "unexpected token | (func (br_table))",
        "unexpected token | (func (ref.test i32))",
        "unexpected token | (func i8x16.extract_lane_s -1)",
        "unexpected token | (module (type (func)) (rec (func)))",
        "unexpected token | (type (func (result $x i32)))",
        "unexpected token | (import \"a\" \"b\" (data))",
        "unexpected token | (export \"a\" (elem 0))",
        "unexpected token | (table 1 i32)",
        "unexpected token | (global (mut i32)",
        "unexpected token | (start)",
        "unexpected token | (data $d (i32.const 0) $x)",
        "unknown operator foo | (foo)",
        "unknown operator | (func (i32.const0))",
        "unknown operator | (func i32.const 0x)",
        "unknown operator | (func i32.const 1__0)",
        "unknown operator | (func f32.const 0x1p)",
        "unknown operator get_local | (func get_local 0)",
        "unknown operator | (data \"a\"\"b\")",
        "unknown operator | (func br 0$x)",
        "unknown operator | (memory 1)(func (i32.load offset=-1 (i32.const 0)))",
        "unknown operator | ( @a)",
        "unknown local $x | (func (local.get $x))",
        "unknown local | (global i32 (local.get $x))",
        "unknown label $x | (func (br $x))",
        "unknown label $l | (func (block $l) (br $l))",
        "unknown func $x | (func (call $x))",
        "unknown type $x | (func (type $x))",
        "unknown type | (func (type 3) (param i32))",
        "unknown global $x | (func (global.get $x))",
        "unknown table $x | (func (table.get $x (i32.const 0)))",
        "unknown memory $x | (func (drop (memory.size $x)))",
        "unknown tag $x | (func (throw $x))",
        "unknown data segment $x | (func (data.drop $x))",
        "unknown elem segment $x | (func (elem.drop $x))",
        "unknown field $x | (type $t (struct)) (func (struct.get $t $x))",
        "duplicate func | (import \"a\" \"b\" (func $f)) (func $f)",
        "duplicate type | (type $t (func)) (rec (type $t (func)))",
        "duplicate table | (table $t 0 funcref) (table $t 0 funcref)",
        "duplicate memory | (memory $m 0) (memory $m 0)",
        "duplicate global | (global $g i32) (global $g i32)",
        "duplicate tag | (tag $e) (tag $e)",
        "duplicate elem | (elem $e func) (elem $e func)",
        "duplicate data | (data $e) (data $e)",
        "duplicate local | (func (param $x i32) (local $x i32))",
        "duplicate field | (type (struct (field $x i32) (field $x i32)))",
        "import after function | (func) (import \"\" \"\" (memory 1))",
        "import after table | (table 0 funcref) (func (import \"\" \"\"))",
        "import after memory | (memory 0) (import \"\" \"\" (func))",
        "import after global | (global i32 (i32.const 0)) (import \"\" \"\" (func))",
        "import after tag | (tag) (import \"\" \"\" (func))",
        "multiple start sections | (func $f) (start $f) (start $f)",
        "inline function type | (type $t (func)) (func (type $t) (param i32))",
        "mismatching label | (func block $a end $b)",
        "mismatching label | (func block end $b)",
        "mismatching label | (func i32.const 0 if $a else $b end)",
        "constant out of range | (func i32.const 4294967296)",
        "constant out of range | (func i32.const -2147483649)",
        "constant out of range | (func i64.const 18446744073709551616)",
        "constant out of range | (func f32.const 1e39)",
        "constant out of range | (func f64.const -0x1p1024)",
        "unknown operator | (func f32.const nan:0)",
        "constant out of range | (func f32.const nan:0x0)",
        "constant out of range | (func f32.const nan:0x800000)",
        "constant out of range | (func v128.const i8x16 256 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)",
        "i32 constant out of range | (func local.get 4294967296)",
        "i64 constant out of range | (memory 18446744073709551616)",
        "i8 constant out of range | (func i8x16.extract_lane_s 256)",
        "i8 constant out of range | (func i8x16.shuffle -1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)",
        "invalid lane length | (func i8x16.shuffle 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)",
        "invalid lane length | (func i8x16.shuffle 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)",
        "wrong number of lane literals | (func v128.const i32x4 0 0 0)",
        "wrong number of lane literals | (func v128.const f64x2 0 0 0)",
        "alignment must be a power of two | (memory 1) (func (i32.load align=0))",
        "alignment must be a power of two | (memory 1) (func (i32.load align=3))",
        "invalid custom page size | (memory 1 (pagesize 3))",
        "unclosed string | (data \"a)",
        "unclosed comment | (; (; ;)",
        "unclosed annotation | (@x (",
        "empty annotation id | (@ x)",
        "empty annotation id | (@\"\")",
        "empty identifier | (func $)",
        "empty identifier | (func $\"\")",
        "illegal character | (func \u00e9)",
        "illegal escape | (data \"\\x\")",
        "illegal escape | (data \"\\u{110000}\")",
        "illegal escape | (data \"\\u{d800}\")",
        "malformed UTF-8 encoding | (export \"\\ff\" (func 0))",
        "malformed UTF-8 encoding | (func $\"\\ff\")",
        "misplaced @custom annotation | (func (@custom \"a\"))",
        "misplaced @name annotation | (module (func) (@name \"a\"))",
        "@name annotation: multiple module | (module (@name \"a\") (@name \"b\"))",
        "@custom annotation: missing section name | (@custom 4)",
        "@custom annotation: malformed UTF-8 encoding | (@custom \"\\df\")",
        "@custom annotation: unexpected token | (@custom \"a\" here)",
        "@custom annotation: malformed placement | (@custom \"a\" (aft type))",
        "@custom annotation: malformed section kind | (@custom \"a\" (after))",
        "@producers annotation: unexpected token | (@producers (foo \"a\" \"b\"))",
        "@metadata.code.branch_hint annotation: not in a function | (@metadata.code.branch_hint)",
        "@metadata.code.branch_hint annotation: duplicate annotation"
            + " | (func (@metadata.code.branch_hint \"\") (@metadata.code.branch_hint \"\") nop)",
        "@metadata.code.branch_hint annotation: invalid target"
            + " | (func (@metadata.code.branch_hint \"\"))",
      })
  void parse_malformedText_saysWhatIsWrong(String problem, String text) {
    String actual = refuse(text).problem();
    assertTrue(actual.startsWith(problem), actual);
  }

  @Test
  void message_hasLineAndColumnAndTheLine() {
    WatException e = refuse("(module\n  (func\n\t(br $x)))\n");
    assertEquals("unknown label $x", e.problem());
    assertEquals(3, e.line());
    assertEquals(6, e.column());
    assertEquals("unknown label $x (at line 3, column 6)\n   (br $x)))\n       ^", e.getMessage());
  }

  @Test
  void message_ofALongLine_showsAPartOfIt() {
    WatException e = refuse("nop ".repeat(1000) + "(func foo)" + " nop".repeat(1000));
    assertTrue(e.getMessage().length() < 400, e.getMessage());
  }

  @Test
  void message_ofALongToken_showsAPartOfIt() {
    assertTrue(refuse("(" + "x".repeat(100_000) + ")").getMessage().length() < 400);
  }

  @Test
  void error_atTheEnd_isOnTheLastLine() {
    WatException e = refuse("(func\n");
    assertEquals(2, e.line());
    assertEquals(1, e.column());
  }

  @Test
  void parse_bytesThatAreNotUtf8_saysWhere() {
    byte[] bytes = "(module)\n;; ?".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0x80;
    WatException e = assertThrows(WatException.class, () -> WatParser.parse(bytes));
    assertEquals("malformed UTF-8 encoding", e.problem());
    assertEquals(2, e.line());
    assertEquals(4, e.column());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", ";; \udc00", "(data \"\ud800x\")"})
  void parse_loneSurrogate_isMalformed(String text) {
    assertEquals("malformed UTF-8 encoding", refuse(text).problem());
  }
}
