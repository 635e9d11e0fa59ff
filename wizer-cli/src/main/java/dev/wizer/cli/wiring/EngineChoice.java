package dev.wizer.cli.wiring;

import com.google.inject.Guice;
import com.google.inject.Module;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.interp.InterpEngine;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The engines by the names that users know. */
public enum EngineChoice {
  INTERP("interp"),
  CHICORY("chicory"),
  CHICORY_COMPILER("chicory-compiler");

  /** The engine that is used when none is named. */
  public static final String DEFAULT = "interp";

  private final String engineName;

  EngineChoice(String engineName) {
    this.engineName = engineName;
  }

  String engineName() {
    return engineName;
  }

  /** {@return the names, the default first} */
  public static List<String> names() {
    return List.of(INTERP.engineName, CHICORY.engineName, CHICORY_COMPILER.engineName);
  }

  /**
   * {@return what makes the engine, when it is asked}
   *
   * @param name one of {@link #names}; or empty if none was named, and there is nothing to choose:
   *     Guice, which does the choosing, would take longer than the rest of a short run
   * @param compilation what {@link #DEFAULT} compiles; other engines have no choice
   */
  public static Supplier<WasmEngine> engine(Optional<String> name, CompilationChoice compilation) {
    if (name.isEmpty()) {
      return () -> InterpEngine.builder().compilation(compilation.mode()).build();
    }
    for (EngineChoice choice : values()) {
      if (choice.engineName.equals(name.get())) {
        return () -> Guice.createInjector(choice.module(compilation)).getInstance(WasmEngine.class);
      }
    }
    throw new IllegalArgumentException("unknown engine: " + name.get());
  }

  /** Only the chosen engine's classes are loaded. */
  private Module module(CompilationChoice compilation) {
    return switch (this) {
      case INTERP -> new InterpModule(compilation);
      case CHICORY -> new ChicoryModule();
      case CHICORY_COMPILER -> new ChicoryCompilerModule();
    };
  }
}
