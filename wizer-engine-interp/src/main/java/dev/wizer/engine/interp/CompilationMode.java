package dev.wizer.engine.interp;

import dev.wizer.engine.interp.exec.Compilation;

/**
 * Which functions the engine compiles to bytecode of the JVM. What a module does is the same in all
 * modes; only how long it takes differs.
 */
public enum CompilationMode {
  /** None: all are interpreted. */
  NEVER,

  /** Those that are called often, or in which loops go round often. */
  WHEN_HOT,

  /** All that can be, when they are first called; this is slow where most are called rarely. */
  ALWAYS;

  /** {@return what the executing part of the engine makes of it} */
  Compilation compilation() {
    return switch (this) {
      case NEVER -> Compilation.OFF;
      case WHEN_HOT -> Compilation.WHEN_HOT;
      case ALWAYS -> Compilation.ALWAYS;
    };
  }
}
