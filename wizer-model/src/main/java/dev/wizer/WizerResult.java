package dev.wizer;

import dev.wizer.engine.ModuleBytes;
import java.util.Objects;

/**
 * A pre-initialized module.
 *
 * @param module the module. What it has in common with the one that was given to {@link Wizer#run}
 *     are ranges of the array that was given, which must not be changed as long as this is used
 * @param report how it was made
 */
public record WizerResult(ModuleBytes module, WizerReport report) {

  public WizerResult {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(report, "report");
  }

  /**
   * {@return the module in a new array, which is the caller's; each call makes one} To write a
   * large module without that, use {@link ModuleBytes#writeTo}.
   */
  public byte[] bytes() {
    return module.copy();
  }

  /** {@return how many bytes the module has} */
  public int lengthInBytes() {
    return module.lengthInBytes();
  }
}
