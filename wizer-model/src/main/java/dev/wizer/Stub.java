package dev.wizer;

import java.util.Objects;
import java.util.Optional;

/**
 * Stands for functions that the module imports: they do nothing, and return zeros, null references,
 * or the value.
 *
 * @param pattern {@code MODULE.NAME}, which comes before all that others provide, or the beginning
 *     of such a name with an asterisk behind it, {@code MODULE.*} for example, which is for what
 *     nobody provides
 * @param value the result, a number as the text format writes it
 */
public record Stub(String pattern, Optional<String> value) {

  public Stub {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(value, "value");
  }

  /** {@return a stub that returns zeros} */
  public static Stub of(String pattern) {
    return new Stub(pattern, Optional.empty());
  }

  /** {@return whether it stands for one import alone} */
  boolean isExact() {
    return !pattern.endsWith("*");
  }

  boolean matches(String importName) {
    return isExact()
        ? pattern.equals(importName)
        : importName.startsWith(pattern.substring(0, pattern.length() - 1));
  }
}
