package dev.wizer.engine.interp.translate;

import dev.wizer.engine.ExhaustionException;
import java.util.List;

/** How large a frame may be. */
final class FrameLimits {

  /** 32 MiB: more than any compiler asks for, and little enough to keep slot numbers small. */
  private static final int MAX_FRAME_SLOTS = 1 << 22;

  private FrameLimits() {}

  static int checkSlots(int slots) {
    if (slots > MAX_FRAME_SLOTS) {
      throw new ExhaustionException("call stack exhausted", List.of());
    }
    return slots;
  }
}
