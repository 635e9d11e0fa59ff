package dev.wizer.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Remedy;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.text.WatParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a user of the library is told. */
class FailureTest {

  private static final byte[] CALLING =
      WatParser.parse(
          """
          (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
          (func (export "wizer.initialize") (drop (call $yield)))
          """);

  private static final HostModule WRONG =
      (module, name, type) -> Optional.of((context, arguments) -> null);

  private static final List<WasmEngine> ENGINES =
      List.of(InterpEngine.create(), ChicoryEngine.interpreter(), ChicoryEngine.compiler());

  @Test
  void hostFunction_returningNull_isTheHostsFailure() {
    for (WasmEngine engine : ENGINES) {
      WizerException failure = failure(Wizer.builder().engine(engine).hostFunctions(WRONG));
      assertEquals(FailureKind.HOST, failure.kind());
      assertTrue(
          last(failure).startsWith("the host function `wasi_snapshot_preview1` `sched_yield`"),
          last(failure));
    }
  }

  @Test
  void wasi_notAllowed_isARemedyAndNoOption() {
    for (WasmEngine engine : ENGINES) {
      WizerException failure = failure(Wizer.builder().engine(engine));
      assertEquals(FailureKind.HOST, failure.kind());
      assertEquals(Optional.of(Remedy.ALLOW_WASI), failure.remedy());
      assertTrue(last(failure).endsWith("`'wasi_snapshot_preview1' 'sched_yield'`"));
    }
  }

  @Test
  void serialization_keepsWhatIsTold() throws IOException, ClassNotFoundException {
    WizerException failure = failure(Wizer.builder().engine(InterpEngine.create()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(failure);
    }
    WizerException copy;
    try (ObjectInputStream stream =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (WizerException) stream.readObject();
    }
    assertEquals(failure.details(), copy.details());
    assertEquals(failure.remedy(), copy.remedy());
    assertEquals(failure.stage(), copy.stage());
    assertTrue(printed(copy).contains("\tat wasm.function 1("), () -> printed(copy));
    assertEquals(printed(failure), printed(copy));
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String last(WizerException failure) {
    return failure.details().get(failure.details().size() - 1);
  }

  private static WizerException failure(Wizer.Builder builder) {
    return assertThrows(WizerException.class, () -> builder.build().run(CALLING));
  }
}
