package dev.wizer.tests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.CancelledException;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.wasm.binary.WasmWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChicoryEngineTest {

  static Stream<WasmEngine> engines() {
    return Stream.of(ChicoryEngine.interpreter(), ChicoryEngine.compiler());
  }

  @Test
  void name_ofEach_isWhatThePersonChooses() {
    assertEquals(List.of("chicory", "chicory-compiler"), engines().map(WasmEngine::name).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "contract, simd/instruction, SIMD",
    "contract, simd/parameter, SIMD",
    "contract, simd/local, SIMD",
    "contract, simd/global, SIMD",
    "contract, simd/relaxed, relaxed SIMD",
    "chicory, large_memory, memories of 2 GiB or more",
    "chicory, block_parameter, blocks with parameters",
    "chicory, block_of_type_64, blocks of type 64"
  })
  void instantiate_unsupportedFeature_isRefused(String folder, String name, String feature) {
    byte[] module = Modules.read(folder, name);

    engines()
        .forEach(
            engine -> {
              UnsupportedByEngineException refusal =
                  assertThrows(
                      UnsupportedByEngineException.class,
                      () -> engine.instantiate(module, List.of()));
              assertEquals(feature, refusal.feature());
              assertTrue(refusal.getMessage().contains("`" + engine.name() + "`"));
            });
  }

  @ParameterizedTest
  @MethodSource("engines")
  void instantiate_whatChicoryCanNotParse_isRefused(WasmEngine engine) {
    FunctionImport entry =
        new FunctionImport("", "", FuncType.EMPTY, (context, arguments) -> arguments);

    assertThrows(
        UnsupportedByEngineException.class,
        () -> engine.instantiate(Modules.read("chicory", "empty_names"), List.of(entry)));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void instantiate_notAModule_isAFailure(WasmEngine engine) {
    assertThrows(
        EngineFailureException.class, () -> engine.instantiate(new byte[] {1, 2}, List.of()));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void instantiate_importMissing_isALinkFailure(WasmEngine engine) {
    assertThrows(LinkException.class, () -> engine.instantiate(Modules.read("start"), List.of()));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void invoke_wrongArguments_throws(WasmEngine engine) {
    EngineInstance instance = engine.instantiate(Modules.read("values"), List.of());

    assertThrows(IllegalArgumentException.class, () -> instance.invoke("i32"));
    assertThrows(
        IllegalArgumentException.class, () -> instance.invoke("i32", new WasmValue.I64(0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> instance.invoke("externref", new WasmValue.FuncRef(0)));
    assertThrows(IllegalArgumentException.class, () -> instance.invoke("absent"));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void invoke_trap_hasBacktrace(WasmEngine engine) {
    EngineInstance instance = engine.instantiate(Modules.read("traps"), List.of());

    TrapException trap =
        assertThrows(TrapException.class, () -> instance.invoke("unreachable, three calls deep"));

    assertEquals(List.of(1, 4, 3, 2), trap.backtrace().stream().map(WasmFrame::funcIndex).toList());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void invoke_waitingThreadIsInterrupted_endsTheGuestAndKeepsTheInterruption(WasmEngine engine)
      throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    FunctionImport entry =
        new FunctionImport(
            "host",
            "started",
            FuncType.EMPTY,
            (context, arguments) -> {
              started.countDown();
              return arguments;
            });
    EngineInstance instance =
        engine.instantiate(Modules.read("chicory", "endless"), List.of(entry));
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                instance.invoke("loop");
              } catch (RuntimeException e) {
                failure.complete(e);
              }
              interrupted.complete(Thread.currentThread().isInterrupted());
            });

    waiting.start();
    assertTrue(started.await(30, TimeUnit.SECONDS));
    waiting.interrupt();

    assertInstanceOf(CancelledException.class, failure.get(30, TimeUnit.SECONDS));
    assertTrue(interrupted.get(30, TimeUnit.SECONDS));
  }

  @Test
  void instantiate_functionTooLargeForTheCompiler_isInterpretedInSilence() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      EngineInstance instance =
          ChicoryEngine.compiler().instantiate(countingFunction(20_000), List.of());
      assertEquals(new WasmValue.I32(20_002), instance.invoke("count", new WasmValue.I32(2))[0]);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", printed.toString(UTF_8));
  }

  /** A module with a function that adds one to its parameter {@code times} times. */
  private static byte[] countingFunction(int times) {
    WasmWriter body = bytes(0);
    for (int i = 0; i < times; i++) {
      body.writeAll(bytes(0x20, 0x00, 0x41, 0x01, 0x6A, 0x21, 0x00));
    }
    body.writeAll(bytes(0x20, 0x00, 0x0B));
    WasmWriter code = bytes(1).writeU32(body.lengthInBytes()).writeAll(body);
    return bytes(0, 'a', 's', 'm', 1, 0, 0, 0)
        .writeAll(bytes(1, 6, 1, 0x60, 1, 0x7F, 1, 0x7F))
        .writeAll(bytes(3, 2, 1, 0))
        .writeAll(bytes(7, 9, 1, 5, 'c', 'o', 'u', 'n', 't', 0, 0))
        .writeByte(10)
        .writeU32(code.lengthInBytes())
        .writeAll(code)
        .toByteArray();
  }

  private static WasmWriter bytes(int... values) {
    WasmWriter writer = new WasmWriter();
    for (int value : values) {
      writer.writeByte(value);
    }
    return writer;
  }
}
