package dev.wizer.engine;

import java.util.List;
import java.util.Objects;

/** The module needs what this engine does not have, though another engine may. */
public final class UnsupportedByEngineException extends EngineException {

  private static final long serialVersionUID = 1;

  private final String feature;

  /**
   * Makes the failure.
   *
   * @param engineName the engine that can not run the module
   * @param feature what it lacks, in the words of the specification: {@code SIMD}, for example
   */
  public UnsupportedByEngineException(String engineName, String feature) {
    super(
        "the engine `"
            + Objects.requireNonNull(engineName, "engineName")
            + "` does not support "
            + Objects.requireNonNull(feature, "feature"),
        null,
        List.of());
    this.feature = feature;
  }

  /** {@return what the engine lacks} */
  public String feature() {
    return feature;
  }
}
