package dev.wizer;

import java.util.List;

/** A module could not be pre-initialized. */
public final class WizerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Stage stage;
  private final FailureKind kind;
  private final transient List<String> details;

  WizerException(
      Stage stage, FailureKind kind, String message, List<String> details, Throwable cause) {
    super(message, cause);
    this.stage = stage;
    this.kind = kind;
    this.details = List.copyOf(details);
  }

  /** {@return the step that failed} */
  public Stage stage() {
    return stage;
  }

  /** {@return what kind of failure it is} */
  public FailureKind kind() {
    return kind;
  }

  /**
   * {@return why, from the outermost cause to the innermost, in words for a person; may have
   * several lines each, such as the Wasm backtrace}
   */
  public List<String> details() {
    return details == null ? List.of() : details;
  }
}
