package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.EngineStore;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.interp.InterpEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void preInitialize_inHouseEngine_goesTheWholeWay() {
    List<String> stores = new ArrayList<>();
    WasmEngine engine =
        new WasmEngine() {
          @Override
          public String name() {
            return "counting";
          }

          @Override
          public EngineStore newStore(RunBudget budget) {
            stores.add("made");
            return InterpEngine.create().newStore();
          }
        };

    assertDoesNotThrow(() -> new WarmUp(() -> engine).preInitialize());
    assertEquals(List.of("made"), stores);
  }

  @Test
  void run_engineThatFails_isOfNoInterest() {
    assertDoesNotThrow(
        () ->
            new WarmUp(
                    () -> {
                      throw new IllegalStateException("no engine");
                    })
                .run());
    assertDoesNotThrow(
        () ->
            new WarmUp(
                    () -> {
                      throw new OutOfMemoryError();
                    })
                .run());
  }
}
