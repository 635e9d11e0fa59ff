package dev.wizer.engine;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a guest may use.
 *
 * @param fuel how many instructions it may execute
 * @param memoryInBytes how large its memories, tables and objects may be together
 * @param callDepth how deep its calls may nest, 1 or more
 */
public record RunBounds(OptionalLong fuel, OptionalLong memoryInBytes, OptionalInt callDepth) {

  /** No bounds but those that an engine has itself. */
  public static final RunBounds NONE =
      new RunBounds(OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty());

  /** Checks the numbers. */
  public RunBounds {
    Objects.requireNonNull(fuel, "fuel");
    Objects.requireNonNull(memoryInBytes, "memoryInBytes");
    Objects.requireNonNull(callDepth, "callDepth");
    if (fuel.orElse(0) < 0 || memoryInBytes.orElse(0) < 0 || callDepth.orElse(1) < 1) {
      throw new IllegalArgumentException("not bounds: " + fuel + memoryInBytes + callDepth);
    }
  }

  /** {@return whether there are none} */
  public boolean isNone() {
    return fuel.isEmpty() && memoryInBytes.isEmpty() && callDepth.isEmpty();
  }
}
