package dev.wizer.wasm.text.script;

import java.util.List;

/** What a script expects a result to be. */
public sealed interface WastPattern {

  /**
   * Exactly this value.
   *
   * @param value the value
   */
  record Exactly(WastValue value) implements WastPattern {}

  /**
   * A canonical NaN: of its payload, the most significant bit alone is set. Either sign.
   *
   * @param bits how many bits the number has, 32 or 64
   */
  record CanonicalNan(int bits) implements WastPattern {}

  /**
   * An arithmetic NaN: of its payload, at least the most significant bit is set. Either sign.
   *
   * @param bits how many bits the number has, 32 or 64
   */
  record ArithmeticNan(int bits) implements WastPattern {}

  /**
   * A vector of floating-point numbers, of which some are expected to be any of several NaNs.
   *
   * @param lanes four patterns of 32-bit numbers or two of 64-bit numbers, lane 0 first
   */
  record Lanes(List<WastPattern> lanes) implements WastPattern {

    public Lanes {
      lanes = List.copyOf(lanes);
    }
  }

  /**
   * A reference that is not null.
   *
   * @param kind what it refers to: {@code func}, {@code extern}, {@code any}, {@code eq}, {@code
   *     i31}, {@code struct}, {@code array}, {@code exn} or {@code host}
   */
  record AnyRef(String kind) implements WastPattern {}

  /**
   * A reference to a function.
   *
   * @param funcIndex the function's index in its module
   */
  record FuncRef(int funcIndex) implements WastPattern {}

  /**
   * One of several.
   *
   * @param patterns what it may be
   */
  record Either(List<WastPattern> patterns) implements WastPattern {

    public Either {
      patterns = List.copyOf(patterns);
    }
  }
}
