package dev.wizer.cli.wiring;

import com.google.inject.AbstractModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.interp.InterpEngine;

/** Binds the engine {@code interp}. */
final class InterpModule extends AbstractModule {

  private final CompilationChoice compilation;

  InterpModule(CompilationChoice compilation) {
    this.compilation = compilation;
  }

  @Override
  protected void configure() {
    bind(WasmEngine.class)
        .toInstance(InterpEngine.builder().compilation(compilation.mode()).build());
  }
}
