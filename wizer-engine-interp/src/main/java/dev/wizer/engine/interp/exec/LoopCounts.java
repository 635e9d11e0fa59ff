package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrTable;

/** The counts of loops in a function's code. */
final class LoopCounts {

  private static final int EXHAUSTED = 0;

  private LoopCounts() {}

  /** Has every loop come out of line when its header is passed next. */
  static void exhaust(int[] words) {
    for (int at = 0; at < words.length; at += IrTable.length(words, at)) {
      if (IrOpcode.opcode(words[at]) == IrOpcode.LOOP) {
        words[at + 1] = EXHAUSTED;
      }
    }
  }
}
