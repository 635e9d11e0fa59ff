package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.WasmEngine;
import dev.wizer.tests.Interp;
import org.junit.jupiter.api.AfterAll;

class CompiledInterpTest extends InterpContracts {

  private static final WasmEngine ENGINE = Interp.COMPILED.engine();

  @AfterAll
  static void functionsWereCompiled() {
    assertTrue(Interp.COMPILED.compiledRegions() > 0);
  }

  @Override
  WasmEngine engine() {
    return ENGINE;
  }
}
