package dev.wizer;

import java.util.Arrays;

/**
 * A pre-initialized module.
 *
 * @param bytes the module
 * @param report how it was made
 */
public record WizerResult(byte[] bytes, WizerReport report) {

  @Override
  public boolean equals(Object other) {
    return other instanceof WizerResult that
        && Arrays.equals(bytes, that.bytes)
        && report.equals(that.report);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
