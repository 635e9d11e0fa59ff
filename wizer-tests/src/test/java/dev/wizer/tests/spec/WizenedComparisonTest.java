package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.text.WastParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class WizenedComparisonTest {

  private static final String MODULE =
      """
      (module
        (memory 1)
        (table (export "t") 2 funcref)
        (global $g (export "g") (mut i32) (i32.const 0))
        (elem declare func $init)
        (func $init (export "init")
          (i32.store8 (i32.const 5) (i32.const 1))
          (table.set (i32.const 1) (ref.func $init))
          (global.set $g (i32.const 7)))
        (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
        (func (export "trap") (unreachable)))
      (invoke "load" (i32.const 5))
      (invoke "load" (i32.const -1))
      """;

  private final WizenedComparison comparison = new WizenedComparison(InterpEngine.create());

  private static WizenedCase read(String script, int index) {
    return WizenedCases.of("a.wast", WastParser.parse(script)).cases().get(index);
  }

  private static ScriptInstance instance(WizenedCase subject) {
    return new ScriptInstance(
        subject.module(), InterpEngine.create().instantiate(subject.module().bytes(), List.of()));
  }

  @Test
  void compare_functionThatReturns_isTheSame() {
    assertInstanceOf(WizenedResult.Same.class, comparison.compare(read(MODULE, 0)));
  }

  @Test
  void compare_functionThatTraps_failsAlike() {
    assertInstanceOf(WizenedResult.FailedAlike.class, comparison.compare(read(MODULE, 1)));
  }

  @Test
  void trace_beforeAndAfterTheInitialization_differsInStateAndCalls() {
    WizenedCase subject = read(MODULE, 0);
    ScriptInstance called = instance(subject);
    called.instance().invoke("init");

    List<String> before = InstanceTrace.of(instance(subject), subject.calls());
    List<String> after = InstanceTrace.of(called, subject.calls());

    assertEquals(before.size(), after.size());
    for (String line : List.of("table t element 1: ", "global g: ", "load[I32[value=5]]: ")) {
      assertNotEquals(find(before, line), find(after, line));
    }
    String trap = "load[I32[value=-1]]: ";
    assertEquals(trap + "TrapException: out of bounds memory access", find(after, trap));
  }

  private static String find(List<String> lines, String start) {
    return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "WIZER_CLIENTS", matches = ".+")
  void v8_originalInPlaceOfThePreInitializedModule_isDifferent() {
    WizenedCase subject = read(MODULE, 0);
    V8Comparison v8 = new V8Comparison();
    v8.add(subject, subject.module().bytes().toByteArray());

    assertThrows(AssertionError.class, v8::run);
  }
}
