package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.WasmValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the port's documentation promises of host functions, for any engine. */
abstract class HostContract {

  private static final WasmValue[] ARGUMENTS = {
    new WasmValue.I32(-1),
    new WasmValue.I64(Long.MIN_VALUE),
    new WasmValue.F32(0x7FA0_0001),
    new WasmValue.F64(0xFFF4_0000_0000_0001L),
    new WasmValue.FuncRef(1),
    new WasmValue.ExternRef("object")
  };

  abstract WasmEngine engine();

  private EngineInstance all(HostFunction function) {
    return engine().instantiate(Modules.read("host"), HostFunctions.all(function));
  }

  private EngineInstance none(HostFunction function) {
    return engine().instantiate(Modules.read("host"), HostFunctions.none(function));
  }

  /** Runs {@code task} as the guest calls the host. */
  private EngineInstance inHost(Consumer<HostContext> task) {
    EngineInstance instance =
        none(
            (context, arguments) -> {
              task.accept(context);
              return HostFunctions.nothing();
            });
    instance.invoke("local");
    return instance;
  }

  private void withMemory(Consumer<GuestMemory> task) {
    inHost(context -> task.accept(context.memory("memory").orElseThrow()));
  }

  // Calls

  @Test
  void call_anyTypes_argumentsAndResultsKeepBitsAndOrder() {
    WasmValue[] reversed = reversed(ARGUMENTS);
    List<WasmValue[]> calls = new ArrayList<>();

    WasmValue[] results =
        all((context, arguments) -> {
              calls.add(arguments);
              return reversed;
            })
            .invoke("all", ARGUMENTS);

    assertEquals(1, calls.size());
    assertArrayEquals(ARGUMENTS, calls.get(0));
    assertArrayEquals(reversed, results);
  }

  @Test
  void call_nullReferences_stayNull() {
    WasmValue[] arguments = ARGUMENTS.clone();
    arguments[4] = new WasmValue.NullRef(RefType.FUNCREF);
    arguments[5] = new WasmValue.NullRef(RefType.EXTERNREF);
    List<WasmValue[]> calls = new ArrayList<>();

    WasmValue[] results =
        all((context, got) -> {
              calls.add(got);
              return reversed(got);
            })
            .invoke("all", arguments);

    assertArrayEquals(arguments, calls.get(0));
    assertArrayEquals(reversed(arguments), results);
  }

