package dev.wizer.engine.interp;

import static dev.wizer.engine.NumType.I32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.build.Body;
import dev.wizer.engine.interp.build.ModuleBuilder;
import dev.wizer.wasm.binary.Opcode;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

  private static final FuncType I32_TO_I32 = new FuncType(List.of(I32), List.of(I32));

  private final ModuleBuilder module = new ModuleBuilder().memory(1, 2);

  private TrapException trap(Body body, int argument) {
    module.func("f", I32_TO_I32, body);
    EngineInstance instance = module.instantiate();
    return assertThrows(
        TrapException.class, () -> instance.invoke("f", new WasmValue.I32(argument)));
  }

  private static void check(TrapException trap, TrapKind kind, WasmFrame... frames) {
    assertEquals(kind, trap.kind());
    assertEquals(List.of(frames), trap.backtrace());
  }

  @Test
  void unreachable_traps() {
    Body body = new Body().get(0).op(Opcode.DROP);
    int offset = body.offset();
    check(trap(body.op(Opcode.UNREACHABLE), 0), TrapKind.UNREACHABLE, new WasmFrame(0, offset));
  }

  @Test
  void load_outOfBounds_trapsAtItsOffset() {
    Body body = new Body().locals(3, I32).get(0).i32(1).op(Opcode.I32_ADD);
    int offset = body.offset();
    body.access(Opcode.I32_LOAD, 8).set(1).get(1);
    WasmFrame frame = new WasmFrame(0, offset);
    check(trap(body, 65_536 - 12), TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, frame);
  }

  @Test
  void load_atLastByte_isInBounds() {
    module.func("f", I32_TO_I32, new Body().get(0).access(Opcode.I32_LOAD, 8));
    EngineInstance instance = module.instantiate();
    WasmValue[] result = instance.invoke("f", new WasmValue.I32(65_536 - 12));
    assertEquals(new WasmValue.I32(0), result[0]);
  }

  @Test
  void load_inTheSlackOfAGrownArray_traps() {
    module.memory(1, 100);
    Body body = new Body().i32(1).op(Opcode.MEMORY_GROW, 0).op(Opcode.DROP).get(0);
    body.access(Opcode.I32_LOAD, 0);
    TrapException trap = trap(body, 2 * 65_536 - 3);
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
  }

  @Test
  void load_ofHighAddressesAndOffsets_traps() {
    for (int offset : new int[] {0, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF}) {
      for (int address : new int[] {0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF}) {
        ModuleBuilder small = new ModuleBuilder().memory(1, 2);
        small.func("f", I32_TO_I32, new Body().get(0).access(Opcode.I32_LOAD8_U, offset));
        EngineInstance instance = small.instantiate();
        TrapException trap =
            assertThrows(
                TrapException.class, () -> instance.invoke("f", new WasmValue.I32(address)));
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
      }
    }
  }

  @Test
  void divisionByZero_inCallee_hasBothFrames() {
    Body callee = new Body().i32(1).get(0);
    int inner = callee.offset();
    int index = module.func(I32_TO_I32, callee.op(Opcode.I32_DIV_S));
    Body caller = new Body().i32(3).get(0);
    int outer = caller.offset();
    caller.op(Opcode.CALL, index).op(Opcode.I32_ADD);
    check(
        trap(caller, 0),
        TrapKind.INTEGER_DIVIDE_BY_ZERO,
        new WasmFrame(index, inner),
        new WasmFrame(index + 1, outer));
  }

  @Test
  void division_overflow_traps() {
    Body body = new Body().get(0).i32(-1);
    int offset = body.offset();
    check(
        trap(body.op(Opcode.I32_DIV_S), Integer.MIN_VALUE),
        TrapKind.INTEGER_OVERFLOW,
        new WasmFrame(0, offset));
  }

  @Test
  void trap_afterASavedLocal_keepsItsOffset() {
    Body body = new Body().get(0).get(0);
    int offset = body.offset();
    body.access(Opcode.I32_LOAD, 0).set(0).get(0).op(Opcode.I32_ADD);
    WasmFrame frame = new WasmFrame(0, offset);
    check(trap(body, -1), TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, frame);
  }

  @Test
  void callIndirect_failures_haveTheirKinds() {
    int other = module.func(new FuncType(List.of(), List.of()), new Body());
    module.table(RefType.FUNCREF, 2, 2).elem(0, other);
    int type = module.type(I32_TO_I32);
    Body body = new Body().get(0).get(0);
    int offset = body.offset();
    module.func("f", I32_TO_I32, body.op(Opcode.CALL_INDIRECT, type, 0));
    EngineInstance instance = module.instantiate();
    TrapKind[] kinds = {
      TrapKind.INDIRECT_CALL_TYPE_MISMATCH,
      TrapKind.UNINITIALIZED_ELEMENT,
      TrapKind.UNDEFINED_ELEMENT
    };
    for (int i = 0; i < kinds.length; i++) {
      WasmValue index = new WasmValue.I32(i);
      TrapException trap = assertThrows(TrapException.class, () -> instance.invoke("f", index));
      check(trap, kinds[i], new WasmFrame(other + 1, offset));
    }
  }

  @Test
  void endlessRecursion_exhaustsTheCallStack() {
    Body body = new Body().get(0);
    int offset = body.offset();
    module.func("f", I32_TO_I32, body.op(Opcode.CALL, 0));
    EngineInstance instance = module.instantiate();
    ExhaustionException exhausted =
        assertThrows(ExhaustionException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
    assertEquals("call stack exhausted", exhausted.getMessage());
    assertEquals(new WasmFrame(0, offset), exhausted.backtrace().get(0));
    assertTrue(exhausted.backtrace().size() <= 1_000);
  }

  @Test
  void recursionWithLargeFrames_exhaustsTheCallStack() {
    Body body = new Body().locals(49_000, I32).get(0);
    module.func("f", I32_TO_I32, body.op(Opcode.CALL, 0));
    EngineInstance instance = module.instantiate();
    assertThrows(ExhaustionException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
  }

  @Test
  void instance_afterATrap_canBeUsed() {
    module.func("f", I32_TO_I32, new Body().i32(6).get(0).op(Opcode.I32_DIV_U));
    EngineInstance instance = module.instantiate();
    assertThrows(TrapException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
    assertEquals(new WasmValue.I32(3), instance.invoke("f", new WasmValue.I32(2))[0]);
  }

  private EngineInstance calling(HostFunction function) {
    ModuleBuilder importing = new ModuleBuilder();
    int host = importing.imported(I32_TO_I32, function);
    importing.func("f", I32_TO_I32, new Body().get(0).op(Opcode.CALL, host));
    importing.memory(1, 1);
    return importing.instantiate();
  }

  private static final List<WasmFrame> HOST_CALL = List.of(new WasmFrame(1, 3));

  @Test
  void guestExit_ofAHostFunction_passesWithBacktrace() {
    EngineInstance instance =
        calling(
            (context, arguments) -> {
              throw new GuestExitException(3);
            });
    GuestExitException exit =
        assertThrows(GuestExitException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
    assertEquals(3, exit.exitCode());
    assertEquals(HOST_CALL, exit.backtrace());
  }

  @Test
  void otherException_ofAHostFunction_isAHostTrap() {
    IllegalStateException cause = new IllegalStateException("no");
    EngineInstance instance =
        calling(
            (context, arguments) -> {
              throw cause;
            });
    TrapException trap =
        assertThrows(TrapException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
    assertEquals(TrapKind.HOST, trap.kind());
    assertSame(cause, trap.getCause());
    assertEquals(HOST_CALL, trap.backtrace());
  }

  @Test
  void guestMemory_outOfBounds_isTheMemoryTrap() {
    EngineInstance instance =
        calling(
            (context, arguments) -> {
              context.memory("memory0").orElseThrow().putInt(65_533, 1);
              return arguments;
            });
    TrapException trap =
        assertThrows(TrapException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
    check(trap, TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, HOST_CALL.get(0));
  }

  @Test
  void wrongResults_ofAHostFunction_areItsFailure() {
    EngineInstance instance = calling((context, arguments) -> new WasmValue[0]);
    TrapException trap =
        assertThrows(TrapException.class, () -> instance.invoke("f", new WasmValue.I32(0)));
    check(trap, TrapKind.HOST, HOST_CALL.get(0));
  }

  @Test
  void hostFunction_thatCallsTheInstance_isAllowed() {
    EngineInstance[] instance = new EngineInstance[1];
    ModuleBuilder importing = new ModuleBuilder();
    int host =
        importing.imported(
            I32_TO_I32, (context, arguments) -> instance[0].invoke("inner", arguments));
    Body twice = new Body().locals(100, I32).get(0).i32(2).op(Opcode.I32_MUL).tee(50).get(0);
    importing.func("inner", I32_TO_I32, twice.op(Opcode.I32_ADD));
    Body outer = new Body().i32(1000).get(0).op(Opcode.CALL, host).op(Opcode.I32_ADD).get(0);
    importing.func("f", I32_TO_I32, outer.op(Opcode.I32_ADD));
    instance[0] = importing.instantiate();
    assertEquals(new WasmValue.I32(1028), instance[0].invoke("f", new WasmValue.I32(7))[0]);
  }

  @Test
  void activeSegments_outOfBounds_trapAtInstantiation() {
    ModuleBuilder data = new ModuleBuilder().memory(1, 1).data(65_535, (byte) 1, (byte) 2);
    TrapException trap = assertThrows(TrapException.class, data::instantiate);
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
    ModuleBuilder elem = new ModuleBuilder().table(RefType.FUNCREF, 1, 1);
    elem.elem(1, elem.func(I32_TO_I32, new Body().get(0)));
    trap = assertThrows(TrapException.class, elem::instantiate);
    assertEquals(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS, trap.kind());
  }

  @Test
  void trap_ofTheStartFunction_endsInstantiation() {
    FuncType empty = new FuncType(List.of(), List.of());
    module.start(module.func(empty, new Body().op(Opcode.UNREACHABLE)));
    check(
        assertThrows(TrapException.class, module::instantiate),
        TrapKind.UNREACHABLE,
        new WasmFrame(0, 1));
  }
}
