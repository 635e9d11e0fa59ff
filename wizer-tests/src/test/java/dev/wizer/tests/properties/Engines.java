package dev.wizer.tests.properties;

import dev.wizer.engine.HostModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.engine.interp.InterpEngine;
import java.util.Optional;

/** The engines under test and the host function that generated modules import. */
public final class Engines {

  static final WasmEngine INTERP = InterpEngine.create();
  static final WasmEngine CHICORY = ChicoryEngine.interpreter();
  static final WasmEngine CHICORY_COMPILER = ChicoryEngine.compiler();

  public static final HostModule HOST =
      (module, name, type) ->
          Optional.of(
              (context, arguments) -> {
                int argument = ((WasmValue.I32) arguments[0]).value();
                return new WasmValue[] {new WasmValue.I32(3 * argument + 1)};
              });

  private Engines() {}
}
