package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.wasm.text.WatParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpEngineTest {

  private static final String CALLS_HOST =
      "(module (import \"h\" \"look\" (func $look)) (func (export \"f\") (call $look)))";

  private static final String RECURSES = "(module (func $f (export \"f\") (call $f)))";

  @Test
  void builder_anyOrderOfSettings_keepsAll() {
    InterpEngine compilationFirst =
        InterpEngine.builder().compilation(CompilationMode.NEVER).maxCallDepth(7).build();
    InterpEngine depthFirst =
        InterpEngine.builder().maxCallDepth(7).compilation(CompilationMode.NEVER).build();
    for (InterpEngine engine : List.of(compilationFirst, depthFirst)) {
      assertSame(Compilation.OFF, engine.compilation());
      assertEquals(7, engine.maxCallDepth());
    }
  }

  @Test
  void toBuilder_nothingSet_keepsAll() {
    Geometry geometry = new Geometry(20, 10, 1 << 16, 1 << 20, Geometry.Paging.STANDARD);
    InterpEngine engine =
        InterpEngine.builder()
            .geometry(geometry)
            .compilation(CompilationMode.ALWAYS)
            .maxCallDepth(7)
            .build()
            .toBuilder()
            .build();
    assertSame(Compilation.ALWAYS, engine.compilation());
    assertSame(geometry, engine.geometry());
    assertEquals(7, engine.maxCallDepth());
  }

  @Test
  void compilation_everyMode_decidesWhatRuns() {
    assertTrue(runsCompiled(CompilationMode.ALWAYS));
    assertFalse(runsCompiled(CompilationMode.NEVER));
    assertFalse(runsCompiled(CompilationMode.WHEN_HOT));
  }

  private static boolean runsCompiled(CompilationMode mode) {
    List<String> frames = new ArrayList<>();
    FunctionImport look =
        new FunctionImport(
            "h",
            "look",
            FuncType.EMPTY,
            (context, arguments) -> {
              StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES)
                  .forEach(frame -> frames.add(frame.getClassName()));
              return new WasmValue[0];
            });
    InterpEngine engine = InterpEngine.builder().compilation(mode).maxCallDepth(9).build();
    try (EngineInstance instance = engine.instantiate(WatParser.parse(CALLS_HOST), List.of(look))) {
      instance.invoke("f");
    }
    return frames.stream().anyMatch(name -> name.startsWith("dev.wizer.compiled."));
  }

  @Test
  void maxCallDepth_recursion_endsThere() {
    InterpEngine engine =
        InterpEngine.builder().maxCallDepth(5).compilation(CompilationMode.NEVER).build();
    try (EngineInstance instance = engine.instantiate(WatParser.parse(RECURSES), List.of())) {
      ExhaustionException failure =
          assertThrows(ExhaustionException.class, () -> instance.invoke("f"));
      assertEquals(5, failure.backtrace().size());
    }
  }

  @Test
  void maxCallDepth_lessThanOne_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> InterpEngine.builder().maxCallDepth(0).build());
  }
}
