package dev.wizer.tests.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.tests.Interp;
import dev.wizer.wasi.WasiConfig;
import dev.wizer.wasi.WasiPreview1;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A guest that would not end, ends when it is told to: wherever it is, in every tier. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CancellationTest {

  private static final WasmValue[] NOTHING = {};

  private static final String TURNS =
      "(local $i i32) (loop $l (local.set $i (i32.add (local.get $i) (i32.const 1)))"
          + "(br_if $l (i32.lt_u (local.get $i) (i32.const 100000))))";

  /** The body of a function that is hot when {@code host.started} is called, and does not end. */
  private static final Map<String, String> PLACES = places();

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("loop", "(func $work (call $started) (loop $l (br $l)))");
    places.put(
        "loop that is entered anew",
        "(func $once " + TURNS + ") (func $work (call $started) (loop $l (call $once) (br $l)))");
    places.put(
        "calls",
        "(func $fib (param $n i32) (result i32) (if (result i32)"
            + " (i32.lt_u (local.get $n) (i32.const 2)) (then (local.get $n)) (else (i32.add"
            + " (call $fib (i32.sub (local.get $n) (i32.const 1)))"
            + " (call $fib (i32.sub (local.get $n) (i32.const 2)))))))"
            + "(func $work (call $started) (drop (call $fib (i32.const 90))))");
    places.put(
        "tail calls of itself",
        "(func $self (param $n i32) (return_call $self (i32.add (local.get $n) (i32.const 1))))"
            + "(func $work (call $started) (call $self (i32.const 0)))");
    places.put(
        "tail calls of one another",
        "(func $a (return_call $b)) (func $b (return_call $a))"
            + "(func $work (call $started) (call $a))");
    places.put(
        "exceptions",
        "(tag $e) (func $work (call $started)"
            + " (loop $l (block $h (try_table (catch $e $h) (throw $e))) (br $l)))");
    places.put(
        "bulk operations",
        "(memory 2048) (func $work (call $started) (loop $l (memory.fill (i32.const 0)"
            + " (i32.const 1) (i32.const 134217728)) (br $l)))");
    places.put(
        "growing memory",
        "(memory 1) (func $work (call $started)"
            + " (loop $l (drop (memory.grow (i32.const 0))) (br $l)))");
    places.put("host call", "(func $work (call $started) (call $sleep))");
    places.put("host calls", "(func $work (call $started) (loop $l (call $nothing) (br $l)))");
    return places;
  }

  private static byte[] module(String fields) {
    return Guests.init(
        "(import \"host\" \"started\" (func $started)) (import \"host\" \"sleep\" (func $sleep))"
            + "(import \"host\" \"nothing\" (func $nothing))"
            + fields,
        "(call $work)");
  }

  static List<Arguments> placesInAllTiers() {
    List<Arguments> all = new ArrayList<>();
    for (String place : PLACES.keySet()) {
      for (Interp tier : Interp.values()) {
        all.add(Arguments.of(place, tier));
      }
    }
    return all;
  }

  /** Host functions that tell when the guest works, and sleep. */
  private static HostModule host(Runnable started) {
    return (from, name, type) ->
        switch (name) {
          case "started" ->
              Optional.of(
                  (context, arguments) -> {
                    started.run();
                    return NOTHING;
                  });
          case "nothing" -> Optional.of((context, arguments) -> NOTHING);
          default ->
              Optional.of(
                  (context, arguments) -> {
                    try {
                      Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                      // As if nothing were wrong: the guest has to end all the same.
                    }
                    return NOTHING;
                  });
        };
  }

  private static WizerException failureOf(Wizer.Builder builder, byte[] module) {
    return assertThrows(WizerException.class, () -> builder.build().run(module));
  }

  private static void assertNoGuestRuns() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      assertFalse(
          thread.isAlive() && thread.getName().matches("wasm|wizer guest|wizer-timeout"),
          thread.getName());
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("placesInAllTiers")
  void run_callerIsInterrupted_endsWithBacktrace(String place, Interp tier) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    byte[] module = module(PLACES.get(place));
    CompletableFuture<WizerException> failure = new CompletableFuture<>();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              failure.complete(
                  failureOf(
                      Wizer.builder().engine(tier.engine()).hostFunctions(host(started::countDown)),
                      module));
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    caller.start();
    started.await();
    // Until all that can become hot is.
    Thread.sleep(100);
    caller.interrupt();

    assertEquals(FailureKind.CANCELLED, failure.get().kind(), failure.get()::toString);
    assertTrue(interrupted.get());
    String trace = failure.get().details().get(0);
    if (place.equals("calls")) {
      // The innermost are shown.
      assertTrue(trace.contains("fib"), trace);
    } else {
      assertEquals(1, trace.split("work", -1).length - 1, trace);
    }
    assertNoGuestRuns();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("placesInAllTiers")
  void run_timeIsOver_isALimit(String place, Interp tier) {
    WizerException failure =
        failureOf(
            Wizer.builder()
                .engine(tier.engine())
                .timeout(Duration.ofMillis(300))
                .hostFunctions(host(() -> {})),
            module(PLACES.get(place)));

    assertEquals(FailureKind.LIMIT, failure.kind(), failure::toString);
    String last = failure.details().get(failure.details().size() - 1);
    assertEquals("wasm trap: interrupt: the time that the run may take is over, 300 ms", last);
  }

  @ParameterizedTest
  @EnumSource(Interp.class)
  void run_tokenIsCancelled_ends(Interp tier) {
    CancellationToken token = CancellationToken.create();

    WizerException failure =
        failureOf(
            Wizer.builder()
                .engine(tier.engine())
                .cancellation(token)
                .hostFunctions(host(() -> token.cancel("enough"))),
            module(PLACES.get("loop")));

    assertEquals(FailureKind.CANCELLED, failure.kind());
    assertEquals("wasm trap: enough", failure.details().get(failure.details().size() - 1));
    assertEquals(
        FailureKind.CANCELLED,
        failureOf(Wizer.builder().engine(tier.engine()).cancellation(token), Guests.init("", "nop"))
            .kind());
  }

  private static List<WasmEngine> chicory() {
    return List.of(ChicoryEngine.interpreter(), ChicoryEngine.compiler());
  }

  @ParameterizedTest
  @MethodSource("chicory")
  void run_timeIsOverOnChicory_isALimit(WasmEngine engine) {
    WizerException failure =
        failureOf(
            Wizer.builder()
                .engine(engine)
                .timeout(Duration.ofMillis(300))
                .hostFunctions(host(() -> {})),
            module(PLACES.get("loop that is entered anew")));

    assertEquals(FailureKind.LIMIT, failure.kind(), failure::toString);
    assertNoGuestRuns();
  }

  /** 10 seconds of {@code poll_oneoff}, again and again. */
  @Test
  void run_timeIsOverInPoll_ends() {
    byte[] module =
        Guests.init(
            "(import \"wasi_snapshot_preview1\" \"poll_oneoff\""
                + " (func $poll (param i32 i32 i32 i32) (result i32)))"
                + "(memory (export \"memory\") 1) (data (i32.const 16) \"\\01\")"
                + "(data (i32.const 24) \"\\00\\e4\\0b\\54\\02\")",
            "(loop $l (drop (call $poll (i32.const 0) (i32.const 100) (i32.const 1)"
                + " (i32.const 200))) (br $l))");

    WizerException failure =
        failureOf(
            Wizer.builder()
                .engine(Interp.USUAL.engine())
                .timeout(Duration.ofMillis(300))
                .allowWasi(() -> WasiPreview1.open(WasiConfig.builder().build())),
            module);

    assertEquals(FailureKind.LIMIT, failure.kind(), failure::toString);
    assertNoGuestRuns();
  }

  /** Standard input that gives nothing, and does not heed interruption. */
  private static final class Silent extends InputStream {

    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
      while (true) {
        try {
          never.await();
        } catch (InterruptedException e) {
          // As a read of a terminal.
        }
      }
    }
  }

  @Test
  void run_timeIsOverWhileItReadsStandardInput_ends() {
    byte[] module =
        Guests.init(
            "(import \"wasi_snapshot_preview1\" \"fd_read\""
                + " (func $read (param i32 i32 i32 i32) (result i32)))"
                + "(memory (export \"memory\") 1) (data (i32.const 0) \"\\64\\00\\00\\00\\0a\")",
            "(drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 50)))");

    WizerException failure =
        failureOf(
            Wizer.builder()
                .engine(Interp.USUAL.engine())
                .timeout(Duration.ofMillis(300))
                .allowWasi(
                    () -> WasiPreview1.open(WasiConfig.builder().stdin(new Silent()).build())),
            module);

    assertEquals(FailureKind.LIMIT, failure.kind(), failure::toString);
    assertNoGuestRuns();
  }
}
