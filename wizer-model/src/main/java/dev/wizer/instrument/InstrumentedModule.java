package dev.wizer.instrument;

import java.util.Arrays;

/**
 * A module that can be run to be looked at.
 *
 * @param bytes the module; not to be changed
 * @param names what its state is exported as
 * @param hasStart whether the original has a start function. The instrumented module has none: it
 *     exports that function instead, so that a start function that fails or exits leaves an
 *     instance
 */
public record InstrumentedModule(byte[] bytes, StateExports names, boolean hasStart) {

  @Override
  public boolean equals(Object other) {
    return other instanceof InstrumentedModule that
        && Arrays.equals(bytes, that.bytes)
        && names.equals(that.names)
        && hasStart == that.hasStart;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
