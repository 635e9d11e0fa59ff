package dev.wizer.engine;

import java.util.List;
import java.util.Objects;

/**
 * Tells a run to end. Whoever has it may cancel, from any thread, before the run or during it; a
 * run that has been cancelled ends with a {@link CancelledException}, within about 100 ms wherever
 * the guest is: in a loop, in calls, in an operation on a whole memory, in a host function that
 * heeds interruption. It can't be used again.
 */
public final class CancellationToken {

  /** What cancels this one too, or null. */
  private final CancellationToken parent;

  private volatile String reason;

  private CancellationToken(CancellationToken parent) {
    this.parent = parent;
  }

  /** {@return a token that has not been cancelled} */
  public static CancellationToken create() {
    return new CancellationToken(null);
  }

  /** {@return a token that is cancelled with this one, or alone} */
  public CancellationToken child() {
    return new CancellationToken(this);
  }

  /**
   * Cancels. Only the first call counts.
   *
   * @param newReason why, as the message of the failure has it: "the run was cancelled" for example
   */
  public synchronized void cancel(String newReason) {
    Objects.requireNonNull(newReason, "newReason");
    if (reason == null) {
      reason = newReason;
    }
  }

  /** {@return whether it has been cancelled} */
  public boolean isCancelled() {
    return reason != null || parent != null && parent.isCancelled();
  }

  /** Throws {@link CancelledException} if it has been cancelled. */
  public void check() {
    String given = reason;
    if (given != null) {
      throw new CancelledException(given, List.of());
    }
    if (parent != null) {
      parent.check();
    }
  }
}
