package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.text.script.ModuleSource;
import dev.wizer.wasm.text.script.WastAction;
import dev.wizer.wasm.text.script.WastCommand;
import dev.wizer.wasm.text.script.WastPattern;
import dev.wizer.wasm.text.script.WastValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WastParserTest {

  private static WastCommand parseOne(String text) {
    List<WastCommand> commands = WastParser.parse(text);
    assertEquals(1, commands.size());
    return commands.get(0);
  }

  private static List<WastPattern> results(String patterns) {
    String text = "(assert_return (invoke \"f\") " + patterns + ")";
    return ((WastCommand.AssertReturn) parseOne(text)).results();
  }

  private static WastPattern exactly(WastValue value) {
    return new WastPattern.Exactly(value);
  }

  @Test
  void parse_modules_areKeptAsTheyAreGiven() {
    List<WastCommand> commands =
        WastParser.parse(
            "(module $a (func foo))\n(module definition $b)\n\n(module instance $c $b)"
                + " (module instance)");
    assertEquals(
        List.of(
            new WastCommand.Module(1, "a", new ModuleSource.Text("(module $a (func foo))")),
            new WastCommand.ModuleDefinition(
                2, "b", new ModuleSource.Text("(module definition $b)")),
            new WastCommand.ModuleInstance(4, "c", "b"),
            new WastCommand.ModuleInstance(4, null, null)),
        commands);
  }

  @Test
  void parse_binaryAndQuotedModules_areTheirStrings() {
    WastCommand.Module binary = (WastCommand.Module) parseOne("(module binary \"\\00\" \"a\")");
    assertArrayEquals(new byte[] {0, 'a'}, ((ModuleSource.Binary) binary.source()).bytes());
    WastCommand.AssertMalformed quote =
        (WastCommand.AssertMalformed)
            parseOne("(assert_malformed (module quote \"(\" \"\\ff\") \"m\")");
    assertArrayEquals(new byte[] {'(', -1}, ((ModuleSource.Quote) quote.source()).utf8());
    assertEquals("m", quote.message());
  }

  @Test
  void parse_fieldsAlone_areOneModule() {
    String text = "(func) (memory 1)";
    assertEquals(new WastCommand.Module(1, null, new ModuleSource.Text(text)), parseOne(text));
  }

  @Test
  void parse_actions_haveTheirArguments() {
    assertEquals(
        new WastCommand.Action(
            1,
            new WastAction.Invoke(
                "i",
                "f",
                List.of(
                    new WastValue.I32(-1),
                    new WastValue.I64(2),
                    new WastValue.F32(0x3F800000),
                    new WastValue.F64(0x7FF0000000000000L),
                    new WastValue.V128(0x0000000200000001L, 0x0000000400000003L),
                    new WastValue.NullRef("func"),
                    new WastValue.ExternRef(7),
                    new WastValue.HostRef(8)))),
        parseOne(
            "(invoke $i \"f\" (i32.const 0xffffffff) (i64.const 2) (f32.const 1) (f64.const inf)"
                + " (v128.const i32x4 1 2 3 4) (ref.null func) (ref.extern 7) (ref.host 8))"));
    assertEquals(new WastCommand.Action(1, new WastAction.Get(null, "g")), parseOne("(get \"g\")"));
    assertEquals(new WastCommand.Register(1, "m", "i"), parseOne("(register \"m\" $i)"));
  }

  @Test
  void parse_assertions_haveTheirMessages() {
    WastAction action = new WastAction.Invoke(null, "f", List.of());
    ModuleSource module = new ModuleSource.Text("(module)");
    assertEquals(
        List.of(
            new WastCommand.AssertTrap(1, action, "t"),
            new WastCommand.AssertModuleTrap(2, module, "t"),
            new WastCommand.AssertExhaustion(3, action, "e"),
            new WastCommand.AssertException(4, action),
            new WastCommand.AssertMalformed(5, module, "m"),
            new WastCommand.AssertMalformedCustom(6, module, "m"),
            new WastCommand.AssertInvalid(7, module, "i"),
            new WastCommand.AssertInvalidCustom(8, module, "i"),
            new WastCommand.AssertUnlinkable(9, module, "u")),
        WastParser.parse(
            """
            (assert_trap (invoke "f") "t")
            (assert_trap (module) "t")
            (assert_exhaustion (invoke "f") "e")
            (assert_exception (invoke "f"))
            (assert_malformed (module) "m")
            (assert_malformed_custom (module) "m")
            (assert_invalid (module) "i")
            (assert_invalid_custom (module) "i")
            (assert_unlinkable (module) "u")
            """));
  }

  @Test
  void parse_patternsOfNumbers_tellNansApart() {
    assertEquals(
        List.of(
            exactly(new WastValue.F32(0x7FC00000)),
            new WastPattern.CanonicalNan(32),
            new WastPattern.ArithmeticNan(64),
            new WastPattern.Lanes(
                List.of(new WastPattern.ArithmeticNan(64), exactly(new WastValue.F64(0)))),
            new WastPattern.Either(
                List.of(exactly(new WastValue.I32(1)), exactly(new WastValue.I32(2))))),
        results(
            "(f32.const nan) (f32.const nan:canonical) (f64.const nan:arithmetic)"
                + " (v128.const f64x2 nan:arithmetic 0) (either (i32.const 1) (i32.const 2))"));
  }

  @Test
  void parse_patternsOfReferences_tellKindsApart() {
    assertEquals(
        List.of(
            exactly(new WastValue.NullRef(null)),
            exactly(new WastValue.NullRef("none")),
            new WastPattern.FuncRef(3),
            new WastPattern.AnyRef("func"),
            new WastPattern.AnyRef("extern"),
            new WastPattern.AnyRef("struct"),
            exactly(new WastValue.ExternRef(1))),
        results(
            "(ref.null) (ref.null none) (ref.func 3) (ref.func) (ref.extern) (ref.struct)"
                + " (ref.extern 1)"));
  }

  @Test
  void parse_threads_haveCommandsOfTheirOwn() {
    assertEquals(
        List.of(
            new WastCommand.Thread(
                1,
                "T",
                List.of("M"),
                List.of(
                    new WastCommand.Register(2, "m", "M"),
                    new WastCommand.Action(3, new WastAction.Invoke(null, "f", List.of())))),
            new WastCommand.Wait(4, "T")),
        WastParser.parse(
            """
            (thread $T (shared (module $M))
              (register "m" $M)
              (invoke "f"))
            (wait $T)
            """));
  }

  @Test
  void parse_bytesThatAreNotUtf8_areRefused() {
    byte[] text = "(get \"?\")".getBytes(StandardCharsets.UTF_8);
    text[6] = (byte) 0xC0;
    WatException e = assertThrows(WatException.class, () -> WastParser.parse(text));
    assertEquals("malformed UTF-8 encoding", e.problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown operator foo | (foo)",
        "unknown operator assert_foo | (assert_foo (module) \"\")",
        "unexpected token | (module",
        "unexpected token | module",
        "unexpected token assert_invalid | (assert_invalid (invoke \"f\") \"\")",
        "unexpected token get | (wait $x) (invoke get)",
        "unexpected token: not a constant | (invoke \"f\" (f32.const nan:canonical))",
        "unexpected token: not a constant | (invoke \"f\" (ref.func 1))",
        "unexpected token ) | (wait)",
        "unexpected token ) | (thread $T (shared (module)))",
        "unexpected token thread | (thread $a (thread $b))",
        "unexpected token | (assert_return (invoke \"f\") (ref.eq 1))",
        "constant out of range | (invoke \"f\" (i32.const 4294967296))",
        "unexpected token script | (script)",
      })
  void parse_malformedScript_saysWhatIsWrong(String problem, String text) {
    WatException e = assertThrows(WatException.class, () -> WastParser.parse(text));
    assertTrue(e.problem().startsWith(problem), e.problem());
  }
}
