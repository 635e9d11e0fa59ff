package dev.wizer.tests.faults;

import dev.wizer.Wizer;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.tests.Interp;
import java.util.Optional;
import java.util.function.Function;

/** A run of the library: loaded with faults, and reached by what the JDK knows. */
public final class FaultyRun implements Function<byte[], byte[]> {

  private final String engine;

  /**
   * Makes a run.
   *
   * @param engine {@code CHICORY}, or the name of an {@link Interp}
   */
  public FaultyRun(String engine) {
    this.engine = engine;
  }

  @Override
  public byte[] apply(byte[] module) {
    return Wizer.builder()
        .engine(engine())
        .hostFunctions(
            (from, name, type) ->
                from.equals("host")
                    ? Optional.of((context, arguments) -> new WasmValue[] {new WasmValue.I32(42)})
                    : Optional.empty())
        .threads(2)
        .build()
        .run(module)
        .bytes();
  }

  private WasmEngine engine() {
    return engine.equals("CHICORY") ? ChicoryEngine.interpreter() : Interp.valueOf(engine).engine();
  }
}
