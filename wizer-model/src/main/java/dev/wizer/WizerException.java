package dev.wizer;

import java.util.List;
import java.util.Optional;

/** A module could not be pre-initialized. */
public final class WizerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Stage stage;
  private final FailureKind kind;
  private final String[] details;
  private final Remedy remedy;

  WizerException(
      Stage stage, FailureKind kind, String message, List<String> details, Throwable cause) {
    this(stage, kind, message, details, cause, null);
  }

  /**
   * Makes a failure.
   *
   * @param remedy what can be done about it, or null
   */
  WizerException(
      Stage stage,
      FailureKind kind,
      String message,
      List<String> details,
      Throwable cause,
      Remedy remedy) {
    super(message, cause);
    this.stage = stage;
    this.kind = kind;
    this.details = details.toArray(new String[0]);
    this.remedy = remedy;
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
    return List.of(details);
  }

  /** {@return what can be done about it, if that is known} */
  public Optional<Remedy> remedy() {
    return Optional.ofNullable(remedy);
  }
}
