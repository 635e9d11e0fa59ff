package dev.wizer.engine.interp.translate;

import dev.wizer.engine.interp.ir.ExceptionHandlers.Handler;
import dev.wizer.engine.interp.ir.IrOpcode;
import java.util.List;

/**
 * A label of the control stack: the function itself or a block of any kind. Reused for other labels
 * of the same depth.
 */
final class Label {

  static final int BLOCK = 0;
  static final int LOOP = 1;
  static final int IF = 2;
  static final int ELSE = 3;

  /** A {@code try_table}. */
  static final int TRY_TABLE = 4;

  /** A {@code try}, in its body. */
  static final int TRY = 5;

  /** A {@code try}, behind a {@code catch} or {@code catch_all}. */
  static final int CATCH = 6;

  private static final int NONE = -1;

  int kind;
  byte[] paramWidths;
  byte[] resultWidths;

  /** How many operands are below the parameters. */
  int height;

  /** The home of the first parameter and of the first result. */
  int base;

  /** The word that is to hold where the {@code else} arm begins. */
  int elsePatch;

  /** The table of branches for which {@link #stub} was made. */
  int stubTable;

  /** Where operations begin that move the operands of a branch and then go to the label. */
  int stub;

  /** Where the part of the code begins whose exceptions are caught. */
  int start;

  /** The position after that part. */
  int end;

  /** The slot for a reference to the exception that was caught. */
  int exceptionSlot;

  /** The handlers of a {@code try_table}, whose part of the code has not ended. */
  List<Handler> clauses;

  private int target;
  private int lastPatch;

  void reset(int newKind, byte[] newParamWidths, byte[] newResultWidths, int newHeight, int slot) {
    kind = newKind;
    paramWidths = newParamWidths;
    resultWidths = newResultWidths;
    height = newHeight;
    base = slot;
    elsePatch = NONE;
    stubTable = NONE;
    target = NONE;
    lastPatch = NONE;
  }

  /** The widths of the operands that a branch to the label takes along. */
  byte[] branchWidths() {
    return kind == LOOP ? paramWidths : resultWidths;
  }

  boolean hasForwardBranches() {
    return lastPatch != NONE;
  }

  /** Makes the word at {@code patch} hold the label's position, now or when it is known. */
  void addBranch(CodeBuffer code, int patch) {
    if (kind == LOOP) {
      code.setWord(patch, target);
    } else {
      code.setWord(patch, lastPatch);
      lastPatch = patch;
    }
  }

  /** The loop begins here. */
  void bindLoop(CodeBuffer code) {
    target = code.position();
    code.plain(IrOpcode.LOOP, IrOpcode.NOT_COUNTED);
    code.forgetLastResult();
  }

  /** The block ends here. */
  void bindEnd(CodeBuffer code) {
    for (int patch = lastPatch; patch != NONE; ) {
      int next = code.word(patch);
      code.setWord(patch, code.position());
      patch = next;
    }
    code.forgetLastResult();
  }

  /** The {@code else} arm begins here, if it has not begun before. */
  void bindElse(CodeBuffer code) {
    if (elsePatch != NONE) {
      code.setWord(elsePatch, code.position());
      elsePatch = NONE;
      code.forgetLastResult();
    }
  }
}
