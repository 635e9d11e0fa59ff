package dev.wizer.tests.contract;

import dev.wizer.engine.WasmEngine;
import dev.wizer.tests.Interp;

class InterpTest extends InterpContracts {

  private static final WasmEngine ENGINE = Interp.USUAL.engine();

  @Override
  WasmEngine engine() {
    return ENGINE;
  }
}
