package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Parses instructions, folded or not, and writes them in the order of the binary format. Keeps what
 * has begun on a stack of its own: programs nest deeper than the thread's stack allows.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html">Instructions</a>
 */
final class InstructionParser {

  private static final int OPCODE_AND_IMMEDIATES = 8;

  private final Cursor cursor;
  private final ModuleBuilder module;
  private final ImmediatesParser immediates;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private FunctionScope scope;
  private WasmWriter out;
  private byte[] hint;

  InstructionParser(Cursor cursor, ModuleBuilder module) {
    this.cursor = cursor;
    this.module = module;
    this.immediates = new ImmediatesParser(cursor, module);
  }

  /** Parses instructions up to a closing parenthesis, which it leaves. */
  void parseSequence(FunctionScope function, WasmWriter writer) {
    begin(function, writer);
    while (!frames.isEmpty() || !cursor.is(TokenKind.CLOSE)) {
      parseNext();
    }
    checkNoHint();
  }

  /** Parses one folded instruction of a constant expression. */
  void parseFolded(WasmWriter writer) {
    begin(new FunctionScope(), writer);
    if (!cursor.is(TokenKind.OPEN)) {
      throw cursor.unexpected();
    }
    do {
      parseNext();
    } while (!frames.isEmpty());
  }

  private void begin(FunctionScope function, WasmWriter writer) {
    scope = function;
    out = writer;
    immediates.enter(function);
  }

  private void parseNext() {
    switch (cursor.kind()) {
      case OPEN -> open();
      case CLOSE -> close();
      case ANNOTATION -> parseHint();
      case KEYWORD -> parsePlain();
      default -> throw cursor.unexpected();
    }
  }

  private boolean takesPlain() {
    return frames.isEmpty() || frames.peek().takesPlain();
  }

  private void parseHint() {
    if (!cursor.isAnnotation(Lexer.BRANCH_HINT)) {
      throw cursor.unexpected();
    }
    if (hint != null) {
      throw cursor.error("@" + Lexer.BRANCH_HINT + " annotation: duplicate annotation");
    }
    cursor.advance();
    hint = cursor.string();
    cursor.close();
  }

  private void checkNoHint() {
    if (hint != null) {
      throw cursor.error("@" + Lexer.BRANCH_HINT + " annotation: invalid target");
    }
  }

  /** {@return the hint that stands before an instruction, or null} */
  private byte[] takeHint() {
    byte[] taken = hint;
    hint = null;
    return taken;
  }

  private void writeHint(byte[] value) {
    if (value != null) {
      module.branchHints().add(out.lengthInBytes(), value);
    }
  }

  private Opcode opcode() {
    int start = cursor.position();
    Opcode opcode = Mnemonics.opcode(cursor.keyword());
    if (opcode == null) {
      cursor.moveTo(start);
      throw cursor.unexpected();
    }
    return opcode;
  }

  // Instructions that are not folded.

  private void parsePlain() {
    if (!takesPlain()) {
      throw cursor.unexpected();
    }
    int start = cursor.position();
    Opcode opcode = opcode();
    writeHint(takeHint());
    switch (opcode) {
      case BLOCK, LOOP, TRY_TABLE -> beginBlock(opcode, Frame.State.BLOCK);
      case IF -> beginBlock(opcode, Frame.State.IF);
      case TRY -> beginBlock(opcode, Frame.State.TRY);
      case ELSE, CATCH, CATCH_ALL, DELEGATE, END -> continueBlock(opcode, start);
      default -> immediates.write(opcode, out);
    }
  }

  /** A block's catch clauses lead out of it: its label counts from behind them. */
  private void beginBlock(Opcode opcode, Frame.State state) {
    FunctionScope.Label label = FunctionScope.Label.parse(cursor);
    immediates.write(opcode, out);
    scope.pushLabel(label);
    frames.push(Frame.ofBlock(state, label));
  }

  private void continueBlock(Opcode opcode, int token) {
    Frame frame = frames.peek();
    if (frame == null || !isAllowed(opcode, frame.state())) {
      cursor.moveTo(token);
      throw cursor.unexpected();
    }
    switch (opcode) {
      case ELSE -> {
        checkLabel(frame);
        frame.become(Frame.State.BLOCK);
        opcode.write(out);
      }
      case CATCH -> {
        frame.become(Frame.State.CATCH);
        immediates.write(opcode, out);
      }
      case CATCH_ALL -> {
        frame.become(Frame.State.BLOCK);
        opcode.write(out);
      }
      case DELEGATE -> {
        endLabel(frame);
        immediates.write(opcode, out);
      }
      default -> {
        checkLabel(frame);
        endLabel(frame);
        opcode.write(out);
      }
    }
  }

