package dev.wizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.engine.WasmFrame;
import dev.wizer.snapshot.UnsupportedStateException;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private static final Module MODULE =
      ModuleReader.read(
          WatParser.parse("(module $m (tag (param i32)) (func $f (throw 0 (i32.const 7))))"));

  private static Failures at(Stage stage) {
    return new Failures(stage, Optional.of(new Backtrace(MODULE)), Optional.empty());
  }

  @Test
  void of_uncaughtException_isShownLikeATrap() {
    List<WasmFrame> frames = List.of(new WasmFrame(0, 3));

    WizerException failure =
        at(Stage.INITIALIZE)
            .of(new UncaughtExceptionException("e", "tag 0 (i32.const 7)", frames), "it trapped");

    assertEquals(FailureKind.TRAP, failure.kind());
    assertEquals("it trapped", failure.getMessage());
    String where = Integer.toHexString(MODULE.funcs().get(0).body().start() + 3);
    assertEquals(
        List.of(
            "error while executing at wasm backtrace:\n    0:     0x" + where + " - m!f",
            "thrown Wasm exception: uncaught exception: tag 0 (i32.const 7)"),
        failure.details());
  }

  @Test
  void of_stateThatCantBeMade_isUnsupported() {
    WizerException failure =
        at(Stage.SNAPSHOT).of(new UnsupportedStateException("global 3 holds a cycle"), "");

    assertEquals(FailureKind.UNSUPPORTED, failure.kind());
    assertEquals("global 3 holds a cycle", failure.getMessage());
  }
}
