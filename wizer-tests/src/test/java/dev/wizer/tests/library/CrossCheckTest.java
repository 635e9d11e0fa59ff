package dev.wizer.tests.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Stage;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.WizerResult;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.CompilationMode;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.text.WatParser;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A second run by another engine, with what the host did in the first. */
class CrossCheckTest {

  private static final byte[] MODULE =
      WatParser.parse(
          """
          (import "env" "next" (func $next (param i32) (result i32)))
          (import "env" "exit" (func $exit))
          (memory (export "memory") 1)
          (global $sum (mut i32) (i32.const 0))
          (func $more (param i32)
            (global.set $sum (i32.add (global.get $sum) (call $next (local.get 0)))))
          (func (export "wizer.initialize")
            (call $more (i32.const 1000))
            (call $more (i32.const 2000)))
          (func (export "ends")
            (call $more (i32.const 1000))
            (call $exit))
          """);

  private static final WasmEngine INTERPRETED =
      InterpEngine.builder().compilation(CompilationMode.NEVER).build();

  private static final WasmEngine COMPILED =
      InterpEngine.builder().compilation(CompilationMode.ALWAYS).build();

  private final AtomicInteger hostCalls = new AtomicInteger();

  /** What it gives is never the same again: a second run must not ask it. */
  private final HostModule host =
      (module, name, type) -> Optional.of(name.equals("next") ? this::next : CrossCheckTest::exit);

  private WasmValue[] next(HostContext context, WasmValue[] arguments) {
    int call = hostCalls.incrementAndGet();
    GuestMemory memory = context.memory("memory").orElseThrow();
    long address = ((WasmValue.I32) arguments[0]).value();
    memory.putByte(address, (byte) call);
    memory.putShort(address + 1, (short) 0x0302);
    memory.putInt(address + 3, 0x07060504);
    memory.putLong(address + 7, 0x0F0E0D0C0B0A0908L);
    memory.write(address + 15, new byte[] {0, 16, 17, 0}, 1, 2);
    memory.write(address + 100, new byte[] {42}, 0, 1);
    return new WasmValue[] {new WasmValue.I32(call)};
  }

  private static WasmValue[] exit(HostContext context, WasmValue[] arguments) {
    throw new GuestExitException(0);
  }

  private WizerResult run(String initFunc, WasmEngine second) {
    return Wizer.builder()
        .engine(COMPILED)
        .initFunc(initFunc)
        .hostFunctions(host)
        .crossCheck(second)
        .build()
        .run(MODULE);
  }

  @Test
  void crossCheck_sameState_asksTheHostOnce() {
    WizerResult result = run("wizer.initialize", INTERPRETED);
    assertEquals(2, hostCalls.get());
    assertTrue(result.report().stages().containsKey(Stage.CROSS_CHECK));
    hostCalls.set(0);
    Wizer plain = Wizer.builder().engine(COMPILED).hostFunctions(host).build();
    assertArrayEquals(plain.run(MODULE).bytes(), result.bytes());
  }

  @Test
  void crossCheck_guestExits_endsBothRuns() {
    WizerResult result = run("ends", INTERPRETED);
    assertEquals(0, result.report().exitCode().getAsInt());
  }

  @Test
  void crossCheck_otherByte_isNamedWithWhoWroteThere() {
    assertMismatch(
        "leads to another state than the first",
        "memory 0 at address 0x7d2 (exported as `memory`): byte 0x3 after the first run, byte 0x63"
            + " after the second; the host last wrote there in call 2 of the host, `env`"
            + " `next`(i32 2000)",
        new SkewedEngine(1, state -> SkewedState.withByte(state, 2002, 0x63)));
  }

  @Test
  void crossCheck_otherArgument_namesTheCall() {
    assertMismatch(
        "calls the host otherwise than the first",
        "call 1 of the host: the first run calls `env` `next`(i32 1000), the second calls `env`"
            + " `next`(i32 1004)",
        ChangedEngine.calling(
            function ->
                (context, arguments) ->
                    function.call(context, new WasmValue[] {new WasmValue.I32(1004)})));
  }

  @Test
  void crossCheck_callTooMany_isNamed() {
    assertMismatch(
        "calls the host otherwise than the first",
        "call 3 of the host: the first run ends, the second calls `env` `next`(i32 1000)",
        ChangedEngine.invoking(
            invocation ->
                (name, arguments) -> {
                  invocation.invoke(name, arguments);
                  return invocation.invoke(name, arguments);
                }));
  }

  @Test
  void crossCheck_callTooFew_isNamed() {
    assertMismatch(
        "calls the host otherwise than the first",
        "call 1 of the host: the first run calls `env` `next`(i32 1000), the second ends",
        ChangedEngine.invoking(invocation -> (name, arguments) -> new WasmValue[0]));
  }

  @Test
  void crossCheck_otherResult_isNamed() {
    assertMismatch(
        "has other results than the first",
        "`wizer.initialize` gave [] in the first run, `wizer.initialize` gave [i32 5] in the"
            + " second",
        ChangedEngine.invoking(
            invocation ->
                (name, arguments) -> {
                  invocation.invoke(name, arguments);
                  return new WasmValue[] {new WasmValue.I32(5)};
                }));
  }

  @Test
  void crossCheck_trapInTheSecondRunAlone_isNamed() {
    WizerException failure =
        failure(
            ChangedEngine.invoking(
                invocation ->
                    (name, arguments) -> {
                      invocation.invoke(name, arguments);
                      throw new TrapException(TrapKind.UNREACHABLE);
                    }));
    assertTrue(failure.getMessage().endsWith("failed, as the first did not"));
    assertTrue(failure.details().get(0).endsWith("unreachable"), failure.details()::toString);
  }

  @Test
  void crossCheck_objectsThatTheHostReturns_areTheSecondRunsOwn() {
    byte[] module =
        WatParser.parse(
            """
            (type $box (struct (field $value (mut i32))))
            (import "env" "swap" (func $swap (param anyref) (result anyref)))
            (global $first (mut anyref) (ref.null any))
            (global $second (mut anyref) (ref.null any))
            (func (export "wizer.initialize")
              (drop (call $swap (struct.new $box (i32.const 1))))
              (global.set $first (call $swap (struct.new $box (i32.const 2))))
              (global.set $second (call $swap (global.get $first)))
              (struct.set $box $value
                (ref.cast (ref $box) (global.get $first)) (i32.const 7)))
            """);
    WasmValue[] last = {new WasmValue.I31Ref(3)};
    HostModule swap =
        (moduleName, name, type) ->
            Optional.of(
                (context, arguments) -> {
                  WasmValue given = last[0];
                  last[0] = arguments[0];
                  return new WasmValue[] {given};
                });
    WizerResult result =
        Wizer.builder()
            .engine(COMPILED)
            .hostFunctions(swap)
            .crossCheck(INTERPRETED)
            .verify(true)
            .build()
            .run(module);
    assertEquals(2, result.report().objects());
  }

  private void assertMismatch(String what, String detail, WasmEngine second) {
    WizerException failure = failure(second);
    assertEquals(detail, failure.details().get(0));
    assertEquals(
        "the second run, by the engine `" + second.name() + "`, " + what, failure.getMessage());
  }

  private WizerException failure(WasmEngine second) {
    WizerException failure =
        assertThrows(WizerException.class, () -> run("wizer.initialize", second));
    assertEquals(FailureKind.MISMATCH, failure.kind(), failure::toString);
    assertEquals(Stage.CROSS_CHECK, failure.stage());
    return failure;
  }
}
