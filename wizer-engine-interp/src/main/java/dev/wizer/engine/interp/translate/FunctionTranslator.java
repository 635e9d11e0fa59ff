package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.interp.ir.IrCode;
import dev.wizer.wasm.binary.ByteRange;

/**
 * Translates one function from the binary format to the register form, in one pass.
 *
 * <p>Instructions that only move values ({@code local.get}, constants, {@code block}, {@code drop})
 * become nothing: see {@link OperandStack}. The body is valid: nothing is checked again.
 */
public final class FunctionTranslator {

  private final ModuleLayout layout;
  private final Signature signature;
  private final int bodyStart;
  private final BodyReader reader;
  private final int scratch;
  private final CodeBuffer code;
  private final OperandStack stack;
  private final ControlTranslator control;
  private final ExceptionTranslator exceptions;
  private final NumericTranslator numeric;
  private final MemoryTranslator memory;
  private final CallTranslator call;
  private final GlobalTranslator global;
  private int[] localSlots;
  private byte[] localWidths;
  private VectorTranslator vector;
  private AggregateTranslator aggregate;
  private UnreachableSkipper skipper;

  private FunctionTranslator(
      ModuleLayout layout,
      int funcIndex,
      boolean wide,
      int exceptionSlots,
      PositionRecorder recorder) {
    this.layout = layout;
    this.signature = layout.funcSignature(funcIndex);
    ByteRange body = layout.body(funcIndex);
    this.bodyStart = body.start();
    this.reader = new BodyReader(body.array(), body.start());
    this.scratch = signature.paramSlots();
    int firstException = readLocals(wide ? scratch + CodeBuffer.SCRATCH_SLOTS : scratch);
    int localEnd = FrameLimits.checkSlots(firstException + exceptionSlots);
    this.code = new CodeBuffer(body.lengthInBytes() + 16, wide, scratch, recorder);
    this.stack = new OperandStack(code, localEnd);
    this.control = new ControlTranslator(layout, reader, code, stack);
    this.exceptions = new ExceptionTranslator(layout, reader, code, stack, control, firstException);
    this.numeric = new NumericTranslator(code, stack);
    this.memory = new MemoryTranslator(layout, reader, code, stack);
    this.call = new CallTranslator(layout, reader, code, stack, scratch);
    this.global = new GlobalTranslator(layout, code, stack);
  }

  /** {@return a defined function's code} */
  public static IrCode translate(ModuleLayout layout, int funcIndex) {
    return translate(layout, funcIndex, null);
  }

  /**
   * {@return the offset in the function's body of the instruction that the operation at a position
   * of its code comes from}
   */
  public static int bodyOffset(ModuleLayout layout, int funcIndex, int position) {
    PositionRecorder recorder = new PositionRecorder();
    translate(layout, funcIndex, recorder);
    return recorder.bodyOffset(position);
  }

  private static IrCode translate(ModuleLayout layout, int funcIndex, PositionRecorder recorder) {
    boolean wide = false;
    int exceptionSlots = 0;
    while (true) {
      FunctionTranslator attempt =
          new FunctionTranslator(layout, funcIndex, wide, exceptionSlots, recorder);
      IrCode result = attempt.translate();
      boolean needsWideMode = attempt.code.needsWideMode();
      int neededSlots = attempt.exceptions.neededSlots();
      if (!needsWideMode && neededSlots == exceptionSlots) {
        return result;
      }
      // What only few functions need is found out by translating; then they are translated again.
      wide |= needsWideMode;
      exceptionSlots = neededSlots;
      if (recorder != null) {
        recorder.forgetFrom(0);
      }
    }
  }

  /** Gives the locals their slots, parameters first, and gives the slot after the last. */
  private int readLocals(int firstSlot) {
    byte[] params = signature.paramWidths();
    int groups = reader.readU32();
    int count = params.length + countLocals(groups);
    localSlots = new int[count];
    localWidths = new byte[count];
    int local = 0;
    int slot = 0;
    for (byte width : params) {
      localSlots[local] = slot;
      localWidths[local++] = width;
      slot += width;
    }
    slot = firstSlot;
    for (int group = 0; group < groups; group++) {
      int length = reader.readU32();
      byte width = (byte) reader.readWidth();
      for (int i = 0; i < length; i++) {
        localSlots[local] = slot;
        localWidths[local++] = width;
        slot += width;
      }
    }
    return slot;
  }

  private int countLocals(int groups) {
    int start = reader.position;
    int count = 0;
    for (int group = 0; group < groups; group++) {
      count += reader.readU32();
      reader.readWidth();
    }
    reader.position = start;
    return count;
  }

  private IrCode translate() {
    int localEnd = stack.nextHome();
    control.beginFunction(signature);
    boolean reachable = true;
    while (!control.isFinished()) {
      if (!reachable) {
        skipUnreachable();
      }
      code.bodyOffset = reader.position - bodyStart;
      reachable = instruction(reader.readByte(), reachable);
    }
    return new IrCode(
        code.finish(), signature.paramSlots(), localEnd, stack.frameSlots(), exceptions.handlers());
  }

  private void skipUnreachable() {
    if (skipper == null) {
      skipper = new UnreachableSkipper(reader);
    }
    skipper.skipToEndOrNextArm();
  }

