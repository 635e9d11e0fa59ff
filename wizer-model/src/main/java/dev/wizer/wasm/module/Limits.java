package dev.wizer.wasm.module;

import java.util.OptionalLong;

/**
 * The size range of a memory (in pages) or a table (in elements). All numbers are unsigned.
 *
 * @param min the size at the start
 * @param max the size beyond which it can't grow, if there is one
 */
public record Limits(long min, OptionalLong max) {

  /** {@return limits with the same maximum and another minimum} */
  public Limits withMin(long newMin) {
    return new Limits(newMin, max);
  }
}
