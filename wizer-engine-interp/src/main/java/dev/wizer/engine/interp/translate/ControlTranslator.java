package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import java.util.Arrays;

/**
 * Translates blocks and branches.
 *
 * <p>Where control flow meets, operands are in their homes: a branch moves those that it takes
 * along to the homes that they have at the label. Because a local may change on one path only, no
 * pending reference to a local outlives the beginning of a block.
 */
final class ControlTranslator {

  private static final byte[] NO_WIDTHS = {};
  private static final byte[] ONE_SLOT = {1};
  private static final byte[] TWO_SLOTS = {2};
  private static final int EMPTY_TYPE = 0x40;

  private final ModuleLayout layout;
  private final BodyReader reader;
  private final CodeBuffer code;
  private final OperandStack stack;
  private final ConditionTranslator condition;
  private Label[] labels = new Label[16];
  private int depth;

  /** The type of the block that was read last. */
  private byte[] blockParams = NO_WIDTHS;

  private byte[] blockResults = NO_WIDTHS;

  ControlTranslator(ModuleLayout layout, BodyReader reader, CodeBuffer code, OperandStack stack) {
    this.layout = layout;
    this.reader = reader;
    this.code = code;
    this.stack = stack;
    this.condition = new ConditionTranslator(code, stack);
  }

  boolean isFinished() {
    return depth == 0;
  }

  private Label push(int kind, byte[] paramWidths, byte[] resultWidths) {
    if (depth == labels.length) {
      labels = Arrays.copyOf(labels, 2 * depth);
    }
    Label label = labels[depth];
    if (label == null) {
      label = new Label();
      labels[depth] = label;
    }
    depth++;
    int height = stack.size() - paramWidths.length;
    int base = paramWidths.length == 0 ? stack.nextHome() : stack.home(height);
    label.reset(kind, paramWidths, resultWidths, height, base);
    return label;
  }

  Label label(int labelIndex) {
    return labels[depth - 1 - labelIndex];
  }

  /** The function's own label. */
  void beginFunction(Signature signature) {
    push(Label.BLOCK, NO_WIDTHS, signature.resultWidths());
  }

  void begin(int kind) {
    readBlockType();
    begin(kind, blockParams, blockResults);
  }

  private void readBlockType() {
    int type = reader.peekByte();
    if ((type & 0xC0) != 0x40) {
      Signature signature = layout.signature((int) reader.readS64());
      blockParams = signature.paramWidths();
      blockResults = signature.resultWidths();
      return;
    }
    blockParams = NO_WIDTHS;
    if (type == EMPTY_TYPE) {
      reader.position++;
      blockResults = NO_WIDTHS;
    } else {
      blockResults = reader.readWidth() == 2 ? TWO_SLOTS : ONE_SLOT;
    }
  }

  /**
   * Begins a block in which exceptions are caught; the operands that it takes are in their homes,
   * so that what comes next may leave and come back.
   */
  Label beginCatching(int kind) {
    readBlockType();
    stack.materialiseLocals();
    stack.materialiseTop(blockParams.length);
    code.forgetLastResult();
    Label label = push(kind, blockParams, blockResults);
    label.start = code.position();
    return label;
  }

  /** How many labels there are; the function's own is the first. */
  int depth() {
    return depth;
  }

  private void begin(int kind, byte[] paramWidths, byte[] resultWidths) {
    if (kind == Label.IF) {
      beginIf(paramWidths, resultWidths);
      return;
    }
    stack.materialiseLocals();
    if (kind == Label.LOOP) {
      stack.materialiseTop(paramWidths.length);
      push(kind, paramWidths, resultWidths).bindLoop(code);
    } else {
      push(kind, paramWidths, resultWidths);
    }
  }

  private void beginIf(byte[] paramWidths, byte[] resultWidths) {
    condition.pop();
    stack.materialiseLocals();
    stack.materialiseTop(paramWidths.length);
    Label label = push(Label.IF, paramWidths, resultWidths);
    label.elsePatch = condition.branch(true);
  }

  /** {@code else}; gives whether what follows can be reached. */
  void beginElse(boolean reachable) {
    Label label = label(0);
    if (reachable) {
      stack.materialiseTop(label.resultWidths.length);
      goTo(label);
    }
    label.bindElse(code);
    label.kind = Label.ELSE;
    stack.popTo(label.height);
    stack.pushTemporaries(label.paramWidths);
  }

  /** {@code end}; gives whether what follows can be reached. */
  boolean end(boolean reachable) {
    Label label = label(0);
    if (depth == 1) {
      endFunction(label, reachable);
      depth = 0;
      return false;
    }
    boolean elseFallsThrough = label.kind == Label.IF;
    boolean joins = elseFallsThrough || label.hasForwardBranches();
    if (joins) {
      if (reachable) {
        stack.materialiseTop(label.resultWidths.length);
      }
      label.bindElse(code);
      label.bindEnd(code);
      stack.popTo(label.height);
      stack.pushTemporaries(label.resultWidths);
    } else if (!reachable) {
      stack.popTo(label.height);
      stack.pushTemporaries(label.resultWidths);
    }
    depth--;
    return reachable || joins;
  }

  private void endFunction(Label label, boolean reachable) {
    if (label.hasForwardBranches()) {
      if (reachable) {
        stack.materialiseTop(label.resultWidths.length);
      }
      label.bindEnd(code);
      stack.popTo(label.height);
      stack.pushTemporaries(label.resultWidths);
      returnResults();
    } else if (reachable) {
      returnResults();
    }
  }

