package dev.wizer.cli.wiring;

import com.google.inject.AbstractModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.interp.InterpEngine;

/** Binds the engine {@code interp}. */
final class InterpModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(WasmEngine.class).toInstance(InterpEngine.create());
  }
}