  private static WasmValue[] reversed(WasmValue[] values) {
    WasmValue[] reversed = new WasmValue[values.length];
    Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
    return reversed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "outer", "indirect"})
  void call_byAnyWay_reachesTheHost(String export) {
    List<String> calls = new ArrayList<>();

    none((context, arguments) -> {
          calls.add("called");
          return HostFunctions.nothing();
        })
        .invoke(export);

    assertEquals(List.of("called"), calls);
  }

  @Test
  void invoke_exportedImport_callsTheHost() {
    EngineInstance instance =
        engine()
            .instantiate(
                Modules.read("host"), HostFunctions.one((context, arguments) -> arguments));

    assertEquals(new WasmValue.I32(7), instance.invoke("imported", new WasmValue.I32(7))[0]);
    assertEquals(new WasmValue.I32(8), instance.invoke("addOne", new WasmValue.I32(7))[0]);
  }

  @Test
  void call_hostInvokesTheInstance_works() {
    EngineInstance[] instance = new EngineInstance[1];
    instance[0] =
        engine()
            .instantiate(
                Modules.read("host"),
                HostFunctions.one(
                    (context, arguments) -> {
                      int left = ((WasmValue.I32) arguments[0]).value();
                      return left == 0
                          ? arguments
                          : instance[0].invoke("addOne", new WasmValue.I32(left - 1));
                    }));

    assertEquals(new WasmValue.I32(6), instance[0].invoke("addOne", new WasmValue.I32(5))[0]);
  }

  // Failures

  static Stream<Exception> exceptions() {
    return Stream.of(
        new IllegalStateException("no"),
        new NullPointerException(),
        new NoSuchElementException("absent"),
        new ArithmeticException("/ by zero"),
        new ClassCastException("wrong"));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void call_hostThrows_trapsWithCause(RuntimeException cause) {
    EngineInstance instance = none(HostFunctions.throwing(cause));

    TrapException trap = assertThrows(TrapException.class, () -> instance.invoke("outer"));

    assertEquals(TrapKind.HOST, trap.kind());
    assertSame(cause, trap.getCause());
    assertEquals(
        cause.getMessage() == null ? cause.toString() : cause.getMessage(), trap.getMessage());
  }

  @Test
  void call_hostThrowsIndexOutOfBounds_trapsAsMemoryAccess() {
    EngineInstance instance = none(HostFunctions.throwing(new IndexOutOfBoundsException("9")));

    TrapException trap = assertThrows(TrapException.class, () -> instance.invoke("outer"));

    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
  }

  @Test
  void call_hostThrowsTrap_keepsKindAndMessage() {
    EngineInstance messages = none(HostFunctions.throwing(TrapException.host("not today")));
    EngineInstance kinds =
        none(HostFunctions.throwing(new TrapException(TrapKind.UNINITIALIZED_ELEMENT)));

    TrapException trap = assertThrows(TrapException.class, () -> messages.invoke("outer"));

    assertEquals(TrapKind.HOST, trap.kind());
    assertEquals("not today", trap.getMessage());
    assertEquals(
        TrapKind.UNINITIALIZED_ELEMENT,
        assertThrows(TrapException.class, () -> kinds.invoke("indirect")).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "outer", "indirect"})
  void call_hostEndsTheGuest_exitsWithCode(String export) {
    EngineInstance instance = none(HostFunctions.throwing(new GuestExitException(42)));

    GuestExitException exit = assertThrows(GuestExitException.class, () -> instance.invoke(export));

    assertEquals(42, exit.exitCode());
  }

  @Test
  void call_hostThrowsExhaustion_passes() {
    EngineInstance instance =
        none(HostFunctions.throwing(new ExhaustionException("fuel exhausted", List.of())));

    EngineException failure =
        assertThrows(ExhaustionException.class, () -> instance.invoke("outer"));

    assertEquals("fuel exhausted", failure.getMessage());
  }

  /** An engine may not know the calls; if it does, they are the right ones. */
  @Test
  void call_hostFails_backtraceIsEmptyOrOfTheGuest() {
    EngineInstance instance = none(HostFunctions.throwing(TrapException.host("no")));

    TrapException trap = assertThrows(TrapException.class, () -> instance.invoke("outer"));

    List<Integer> funcIndices = trap.backtrace().stream().map(WasmFrame::funcIndex).toList();
    assertTrue(funcIndices.isEmpty() || funcIndices.equals(List.of(4, 5)), funcIndices::toString);
  }

  // Memory

  @Test
  void memory_exported_isFoundByName() {
    inHost(
        context -> {
          assertTrue(context.memory("memory").isPresent());
          assertTrue(context.memory("second").isPresent());
          assertTrue(context.memory("absent").isEmpty());
          assertTrue(context.memory("global").isEmpty());
        });
  }

  @Test
  void memory_ofTwo_isTheNamedOne() {
    inHost(
        context -> {
          context.memory("second").orElseThrow().putInt(0, 1);
          assertEquals(0, context.memory("memory").orElseThrow().getInt(0));
          assertEquals(1, context.memory("second").orElseThrow().getInt(0));
        });
  }

  @Test
  void put_anyWidth_isLittleEndianAndUnaligned() {
    withMemory(
        memory -> {
          memory.putLong(1, 0x0807_0605_0403_0201L);
          assertEquals(0x01, memory.getByte(1));
          assertEquals((short) 0x0302, memory.getShort(2));
          assertEquals(0x0706_0504, memory.getInt(4));
          assertEquals(0x0807_0605_0403_0201L, memory.getLong(1));
          memory.putByte(3, (byte) -1);
          memory.putShort(5, (short) -2);
          memory.putInt(7, -3);
          byte[] bytes = new byte[12];
          memory.read(0, bytes, 0, bytes.length);
          assertArrayEquals(new byte[] {0, 1, 2, -1, 4, -2, -1, -3, -1, -1, -1, 0}, bytes);
        });
  }

  @Test
  void readAndWrite_partOfArray_touchNothingElse() {
    withMemory(
        memory -> {
          memory.write(65533, new byte[] {9, 1, 2, 3, 9}, 1, 3);
          byte[] target = {7, 7, 7, 7};
          memory.read(65534, target, 1, 2);
          assertArrayEquals(new byte[] {7, 2, 3, 7}, target);
          assertEquals(0, memory.getByte(65532));
          memory.read(65536, target, 4, 0);
          memory.write(65536, target, 0, 0);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {65536, 65535, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void access_outsideMemory_throwsAndChangesNothing(long address) {
    withMemory(
        memory -> {
          assertOutOfBounds(() -> memory.getShort(address));
          assertOutOfBounds(() -> memory.getInt(address));
          assertOutOfBounds(() -> memory.getLong(address));
          assertOutOfBounds(() -> memory.putShort(address, (short) -1));
          assertOutOfBounds(() -> memory.putInt(address, -1));
          assertOutOfBounds(() -> memory.putLong(address, -1));
          assertOutOfBounds(() -> memory.read(address, new byte[2], 0, 2));
          assertOutOfBounds(() -> memory.write(address, new byte[] {-1, -1}, 0, 2));
          assertEquals(0, memory.getByte(65535));
          assertEquals(0, memory.getByte(0));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {65536, 1L << 32, -1})
  void accessToByte_outsideMemory_throws(long address) {
    withMemory(
        memory -> {
          assertOutOfBounds(() -> memory.getByte(address));
          assertOutOfBounds(() -> memory.putByte(address, (byte) -1));
        });
  }

  private static void assertOutOfBounds(org.junit.jupiter.api.function.Executable access) {
    assertThrows(IndexOutOfBoundsException.class, access);
  }

  @Test
  void access_outsideMemoryNotCaught_traps() {
    EngineInstance instance =
        none(
            (context, arguments) -> {
              context.memory("memory").orElseThrow().putByte(65536, (byte) 1);
              return HostFunctions.nothing();
            });

    TrapException trap = assertThrows(TrapException.class, () -> instance.invoke("local"));

    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
  }

  @Test
  void memory_guestHasGrownIt_isLonger() {
    List<Long> lengths = new ArrayList<>();
    EngineInstance instance =
        none(
            (context, arguments) -> {
              GuestMemory memory = context.memory("memory").orElseThrow();
              lengths.add(memory.lengthInBytes());
              memory.putByte(memory.lengthInBytes() - 1, (byte) 1);
              return HostFunctions.nothing();
            });

    instance.invoke("local");
    instance.invoke("growThenCall");
    instance.invoke("growThenCall");
    instance.invoke("growThenCall");

    assertEquals(List.of(65536L, 131072L, 196608L, 196608L), lengths);
  }

  @Test
  void memory_writtenByOneSide_isSeenByTheOther() {
    EngineInstance instance =
        none(
            (context, arguments) -> {
              GuestMemory memory = context.memory("memory").orElseThrow();
              memory.putLong(16, memory.getLong(8) + 1);
              return HostFunctions.nothing();
            });

    instance.invoke("store", new WasmValue.I32(8), new WasmValue.I64(41));
    instance.invoke("local");

    assertEquals(new WasmValue.I64(42), instance.invoke("load", new WasmValue.I32(16))[0]);
  }

  // Wrong results

  @Test
  void call_wrongResults_areTheHostFunctionsFailure() {
    assertWrong("`host` `none`", "expected 0 values, got null", none((context, given) -> null));
    assertWrong(
        "`host` `none`",
        "expected 0 values, got 1",
        none((context, given) -> new WasmValue[] {new WasmValue.I32(1)}));
    for (WasmValue[] wrong :
        List.of(
            new WasmValue[] {null},
            new WasmValue[] {new WasmValue.I64(1)},
            new WasmValue[] {new WasmValue.F32(1)},
            new WasmValue[] {new WasmValue.FuncRef(0)},
            new WasmValue[] {new WasmValue.NullRef(RefType.FUNCREF)})) {
      EngineInstance instance =
          engine().instantiate(Modules.read("host"), HostFunctions.one((context, given) -> wrong));
      assertWrong("`host` `one`", "expected a value of type", instance);
    }
  }

  private static void assertWrong(String function, String what, EngineInstance instance) {
    String export = function.contains("none") ? "local" : "addOne";
    WasmValue[] arguments =
        function.contains("none") ? new WasmValue[0] : new WasmValue[] {new WasmValue.I32(1)};
    TrapException trap =
        assertThrows(TrapException.class, () -> instance.invoke(export, arguments));
    assertEquals(TrapKind.HOST, trap.kind());
    String begin = "the host function " + function + " returned something else: " + what;
    assertTrue(trap.getMessage().startsWith(begin), trap.getMessage());
  }
}
