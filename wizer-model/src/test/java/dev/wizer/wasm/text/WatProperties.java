package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WatProperties {

  private static final String MODULE =
      """
      (module $m (@name "a")
        (rec (type $s (sub (struct (field $x (mut i8)) (field i32)))) (type $a (array (ref $s))))
        (import "m" "f" (func $i (param $p i32) (result i64)))
        (memory $mem (export "mem") 1 2) (table $t funcref (elem $f))
        (global $g (mut f64) (f64.const -0x1.8p+3)) (tag $e (param i32))
        (@custom "c" (after func) "x\\00")
        (func $f (export "f") (param $x i32) (result i32) (local $y v128)
          (block $l (result i32) (if (local.get $x) (then (br $l (i32.const 1_0))) (else nop))
            (i32.load offset=4 align=2 (local.get $x)))
          block $k br_table $k 0 end $k
          (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 (local.get $y)
            (v128.const f32x4 1.5 nan inf 1e-3)))
          (try_table (catch $e 0) (call_indirect $t (type $i32) (i32.const 0)))
          try $z nop catch $e rethrow $z catch_all end
          (struct.set $s $x (ref.null $s) (i32.const 0)) (memory.init $d (i32.const 1)))
        (type $i32 (func)) (elem $el declare func $f) (start $f)
        (data $d (offset i32.const 0) "a\\u{20ac}" "b")) ;; end
      """;

  private static final String SCRIPT =
      """
      (module definition $M (func (export "f")))
      (module instance $I $M) (register "m" $I) (invoke $I "f" (i32.const 1) (ref.null func))
      (assert_return (get "g") (either (f32.const nan:canonical) (v128.const f64x2 1 nan:arithmetic)))
      (assert_trap (invoke "f") "unreachable") (assert_malformed (module quote "(fun" "c") "x")
      (assert_invalid (module binary "\\00asm") "x") (assert_return (invoke "h") (ref.extern 1))
      (thread $T (shared (module $M)) (assert_exception (invoke "x" (ref.host 2)))) (wait $T)
      """;

  private static String change(String text, Random random) {
    List<String> tokens = new ArrayList<>(Arrays.asList(text.split("(?<=[\\s()\"])|(?=[()\"])")));
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      int at = random.nextInt(tokens.size());
      switch (random.nextInt(5)) {
        case 0 -> tokens.set(at, "");
        case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
        case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
        case 3 -> tokens.set(at, changeCharacter(tokens.get(at), random));
        default -> tokens.subList(at, tokens.size()).clear();
      }
      tokens.add("");
    }
    return String.join("", tokens);
  }

  private static String changeCharacter(String token, Random random) {
    StringBuilder changed = new StringBuilder(token).append(' ');
    int limit = random.nextBoolean() ? 0x80 : 0x10000;
    changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(limit));
    return changed.toString();
  }

  /** Anything but a {@link WatException} fails the property. */
  private static byte[] parse(String text) {
    try {
      return WatParser.parse(text);
    } catch (WatException e) {
      return null;
    }
  }

  @Property(tries = 5000)
  void changedModulesAreParsedOrRefused(@ForAll long seed) {
    parse(change(MODULE, new Random(seed)));
  }

  @Property(tries = 2000)
  void changedScriptsAreParsedOrRefused(@ForAll long seed) {
    try {
      WastParser.parse(change(SCRIPT, new Random(seed)));
    } catch (WatException e) {
      // Refused, as most of them are.
    }
  }

  @Property(tries = 200)
  void annotationsAndCommentsBetweenTokensChangeNothing(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    Tokens tokens = Lexer.lex(Source.of(MODULE));
    int annotationDepth = 0;
    for (int i = 0; tokens.kind(i) != TokenKind.END; i++) {
      String token = tokens.text(i);
      if (annotationDepth > 0 || token.startsWith("(@")) {
        annotationDepth += token.startsWith("(") ? 1 : token.equals(")") ? -1 : 0;
      }
      // What stands inside an annotation is the annotation's own.
      text.append(token).append(annotationDepth > 0 ? " " : filler(random));
    }
    assertArrayEquals(WatParser.parse(MODULE), WatParser.parse(text.toString()));
  }

  private static String filler(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> " (; a (; b ;) ;)";
      case 1 -> " ;; c\n";
      case 2 -> "\t\r\n";
      case 3 -> "(@x (y) \")\")";
      default -> " ";
    };
  }
}
