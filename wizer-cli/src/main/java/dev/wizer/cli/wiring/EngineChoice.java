package dev.wizer.cli.wiring;

import com.google.inject.Guice;
import com.google.inject.Module;
import dev.wizer.engine.WasmEngine;
import java.util.List;
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

  /** {@return the names, the default first} */
  public static List<String> names() {
    return List.of(INTERP.engineName, CHICORY.engineName, CHICORY_COMPILER.engineName);
  }

  /**
   * {@return what makes the engine with the given name, when it is asked}
   *
   * @param name one of {@link #names}
   */
  public static Supplier<WasmEngine> engine(String name) {
    for (EngineChoice choice : values()) {
      if (choice.engineName.equals(name)) {
        return () -> Guice.createInjector(choice.module()).getInstance(WasmEngine.class);
      }
    }
    throw new IllegalArgumentException("unknown engine: " + name);
  }

  /** Only the chosen engine's classes are loaded. */
  private Module module() {
    return switch (this) {
      case INTERP -> new InterpModule();
      case CHICORY -> new ChicoryModule();
      case CHICORY_COMPILER -> new ChicoryCompilerModule();
    };
  }
}