  /** Translates one instruction; gives whether the next one can be reached. */
  private boolean instruction(int opcode, boolean reachable) {
    switch (opcode) {
      case 0x00 -> {
        code.plain(UNREACHABLE, 0);
        return false;
      }
      case 0x01 -> {
        // nop
      }
      case 0x02 -> control.begin(Label.BLOCK);
      case 0x03 -> control.begin(Label.LOOP);
      case 0x04 -> control.begin(Label.IF);
      case 0x05 -> control.beginElse(reachable);
      case 0x0B -> {
        exceptions.end();
        return control.end(reachable);
      }
      case 0x0C -> {
        control.branch();
        return false;
      }
      case 0x0D -> control.branchIf();
      case 0x0E -> {
        control.branchTable();
        return false;
      }
      case 0x0F -> {
        control.returnResults();
        return false;
      }
      case 0x06 -> exceptions.beginTry();
      case 0x07 -> exceptions.beginCatch(reachable);
      case 0x08 -> {
        call.throwException();
        return false;
      }
      case 0x09 -> {
        exceptions.rethrow();
        return false;
      }
      case 0x0A -> {
        exceptions.throwRef();
        return false;
      }
      case 0x18 -> {
        exceptions.delegate();
        return control.end(reachable);
      }
      case 0x19 -> exceptions.beginCatchAll(reachable);
      case 0x1F -> exceptions.beginTryTable();
      case 0x12 -> {
        call.returnCall();
        return false;
      }
      case 0x13 -> {
        call.returnCallIndirect();
        return false;
      }
      case 0x14 -> call.callRef();
      case 0x15 -> {
        call.returnCallRef();
        return false;
      }
      case 0x10 -> call.call();
      case 0x11 -> call.callIndirect();
      case 0x1A -> stack.pop();
      case 0x1B -> numeric.select();
      case 0x1C -> {
        reader.readU32();
        reader.readWidth();
        numeric.select();
      }
      case 0x20 -> localGet(reader.readU32());
      case 0x21 -> localSet(reader.readU32());
      case 0x22 -> localTee(reader.readU32());
      case 0x23 -> global.get(reader.readU32());
      case 0x24 -> global.set(reader.readU32());
      case 0x25 -> call.tableAccess(TABLE_GET, 1, true);
      case 0x26 -> call.tableAccess(TABLE_SET, 2, false);
      case 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35 ->
          memory.load(opcode);
      case 0x36, 0x37, 0x38, 0x39, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E -> memory.store(opcode);
      case 0x3F -> call.memoryPages(MEMORY_SIZE, 0);
      case 0x40 -> call.memoryPages(MEMORY_GROW, 1);
      case 0x41 -> stack.pushConstant(reader.readS32());
      case 0x42 -> stack.pushConstant(reader.readS64());
      case 0x43 -> stack.pushConstant(reader.readInt());
      case 0x44 -> stack.pushConstant(reader.readLong());
      case 0xD0 -> {
        reader.skipInteger();
        stack.pushConstant(0);
      }
      case 0xD1 -> numeric.translate(0x45);
      case 0xD2 -> stack.pushConstant(layout.funcHandle(reader.readU32()));
      case 0xD3 -> numeric.translate(0x51);
      case 0xD4 -> code.use(REF_AS_NON_NULL, stack.slot(stack.size() - 1), 0);
      case 0xD5 -> control.branchOnNull();
      case 0xD6 -> control.branchOnNonNull();
      case 0xFB -> aggregate().translate();
      case 0xFC -> prefixed(reader.readU32());
      case 0xFD -> vector().translate();
      case 0xFE -> new AtomicTranslator(reader, code, stack, memory).translate();
      default -> plain(opcode);
    }
    return true;
  }

  private void plain(int opcode) {
    if (opcode < 0x45 || opcode > 0xC4) {
      throw unsupported(opcode);
    }
    numeric.translate(opcode);
  }

  private void prefixed(int number) {
    if (number < 8) {
      numeric.unary(FIRST_SATURATING + number);
    } else {
      call.bulk(number);
    }
  }

  private static UnsupportedByEngineException unsupported(int opcode) {
    return new UnsupportedByEngineException(
        "interp", "the instruction 0x" + Integer.toHexString(opcode));
  }

  private AggregateTranslator aggregate() {
    if (aggregate == null) {
      aggregate = new AggregateTranslator(layout, reader, code, stack, control);
    }
    return aggregate;
  }

  private VectorTranslator vector() {
    if (vector == null) {
      vector = new VectorTranslator(reader, code, stack, memory);
    }
    return vector;
  }

  private void localGet(int local) {
    stack.pushLocal(localSlots[local], localWidths[local]);
  }

  private void localSet(int local) {
    int place = stack.size() - 1;
    int slot = localSlots[local];
    if (stack.isLocal(place) && stack.value(place) == slot) {
      stack.pop();
      return;
    }
    assign(slot, place);
    stack.pop();
  }

  private void localTee(int local) {
    int place = stack.size() - 1;
    int slot = localSlots[local];
    int width = localWidths[local];
    if (stack.isLocal(place) && stack.value(place) == slot) {
      return;
    }
    if (assign(slot, place)) {
      stack.pop();
      stack.pushLocal(slot, width);
    }
  }

  /**
   * Gives a local the value of the top operand.
   *
   * @return whether the operand is now in the local's slot alone
   */
  private boolean assign(int slot, int place) {
    int home = stack.home(place);
    if (stack.isTemporary(place) && slot <= 0xFFFF && code.lastResultIn(home) != CodeBuffer.NONE) {
      stack.detach(slot, true);
      return code.retarget(home, slot);
    }
    stack.detach(slot, false);
    if (stack.isConstant(place)) {
      code.constant(slot, stack.value(place));
    } else {
      code.move(slot, stack.slot(place), stack.width(place));
    }
    return false;
  }
}
