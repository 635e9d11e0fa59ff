package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.THROW_REF;

import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.ExceptionHandlers.Handler;
import dev.wizer.wasm.binary.Immediates;
import java.util.ArrayList;

/**
 * Translates exception instructions, the older ones among them. Code that catches exceptions costs
 * nothing as long as none is thrown: which part of it has which handlers is kept beside it.
 *
 * <p>An older {@code catch} can throw its exception again from anywhere in its block. So each level
 * of nesting has a slot for a reference, behind those of the locals. How many there must be is only
 * known at the end of the function.
 */
final class ExceptionTranslator {

  private final ModuleLayout layout;
  private final BodyReader reader;
  private final CodeBuffer code;
  private final OperandStack stack;
  private final ControlTranslator control;
  private final int firstSlot;
  private final ExceptionHandlers.Builder handlers = new ExceptionHandlers.Builder();
  private int tryDepth;
  private int neededSlots;

  ExceptionTranslator(
      ModuleLayout layout,
      BodyReader reader,
      CodeBuffer code,
      OperandStack stack,
      ControlTranslator control,
      int firstSlot) {
    this.layout = layout;
    this.reader = reader;
    this.code = code;
    this.stack = stack;
    this.control = control;
    this.firstSlot = firstSlot;
  }

  /** How many slots for references to exceptions the function needs. */
  int neededSlots() {
    return neededSlots;
  }

  ExceptionHandlers handlers() {
    return handlers.build();
  }

  /** {@code throw_ref}. */
  void throwRef() {
    code.use(THROW_REF, stack.slot(stack.size() - 1), 0);
  }

  /**
   * {@code try_table}. Before its body, there is code for each of its clauses that branches to the
   * clause's label: the handler leads there.
   */
  void beginTryTable() {
    Label label = control.beginCatching(Label.TRY_TABLE);
    label.clauses = new ArrayList<>();
    int count = reader.readU32();
    if (count > 0) {
      control.skipOver(() -> translateClauses(label, count));
      stack.popTo(label.height);
      stack.pushTemporaries(label.paramWidths);
    }
    label.start = code.position();
  }

  private void translateClauses(Label label, int count) {
    for (int i = 0; i < count; i++) {
      stack.popTo(label.height);
      translateClause(label, reader.readByte());
    }
  }

  private void translateClause(Label label, int kind) {
    int tag = ExceptionHandlers.ALL_TAGS;
    int payloadSlot = ExceptionHandlers.NO_SLOT;
    int exceptionSlot = ExceptionHandlers.NO_SLOT;
    if (kind == Immediates.CATCH || kind == Immediates.CATCH_REF) {
      int tagIndex = reader.readU32();
      tag = layout.tag(tagIndex);
      payloadSlot = stack.nextHome();
      stack.pushTemporaries(layout.tagSignature(tagIndex).paramWidths());
    }
    if (kind == Immediates.CATCH_REF || kind == Immediates.CATCH_ALL_REF) {
      exceptionSlot = stack.pushTemporary(1);
    }
    int depth = control.depth() - 1;
    label.clauses.add(new Handler(0, 0, depth, tag, code.position(), payloadSlot, exceptionSlot));
    code.forgetLastResult();
    // The clause's labels are those around the block.
    control.branch(control.label(reader.readU32() + 1));
  }

  /** {@code try}. */
  void beginTry() {
    Label label = control.beginCatching(Label.TRY);
    label.exceptionSlot = firstSlot + tryDepth;
    tryDepth++;
    neededSlots = Math.max(neededSlots, tryDepth);
  }

  /** {@code catch}. */
  void beginCatch(boolean reachable) {
    int tagIndex = reader.readU32();
    beginHandler(layout.tag(tagIndex), layout.tagSignature(tagIndex).paramWidths(), reachable);
  }

  /** {@code catch_all}. */
  void beginCatchAll(boolean reachable) {
    beginHandler(ExceptionHandlers.ALL_TAGS, new byte[0], reachable);
  }

  private void beginHandler(int tag, byte[] payloadWidths, boolean reachable) {
    Label label = control.label(0);
    if (reachable) {
      stack.materialiseTop(label.resultWidths.length);
      control.goTo(label);
    }
    if (label.kind == Label.TRY) {
      label.kind = Label.CATCH;
      label.end = code.position();
    }
    code.forgetLastResult();
    stack.popTo(label.height);
    int payloadSlot = stack.nextHome();
    stack.pushTemporaries(payloadWidths);
    int depth = control.depth() - 1;
    handlers.add(
        new Handler(
            label.start, label.end, depth, tag, code.position(), payloadSlot, label.exceptionSlot));
  }

  /** {@code rethrow}. */
  void rethrow() {
    code.use(THROW_REF, control.label(reader.readU32()).exceptionSlot, 0);
  }

  /** {@code delegate}, which ends a {@code try}. */
  void delegate() {
    Label label = control.label(0);
    // The label's index counts from the block around.
    int target = control.depth() - 2 - reader.readU32();
    handlers.add(
        new Handler(
            label.start,
            code.position(),
            control.depth() - 1,
            ExceptionHandlers.DELEGATE,
            target,
            ExceptionHandlers.NO_SLOT,
            ExceptionHandlers.NO_SLOT));
    tryDepth--;
    code.forgetLastResult();
  }

  /** {@code end} of any block, of which this only cares for some. */
  void end() {
    Label label = control.label(0);
    if (label.kind == Label.TRY_TABLE) {
      endTryTable(label);
    } else if (label.kind == Label.TRY || label.kind == Label.CATCH) {
      tryDepth--;
      code.forgetLastResult();
    }
  }

  private void endTryTable(Label label) {
    for (Handler clause : label.clauses) {
      handlers.add(
          new Handler(
              label.start,
              code.position(),
              clause.depth(),
              clause.tag(),
              clause.target(),
              clause.payloadSlot(),
              clause.exceptionSlot()));
    }
    code.forgetLastResult();
  }
}
