package dev.wizer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineExceptionTest {

  private static final List<WasmFrame> FRAMES =
      List.of(new WasmFrame(12, 0x1F), new WasmFrame(3, WasmFrame.UNKNOWN_OFFSET));

  private static final String PRINTED =
      "\tat wasm.function 12(body offset 0x1f)\n\tat wasm.function 3(Unknown Source)\n\tat dev.";

  @Test
  void printStackTrace_everyKind_showsTheGuestsCallsFirst() {
    for (EngineException failure : failures()) {
      assertTrue(printed(failure).contains("\n" + PRINTED), () -> printed(failure));
    }
  }

  @Test
  void serialization_everyKind_keepsTheGuestsCalls() throws IOException, ClassNotFoundException {
    for (EngineException failure : failures()) {
      EngineException copy = copy(failure);
      assertEquals(FRAMES, copy.backtrace());
      assertEquals(printed(failure), printed(copy));
    }
  }

  @Test
  void printStackTrace_runawayRecursion_showsTheInnermostCalls() {
    List<WasmFrame> frames = Collections.nCopies(200_000, new WasmFrame(1, 2));
    ExhaustionException failure = new ExhaustionException("call stack exhausted", frames);
    assertEquals(200_000, failure.backtrace().size());
    assertEquals(128, printed(failure).split("wasm.function 1", -1).length - 1);
  }

  private static List<EngineException> failures() {
    return List.of(
        new TrapException(TrapKind.UNREACHABLE, FRAMES),
        TrapException.host("no").withBacktrace(FRAMES),
        new GuestExitException(3).withBacktrace(FRAMES),
        new ExhaustionException("call stack exhausted", FRAMES),
        ExhaustionException.ofHostMemory("out of memory").withBacktrace(FRAMES),
        new UncaughtExceptionException(new Object(), "tag 0", FRAMES));
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static EngineException copy(EngineException failure)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(failure);
    }
    try (ObjectInputStream stream =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (EngineException) stream.readObject();
    }
  }
}
