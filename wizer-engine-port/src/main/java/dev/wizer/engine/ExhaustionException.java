package dev.wizer.engine;

import java.util.List;

/** The guest ran out of a resource that the host bounds: the call stack, for example. */
public final class ExhaustionException extends EngineException {

  private static final long serialVersionUID = 1;

  private final boolean ofHostMemory;

  /** Makes the failure; {@code message} names the resource. */
  public ExhaustionException(String message, List<WasmFrame> backtrace) {
    this(message, false, backtrace);
  }

  private ExhaustionException(String message, boolean ofHostMemory, List<WasmFrame> backtrace) {
    super(message, null, backtrace);
    this.ofHostMemory = ofHostMemory;
  }

  /** {@return the failure of a host that has not enough memory; {@code message} says for what} */
  public static ExhaustionException ofHostMemory(String message) {
    return new ExhaustionException(message, true, List.of());
  }

  /** {@return this failure with the calls that were active, innermost first} */
  public ExhaustionException withBacktrace(List<WasmFrame> frames) {
    return new ExhaustionException(getMessage(), ofHostMemory, frames);
  }

  /** {@return whether it would not have happened to a host that has more memory} */
  public boolean isOfHostMemory() {
    return ofHostMemory;
  }
}
