package dev.wizer.cli.wiring;

import com.google.inject.AbstractModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.chicory.ChicoryEngine;

/** Binds the engine {@code chicory}. */
final class ChicoryModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(WasmEngine.class).toInstance(ChicoryEngine.interpreter());
  }
}
