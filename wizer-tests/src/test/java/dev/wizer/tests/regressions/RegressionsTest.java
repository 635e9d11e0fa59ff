package dev.wizer.tests.regressions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.tests.Interp;
import dev.wizer.wasm.text.WatParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each module in all ways in which our engine executes functions. */
class RegressionsTest {

  private static byte[] module(String name) throws IOException {
    try (InputStream text = RegressionsTest.class.getResourceAsStream("/regressions/" + name)) {
      return WatParser.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static byte[] wizen(Interp tier, String name) throws IOException {
    return Wizer.builder().engine(tier.engine()).build().run(module(name)).bytes();
  }

  @ParameterizedTest
  @EnumSource
  void shiftNarrow_byThirtyTwo_leavesSignsAlone(Interp tier) throws IOException {
    byte[] result = wizen(tier, "shift-narrow.wat");
    try (EngineInstance instance = Interp.INTERPRETED.engine().instantiate(result, List.of())) {
      assertEquals(0, instance.state().memory("memory").chunk(0).getLong(0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void outOfBoundsHot_inAMemoryWithoutPages_traps(Interp tier) {
    WizerException failure =
        assertThrows(WizerException.class, () -> wizen(tier, "out-of-bounds-hot.wat"));
    assertEquals(FailureKind.TRAP, failure.kind());
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, ((TrapException) failure.getCause()).kind());
  }
}
