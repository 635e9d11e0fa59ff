package dev.wizer.tests.contract;

import dev.wizer.engine.WasmEngine;
import dev.wizer.tests.Interp;

class CompiledInterpTest extends InterpContracts {

  private static final WasmEngine ENGINE = Interp.COMPILED.engine();

  @Override
  WasmEngine engine() {
    return ENGINE;
  }
}
