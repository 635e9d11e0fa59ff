package dev.wizer.wasi;

import dev.wizer.engine.ExhaustionException;
import java.util.List;

/** How many bytes of one kind the guest may still use. */
final class FileBudget {

  private final long limit;
  private final String what;
  private long used;

  /** Makes a budget; {@code what} the guest has done with too many bytes, for the message. */
  FileBudget(long limit, String what) {
    this.limit = limit;
    this.what = what;
  }

  /** Takes bytes, or ends the guest if there are not enough left. */
  void take(long bytes) {
    if (bytes > limit - used) {
      throw new ExhaustionException(
          "the guest has " + what + " more than " + limit + " bytes", List.of());
    }
    used += bytes;
  }

  void giveBack(long bytes) {
    used -= bytes;
  }

  long used() {
    return used;
  }
}
