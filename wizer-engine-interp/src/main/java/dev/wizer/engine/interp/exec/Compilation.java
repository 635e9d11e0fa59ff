package dev.wizer.engine.interp.exec;

/** Which functions are compiled to bytecode of the JVM. */
public enum Compilation {
  /** None. */
  OFF(Integer.MAX_VALUE, Integer.MAX_VALUE),

  /** Those that are called often or loop often. */
  WHEN_HOT(20_000, 50_000),

  /** All that can be. */
  ALWAYS(-1, 0);

  private final int calls;
  private final int iterations;

  Compilation(int calls, int iterations) {
    this.calls = calls;
    this.iterations = iterations;
  }

  /** {@return how often a function is called before it is compiled} */
  int callsUntilHot() {
    return calls;
  }

  /** {@return how often the header of a loop is passed before its function is compiled} */
  int iterationsUntilHot() {
    return iterations;
  }
}