  void goTo(Label label) {
    code.plain(BR, 0);
    label.addBranch(code, code.position() - 1);
  }

  /** Makes code that is only entered from elsewhere: control goes past it. */
  void skipOver(Runnable translation) {
    code.plain(BR, 0);
    int skip = code.position() - 1;
    translation.run();
    code.setWord(skip, code.position());
    code.forgetLastResult();
  }

  /** {@code br}. */
  void branch() {
    branch(label(reader.readU32()));
  }

  void branch(Label label) {
    if (label == labels[0]) {
      returnResults();
    } else {
      moveOperands(label, true);
      goTo(label);
    }
  }

  /**
   * Moves the operands that a branch takes along to where the label expects them.
   *
   * @param mayRetarget whether the operands' own homes need not hold them afterwards
   */
  private void moveOperands(Label label, boolean mayRetarget) {
    byte[] widths = label.branchWidths();
    if (widths.length == 1) {
      moveOperand(label.base, stack.size() - 1, mayRetarget);
    } else if (widths.length > 1) {
      stack.materialiseTop(widths.length);
      moveRange(label);
    }
  }

  private void moveOperand(int to, int place, boolean mayRetarget) {
    int home = stack.home(place);
    if (stack.isConstant(place)) {
      code.constant(to, stack.value(place));
    } else if (stack.isLocal(place)) {
      code.move(to, stack.slot(place), stack.width(place));
    } else if (home != to && !(mayRetarget && code.retarget(home, to))) {
      code.move(to, home, stack.width(place));
    }
  }

  /** Where the first operand that a branch takes along has its home. */
  private int operandsHome(Label label) {
    int count = label.branchWidths().length;
    return count == 0 ? label.base : stack.home(stack.size() - count);
  }

  private void moveRange(Label label) {
    int from = operandsHome(label);
    if (from != label.base) {
      code.plain(MOVE_RANGE, label.base);
      code.append(from);
      code.append(sum(label.branchWidths()));
    }
  }

  private static int sum(byte[] widths) {
    int sum = 0;
    for (byte width : widths) {
      sum += width;
    }
    return sum;
  }

  /** {@code br_if}. */
  void branchIf() {
    Label label = label(reader.readU32());
    condition.pop();
    int count = label.branchWidths().length;
    boolean inPlace = operandsHome(label) == label.base;
    if (inPlace || count > 1) {
      stack.materialiseTop(count);
    }
    if (inPlace) {
      label.addBranch(code, condition.branch(false));
    } else {
      int skip = condition.branch(true);
      moveOperands(label, false);
      goTo(label);
      code.setWord(skip, code.position());
      code.forgetLastResult();
    }
  }

  /** {@code br_on_null}: the reference stays if it is not null. */
  void branchOnNull() {
    Label label = label(reader.readU32());
    int slot = stack.slotOfTop();
    stack.pop();
    branchOnSlot(label, slot, true);
    stack.pushTemporary(1);
  }

  /** {@code br_on_non_null}: the reference goes along. */
  void branchOnNonNull() {
    Label label = label(reader.readU32());
    branchOnSlot(label, stack.slotOfTop(), false);
    stack.pop();
  }

  /**
   * Branches depending on a slot of which the operand stack need not know.
   *
   * @param whenZero whether to branch if it is zero, or if it is not
   */
  void branchOnSlot(Label label, int slot, boolean whenZero) {
    int count = label.branchWidths().length;
    boolean inPlace = operandsHome(label) == label.base;
    if (inPlace || count > 1) {
      stack.materialiseTop(count);
    }
    if (inPlace) {
      code.use(whenZero ? BR_Z : BR_NZ, slot, 0);
      label.addBranch(code, code.position() - 1);
    } else {
      code.use(whenZero ? BR_NZ : BR_Z, slot, 0);
      int skip = code.position() - 1;
      moveOperands(label, false);
      goTo(label);
      code.setWord(skip, code.position());
      code.forgetLastResult();
    }
  }

  /** {@code br_table}. */
  void branchTable() {
    int index = stack.slot(stack.size() - 1);
    stack.pop();
    int count = reader.readU32();
    int first = reader.position;
    byte[] widths = label(reader.readU32()).branchWidths();
    stack.materialiseTop(widths.length);
    reader.position = first;
    code.use(BR_TABLE, index, count);
    int table = code.position();
    for (int i = 0; i <= count; i++) {
      code.append(reader.readU32());
    }
    for (int i = 0; i <= count; i++) {
      fillEntry(table, table + i);
    }
  }

  private void fillEntry(int table, int patch) {
    Label label = label(code.word(patch));
    if (operandsHome(label) == label.base) {
      label.addBranch(code, patch);
      return;
    }
    if (label.stubTable != table) {
      label.stubTable = table;
      label.stub = code.position();
      moveRange(label);
      goTo(label);
    }
    code.setWord(patch, label.stub);
  }

  /** {@code return}. */
  void returnResults() {
    byte[] widths = labels[0].resultWidths;
    int slots = sum(widths);
    if (slots == 0) {
      code.plain(RETURN, 0);
    } else if (slots == 1) {
      returnSlot(stack.size() - 1);
    } else {
      stack.materialiseTop(widths.length);
      code.plain(RETURN_N, stack.home(stack.size() - widths.length));
      code.append(slots);
    }
  }

  private void returnSlot(int place) {
    if (stack.isConstant(place) && stack.value(place) == (int) stack.value(place)) {
      code.plain(RETURN_I, (int) stack.value(place));
    } else {
      code.use(RETURN1, stack.slot(place), 0);
    }
  }
}
