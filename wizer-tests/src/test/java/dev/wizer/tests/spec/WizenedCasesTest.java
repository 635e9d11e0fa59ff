package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.text.WastParser;
import dev.wizer.wasm.text.script.WastAction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WizenedCasesTest {

  private static WizenedCases read(String script) {
    return WizenedCases.of("a.wast", WastParser.parse(script));
  }

  private static List<String> exports(WizenedCase subject) {
    return subject.calls().stream().map(WastAction.Invoke::export).toList();
  }

  @Test
  void cases_functionsOfTheRightType_areOneEach() {
    List<WizenedCase> cases =
        read("""
                (module
                  (func (export "a"))
                  (func (export "b") (param i32))
                  (func (export "c") (result i32) (i32.const 0))
                  (memory (export "d") 1)
                  (func (export "e")))
                """)
            .cases();

    assertEquals(List.of("a", "e"), cases.stream().map(WizenedCase::init).toList());
    assertEquals("a.wast:1 \"a\"", cases.get(0).toString());
  }

  @Test
  void cases_callsThatFollow_areThoseOfTheModulesInstance() {
    List<WizenedCase> cases =
        read("""
                (module $A (func (export "a1")) (func (export "a2") (param i32)))
                (invoke "a1")
                (module $B (func (export "b1")))
                (assert_return (invoke "b1"))
                (assert_trap (invoke $A "a2" (i32.const 1)) "unreachable")
                (assert_exhaustion (invoke $A "a1") "call stack exhausted")
                (assert_exception (invoke $B "b1"))
                (assert_return (get $A "g"))
                (module (func (result i32)))
                (invoke "nobody's")
                """)
            .cases();

    assertEquals(List.of("a1", "a2", "a1"), exports(cases.get(0)));
    assertEquals(List.of("b1", "b1"), exports(cases.get(1)));
  }

  @Test
  void cases_imports_areProvidedByRegisteredModulesThatNeedNone() {
    WizenedCases found =
        read(
            """
            (module $P (func (export "p")))
            (register "p")
            (module (import "p" "p" (func)) (import "spectest" "print" (func)) (export "f" (func 0)))
            (register "q")
            (module (import "q" "f" (func)) (func (export "g")))
            (module (import "spectest" "memory" (memory 1)) (func (export "h")))
            (module (import "p" "absent" (func)) (func (export "i")))
            """);

    List<WizenedCase> cases = found.cases();

    assertEquals(List.of("p", "f"), cases.stream().map(WizenedCase::init).toList());
    assertEquals(Set.of("p"), cases.get(1).providers().keySet());
    assertEquals(
        Map.of(
            "imports something else than functions", 1,
            "imports functions of an instance that imports something itself", 2),
        found.leftOut());
  }
}
