package dev.wizer.tests.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRunTest {

  private static final String MODULE =
      """
      (module $M
        (func (export "echo") (param i32) (result i32) (local.get 0))
        (global (export "g") i32 (i32.const 7)))
      """;

  private final FakeEngine engine = new FakeEngine();

  private ScriptReport run(String script) {
    return new ScriptRun(engine, Duration.ofSeconds(30)).run("a.wast", script.getBytes(UTF_8));
  }

  /** {@return P, F or N for each command} */
  private static String verdicts(ScriptReport report) {
    StringBuilder letters = new StringBuilder();
    for (CommandResult result : report.results()) {
      letters.append(result.verdict().getClass().getSimpleName().charAt(0));
    }
    return letters.toString();
  }

  private static String why(ScriptReport report, int index) {
    Verdict verdict = report.results().get(index).verdict();
    return verdict instanceof Verdict.Failed failed
        ? failed.why()
        : ((Verdict.NotRun) verdict).why();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(invoke \"echo\")",
        "(get \"g\")",
        "(assert_return (invoke \"echo\" (i32.const 1)) (i32.const 1))",
        "(assert_return (invoke $M \"echo\" (ref.host 1)) (ref.host 1))",
        "(assert_return (get \"g\") (i32.const 7))",
        "(assert_trap (invoke \"trap\") \"integer overflow\")",
        "(assert_trap (module (func (export \"trap at the start\"))) \"unreachable\")",
        "(assert_exhaustion (invoke \"recurse\") \"call stack exhausted\")",
        "(assert_exception (invoke \"throw\"))",
        "(assert_malformed (module quote \"(func\") \"unexpected\")",
        "(assert_malformed (module binary \"\\00asx\\01\\00\\00\\00\") \"magic header\")",
        "(assert_malformed_custom (module quote \"(@custom)\") \"@custom annotation\")",
        "(assert_invalid (module (func (result i32))) \"type mismatch\")",
        "(assert_unlinkable (module (import \"a\" \"b\" (func))) \"unknown import\")",
        "(assert_unlinkable (module (import \"spectest\" \"b\" (func))) \"unknown import\")",
        "(assert_unlinkable (module (func (export \"of another type\"))) \"incompatible import\")"
      })
  void run_whatIsExpected_passes(String command) {
    ScriptReport report = run(MODULE + command);

    assertEquals("PP", verdicts(report), report.toString());
    assertEquals(2, report.commandCount());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(invoke \"trap\")",
        "(invoke \"absent\")",
        "(invoke $N \"echo\")",
        "(get $N \"g\")",
        "(module (func (result i32)))",
        "(module quote \"(func\")",
        "(module (func (export \"trap at the start\")))",
        "(module (import \"a\" \"b\" (func)))",
        "(module instance $I $N)",
        "(register \"a\" $N)",
        "(wait $T)",
        "(assert_return (invoke \"echo\" (i32.const 1)) (i32.const 2))",
        "(assert_return (invoke \"echo\" (i32.const 1)))",
        "(assert_return (invoke \"trap\"))",
        "(assert_return (get \"g\") (i32.const 8))",
        "(assert_trap (invoke \"trap\") \"unreachable\")",
        "(assert_trap (invoke \"echo\") \"integer overflow\")",
        "(assert_trap (invoke \"recurse\") \"call stack exhausted\")",
        "(assert_trap (module) \"unreachable\")",
        "(assert_exhaustion (invoke \"trap\") \"integer overflow\")",
        "(assert_exception (invoke \"trap\"))",
        "(assert_exception (invoke \"echo\"))",
        "(assert_malformed (module (func (result i32))) \"type mismatch\")",
        "(assert_malformed (module quote \"\") \"\")",
        "(assert_malformed_custom (module quote \"\") \"\")",
        "(assert_invalid (module quote \"(func\") \"unexpected\")",
        "(assert_invalid (module) \"\")",
        "(assert_invalid (module (func (result i32))) \"unknown type\")",
        "(assert_invalid_custom (module) \"\")",
        "(assert_unlinkable (module) \"\")",
        "(assert_unlinkable (module (import \"a\" \"b\" (func))) \"incompatible\")"
      })
  void run_anythingElse_fails(String command) {
    assertEquals("PF", verdicts(run(MODULE + command)));
  }

  @Test
  void run_unsupportedModule_isNotRunNorIsWhatNeedsIt() {
    ScriptReport report =
        run(
            MODULE
                + """
                (module $R (func (export "refused")))
                (assert_return (invoke "echo"))
                (register "r" $R)
                (module (import "r" "refused" (func)))
                (assert_unlinkable (module (import "r" "refused" (func))) "unknown import")
                (invoke $M "echo")
                """);

    assertEquals("PNNNNNP", verdicts(report));
    assertEquals("the engine `fake` does not support SIMD", why(report, 4));
    assertEquals(2, report.passed());
    assertEquals(5, report.notRun());
    assertTrue(report.summary().endsWith("\n    5 the engine `fake` does not support SIMD"));
  }

  @Test
  void run_moduleThatFails_leavesNothingForTheCommandsAfterIt() {
    ScriptReport report = run(MODULE + "(module (func (result i32)))\n(get \"g\")");

    assertEquals("PFN", verdicts(report));
    assertTrue(why(report, 2).startsWith("the module of line 4 failed"), why(report, 2));
  }

  @Test
  void run_definition_isInstantiatedByName() {
    ScriptReport report =
        run(
            """
            (module definition $D (func (export "echo")))
            (module instance $A $D)
            (module instance $B $D)
            (assert_return (invoke $A "echo"))
            (invoke $B "echo")
            (module definition (func (export "echo")))
            (module instance)
            (invoke $D "echo")
            """);

    assertEquals("PPPPPPPF", verdicts(report));
  }

  @Test
  void run_registeredInstance_isLinkedByItsModuleName() {
    ScriptReport report =
        run(
            MODULE
                + """
                (register "a")
                (register "b" $M)
                (module (import "a" "echo" (func (param i32))) (import "b" "g" (global i32)))
                (assert_unlinkable (module (import "a" "absent" (func))) "unknown import")
                (assert_unlinkable (module (import "M" "echo" (func))) "unknown import")
                """);

    assertEquals("PPPPPP", verdicts(report));
    assertEquals(
        List.of("echo", "g"), engine.imported.stream().map(FakeEngine.Exported::name).toList());
    assertSame(engine.imported.get(0).store(), engine.imported.get(1).store());
  }

  @Test
  void run_spectest_isThereForEveryModule() {
    ScriptReport report =
        run(
            """
            (module (import "spectest" "print_i32" (func (param i32))))
            (module (import "spectest" "memory" (memory 1 2)))
            (module (import "spectest" "global_f64" (global f64)))
            (module (import "spectest" "table" (table 10 20 funcref)))
            """);

    assertEquals("PPPP", verdicts(report));
    assertEquals(1, engine.imported.stream().map(FakeEngine.Exported::store).distinct().count());
  }

  @Test
  void run_threads_haveStoresOfTheirOwnAndSeeWhatIsShared() {
    ScriptReport report =
        run(
            MODULE
                + """
                (thread $T (shared (module $M))
                  (register "m" $M)
                  (module (import "m" "g" (global i32)) (func (export "echo")))
                  (assert_return (invoke "echo"))
                  (assert_return (invoke "echo" (i32.const 1))))
                (thread $U
                  (invoke $M "echo"))
                (wait $T)
                (module (import "m" "g" (global i32)))
                """);

    assertEquals("PPPPPFPFPF", verdicts(report), report.toString());
    assertEquals(10, report.commandCount());
    assertNotEquals(engine.newStore(), engine.imported.get(0).store());
  }

  @Test
  void run_textThatIsNoScript_failsAndKnowsHowMuchItIsMissing() {
    ScriptReport report = run("(module)\n(modul)\n(invoke \"f\")");

    assertEquals("F", verdicts(report));
    assertEquals(2, report.results().get(0).line());
    assertEquals(3, report.commandCount());
    assertEquals(2, report.notRun());
  }

  @Test
  void run_commandThatDoesNotEnd_failsAndTheRestIsMissing() {
    ScriptReport report =
        new ScriptRun(engine, Duration.ofMillis(300))
            .run("a.wast", (MODULE + "(invoke \"loop\")\n(get \"g\")").getBytes(UTF_8));

    assertEquals("PF", verdicts(report));
    assertEquals(4, report.results().get(1).line());
    assertTrue(why(report, 1).startsWith("no end within"), why(report, 1));
    assertEquals(3, report.commandCount());
  }
}
