package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the port's documentation promises of instantiating, and of the call stack's end. */
abstract class InstantiationContract {

  private static final Duration QUICKLY = Duration.ofSeconds(60);

  abstract WasmEngine engine();

  private EngineInstance instantiate(String module) {
    return engine().instantiate(Modules.read(module), List.of());
  }

  @Test
  void invoke_deepRecursion_works() {
    WasmValue depth = new WasmValue.I32(20_000);

    assertEquals(depth, instantiate("recursion").invoke("depth", depth)[0]);
  }

  @Test
  void invoke_endlessRecursion_exhaustsTheCallStackAndLeavesTheInstanceUsable() {
    EngineInstance instance = instantiate("recursion");

    ExhaustionException failure =
        assertTimeoutPreemptively(
            QUICKLY,
            () -> assertThrows(ExhaustionException.class, () -> instance.invoke("endless")));

    assertEquals("call stack exhausted", failure.getMessage());
    WasmValue three = new WasmValue.I32(3);
    assertEquals(three, instance.invoke("depth", three)[0]);
  }

  private EngineInstance start(HostFunction started) {
    FunctionImport entry = new FunctionImport("host", "started", FuncType.EMPTY, started);
    return engine().instantiate(Modules.read("start"), List.of(entry));
  }

  @Test
  void instantiate_startFunction_runsOnceAfterSegmentsAreApplied() {
    List<String> calls = new ArrayList<>();

    EngineInstance instance =
        start(
            (context, arguments) -> {
              calls.add("started " + context.memory("memory").orElseThrow().lengthInBytes());
              return new WasmValue[0];
            });

    assertEquals(List.of("started 65536"), calls);
    assertEquals(new WasmValue.I32(0x6B6F), instance.state().global("g"));
  }

  @Test
  void instantiate_startFunctionTraps_throwsTrap() {
    assertInstantiationTraps(TrapKind.INTEGER_DIVIDE_BY_ZERO, "start_traps");
    assertInstantiationTraps(TrapKind.UNREACHABLE, "start_unreachable");
  }

  @Test
  void instantiate_hostFunctionFailsInStartFunction_throwsTrapWithCause() {
    IllegalStateException cause = new IllegalStateException("no");

    TrapException trap =
        assertThrows(TrapException.class, () -> start(HostFunctions.throwing(cause)));

    assertEquals(TrapKind.HOST, trap.kind());
    assertEquals(cause, trap.getCause());
  }

  @Test
  void instantiate_startFunctionRecursesWithoutEnd_throwsExhaustion() {
    assertTimeoutPreemptively(
        QUICKLY, () -> assertThrows(ExhaustionException.class, () -> instantiate("start_endless")));
  }

  @Test
  void instantiate_activeSegmentDoesNotFit_throwsTrap() {
    assertInstantiationTraps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, "data_behind_end");
    assertInstantiationTraps(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, "data_at_last_address");
    assertInstantiationTraps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, "elem_behind_end");
    assertInstantiationTraps(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, "elem_at_last_index");
  }

  private void assertInstantiationTraps(TrapKind kind, String module) {
    TrapException trap = assertThrows(TrapException.class, () -> instantiate(module), module);
    assertEquals(kind, trap.kind(), module);
  }

  @Test
  void instantiate_anyModule_leavesBytesAsTheyAre() {
    byte[] module = Modules.read("state");

    engine().instantiate(module, List.of()).close();

    assertArrayEquals(Modules.read("state"), module);
  }
}
