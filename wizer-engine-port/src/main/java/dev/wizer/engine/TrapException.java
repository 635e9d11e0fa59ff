package dev.wizer.engine;

import java.util.List;
import java.util.Objects;

/** The guest trapped. */
public final class TrapException extends EngineException {

  private static final long serialVersionUID = 1;

  private final TrapKind kind;

  private TrapException(TrapKind kind, String message, Throwable cause, List<WasmFrame> backtrace) {
    super(message, cause, backtrace);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Makes a trap whose message is the kind's, without a backtrace. */
  public TrapException(TrapKind kind) {
    this(kind, message(kind), null, List.of());
  }

  /** Makes a trap with the calls that were active, innermost first. */
  public TrapException(TrapKind kind, List<WasmFrame> backtrace) {
    this(kind, message(kind), null, backtrace);
  }

  private static String message(TrapKind kind) {
    return Objects.requireNonNull(kind, "kind").message();
  }

  /** Makes a trap for a host function that ends the guest with {@code message}. */
  public static TrapException host(String message) {
    return new TrapException(TrapKind.HOST, message, null, List.of());
  }

  /** Makes a trap for a host function that threw {@code cause}. */
  public static TrapException host(Throwable cause) {
    Objects.requireNonNull(cause, "cause");
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new TrapException(TrapKind.HOST, message, cause, List.of());
  }

  /** {@return this trap with the calls that were active, innermost first} */
  public TrapException withBacktrace(List<WasmFrame> frames) {
    return new TrapException(kind, getMessage(), getCause(), frames);
  }

  /** {@return why the guest trapped} */
  public TrapKind kind() {
    return kind;
  }
}