  private static boolean isAllowed(Opcode opcode, Frame.State state) {
    return switch (opcode) {
      case ELSE -> state == Frame.State.IF;
      case CATCH, CATCH_ALL -> state == Frame.State.TRY || state == Frame.State.CATCH;
      case DELEGATE -> state == Frame.State.TRY;
      default ->
          state == Frame.State.BLOCK
              || state == Frame.State.IF
              || state == Frame.State.TRY
              || state == Frame.State.CATCH;
    };
  }

  private void checkLabel(Frame frame) {
    int token = cursor.position();
    String id = cursor.optionalId();
    if (id != null && !id.equals(frame.label().id())) {
      throw cursor.tokens().error(token, "mismatching label $" + Cursor.shown(id));
    }
  }

  private void endLabel(Frame frame) {
    frames.pop();
    scope.popLabel(frame.label());
  }

  // Folded instructions.

  private void open() {
    Frame frame = frames.peek();
    if (frame == null) {
      openInstruction();
      return;
    }
    switch (frame.state()) {
      case CONDITION -> openOperandOrThen(frame);
      case ELSE_CLAUSE -> {
        cursor.expectOpen("else");
        openClause(frame, Opcode.ELSE, Frame.State.LAST);
      }
      case DO_CLAUSE -> {
        cursor.expectOpen("do");
        frame.become(Frame.State.FIRST_CATCH_CLAUSE);
        frames.push(Frame.ofClause());
      }
      case FIRST_CATCH_CLAUSE, CATCH_CLAUSE -> openCatch(frame);
      case LAST, DELEGATED -> throw unexpectedInside();
      default -> openInstruction();
    }
  }

  /** {@return the failure that the token behind a parenthesis is} */
  private WatException unexpectedInside() {
    cursor.advance();
    return cursor.unexpected();
  }

  private void openClause(Frame frame, Opcode opcode, Frame.State next) {
    immediates.write(opcode, out);
    frame.become(next);
    frames.push(Frame.ofClause());
  }

  private void openOperandOrThen(Frame frame) {
    if (!cursor.takeOpen("then")) {
      openInstruction();
      return;
    }
    writeHint(frame.hint());
    out.writeAll(frame.pending());
    scope.pushLabel(frame.label());
    frame.become(Frame.State.ELSE_CLAUSE);
    frames.push(Frame.ofClause());
  }

  private void openCatch(Frame frame) {
    if (cursor.takeOpen("catch")) {
      openClause(frame, Opcode.CATCH, Frame.State.CATCH_CLAUSE);
    } else if (cursor.takeOpen("catch_all")) {
      openClause(frame, Opcode.CATCH_ALL, Frame.State.LAST);
    } else if (frame.state() == Frame.State.FIRST_CATCH_CLAUSE && cursor.takeOpen("delegate")) {
      scope.popLabel(frame.label());
      immediates.write(Opcode.DELEGATE, out);
      cursor.close();
      frame.become(Frame.State.DELEGATED);
    } else {
      throw unexpectedInside();
    }
  }

  private void openInstruction() {
    cursor.advance();
    int start = cursor.position();
    Opcode opcode = opcode();
    byte[] ownHint = takeHint();
    switch (opcode) {
      case BLOCK, LOOP, TRY_TABLE, TRY -> {
        writeHint(ownHint);
        boolean isTry = opcode == Opcode.TRY;
        beginBlock(opcode, isTry ? Frame.State.DO_CLAUSE : Frame.State.FOLDED_BLOCK);
      }
      case IF -> pushPending(Frame.State.CONDITION, opcode, ownHint);
      case ELSE, CATCH, CATCH_ALL, DELEGATE, END -> {
        cursor.moveTo(start);
        throw cursor.unexpected();
      }
      default -> pushPending(Frame.State.OPERANDS, opcode, ownHint);
    }
  }

  private void pushPending(Frame.State state, Opcode opcode, byte[] ownHint) {
    FunctionScope.Label label =
        state == Frame.State.CONDITION ? FunctionScope.Label.parse(cursor) : null;
    WasmWriter pending = new WasmWriter(OPCODE_AND_IMMEDIATES);
    immediates.write(opcode, pending);
    frames.push(Frame.ofPending(state, label, pending, ownHint));
  }

  private void close() {
    Frame frame = frames.peek();
    if (frame.isPlain()) {
      throw cursor.unexpected();
    }
    checkNoHint();
    switch (frame.state()) {
      case OPERANDS -> {
        writeHint(frame.hint());
        out.writeAll(frame.pending());
      }
      case CLAUSE, DELEGATED -> {}
      case CONDITION, DO_CLAUSE -> throw cursor.unexpected();
      default -> {
        scope.popLabel(frame.label());
        Opcode.END.write(out);
      }
    }
    cursor.advance();
    frames.pop();
  }
}
