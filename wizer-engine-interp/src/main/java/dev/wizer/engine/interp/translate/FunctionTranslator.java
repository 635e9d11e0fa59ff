package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.interp.ir.IrCode;
import dev.wizer.wasm.binary.BulkOpcodes;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmOpcodes;

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

  /** Counts instructions; null if nobody asks. */
  private final FuelMeter meter;

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
    this.meter = layout.isMetered() ? new FuelMeter(code, reader) : null;
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
      IrCode result = attempt.translateAll(funcIndex);
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

  /**
   * Translates the function.
   *
   * @throws EngineFailureException if the translator fails, with the place where it does
   */
  private IrCode translateAll(int funcIndex) {
    try {
      return translate();
    } catch (EngineException e) {
      throw e;
    } catch (RuntimeException | AssertionError e) {
      String place = "function " + funcIndex + ", offset " + code.bodyOffset + " of its body";
      throw new EngineFailureException("the translator failed in " + place + ": " + e, e);
    }
  }

  /**
   * The failure for an instruction that no case of the translator is for.
   *
   * @param prefix the instruction's prefix in hexadecimal digits, empty if it has none
   * @param number its opcode, or its number behind the prefix
   */
  static IllegalStateException unknown(String prefix, int number) {
    return new IllegalStateException(
        "no case for the instruction 0x"
            + prefix
            + (prefix.isEmpty() ? "" : " 0x")
            + Integer.toHexString(number));
  }

  private IrCode translate() {
    int localEnd = stack.nextHome();
    control.beginFunction(signature);
    if (meter != null) {
      meter.begin();
    }
    boolean reachable = true;
    while (!control.isFinished()) {
      if (!reachable) {
        skipUnreachable();
      }
      code.bodyOffset = reader.position - bodyStart;
      int opcode = reader.readByte();
      if (meter != null) {
        meter.instruction(opcode);
      }
      reachable = instruction(opcode, reachable);
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
      case WasmOpcodes.UNREACHABLE -> {
        code.plain(UNREACHABLE, 0);
        return false;
      }
      case WasmOpcodes.NOP -> {
        // nop
      }
      case WasmOpcodes.BLOCK -> control.begin(Label.BLOCK);
      case WasmOpcodes.LOOP -> control.begin(Label.LOOP);
      case WasmOpcodes.IF -> control.begin(Label.IF);
      case WasmOpcodes.ELSE -> control.beginElse(reachable);
      case WasmOpcodes.END -> {
        exceptions.end();
        return control.end(reachable);
      }
      case WasmOpcodes.BR -> {
        control.branch();
        return false;
      }
      case WasmOpcodes.BR_IF -> control.branchIf();
      case WasmOpcodes.BR_TABLE -> {
        control.branchTable();
        return false;
      }
      case WasmOpcodes.RETURN -> {
        control.returnResults();
        return false;
      }
      case WasmOpcodes.TRY -> exceptions.beginTry();
      case WasmOpcodes.CATCH -> exceptions.beginCatch(reachable);
      case WasmOpcodes.THROW -> {
        call.throwException();
        return false;
      }
      case WasmOpcodes.RETHROW -> {
        exceptions.rethrow();
        return false;
      }
      case WasmOpcodes.THROW_REF -> {
        exceptions.throwRef();
        return false;
      }
      case WasmOpcodes.DELEGATE -> {
        exceptions.delegate();
        return control.end(reachable);
      }
      case WasmOpcodes.CATCH_ALL -> exceptions.beginCatchAll(reachable);
      case WasmOpcodes.TRY_TABLE -> exceptions.beginTryTable();
      case WasmOpcodes.RETURN_CALL -> {
        call.returnCall();
        return false;
      }
      case WasmOpcodes.RETURN_CALL_INDIRECT -> {
        call.returnCallIndirect();
        return false;
      }
      case WasmOpcodes.CALL_REF -> call.callRef();
      case WasmOpcodes.RETURN_CALL_REF -> {
        call.returnCallRef();
        return false;
      }
      case WasmOpcodes.CALL -> call.call();
      case WasmOpcodes.CALL_INDIRECT -> call.callIndirect();
      case WasmOpcodes.DROP -> stack.pop();
      case WasmOpcodes.SELECT -> numeric.select();
      case WasmOpcodes.SELECT_T -> {
        reader.readU32();
        reader.readWidth();
        numeric.select();
      }
      case WasmOpcodes.LOCAL_GET -> localGet(reader.readU32());
      case WasmOpcodes.LOCAL_SET -> localSet(reader.readU32());
      case WasmOpcodes.LOCAL_TEE -> localTee(reader.readU32());
      case WasmOpcodes.GLOBAL_GET -> global.get(reader.readU32());
      case WasmOpcodes.GLOBAL_SET -> global.set(reader.readU32());
      case WasmOpcodes.TABLE_GET -> call.tableAccess(TABLE_GET, 1, true);
      case WasmOpcodes.TABLE_SET -> call.tableAccess(TABLE_SET, 2, false);
      case WasmOpcodes.I32_LOAD,
          WasmOpcodes.I64_LOAD,
          WasmOpcodes.F32_LOAD,
          WasmOpcodes.F64_LOAD,
          WasmOpcodes.I32_LOAD8_S,
          WasmOpcodes.I32_LOAD8_U,
          WasmOpcodes.I32_LOAD16_S,
          WasmOpcodes.I32_LOAD16_U,
          WasmOpcodes.I64_LOAD8_S,
          WasmOpcodes.I64_LOAD8_U,
          WasmOpcodes.I64_LOAD16_S,
          WasmOpcodes.I64_LOAD16_U,
          WasmOpcodes.I64_LOAD32_S,
          WasmOpcodes.I64_LOAD32_U ->
          memory.load(opcode);
      case WasmOpcodes.I32_STORE,
          WasmOpcodes.I64_STORE,
          WasmOpcodes.F32_STORE,
          WasmOpcodes.F64_STORE,
          WasmOpcodes.I32_STORE8,
          WasmOpcodes.I32_STORE16,
          WasmOpcodes.I64_STORE8,
          WasmOpcodes.I64_STORE16,
          WasmOpcodes.I64_STORE32 ->
          memory.store(opcode);
      case WasmOpcodes.MEMORY_SIZE -> call.memoryPages(MEMORY_SIZE, 0);
      case WasmOpcodes.MEMORY_GROW -> call.memoryPages(MEMORY_GROW, 1);
      case WasmOpcodes.I32_CONST -> stack.pushConstant(reader.readS32());
      case WasmOpcodes.I64_CONST -> stack.pushConstant(reader.readS64());
      case WasmOpcodes.F32_CONST -> stack.pushConstant(reader.readInt());
      case WasmOpcodes.F64_CONST -> stack.pushConstant(reader.readLong());
      case WasmOpcodes.REF_NULL -> {
        reader.skipInteger();
        stack.pushConstant(0);
      }
      case WasmOpcodes.REF_IS_NULL -> numeric.translate(WasmOpcodes.I32_EQZ);
      case WasmOpcodes.REF_FUNC -> stack.pushConstant(layout.funcHandle(reader.readU32()));
      case WasmOpcodes.REF_EQ -> numeric.translate(WasmOpcodes.I64_EQ);
      case WasmOpcodes.REF_AS_NON_NULL ->
          code.use(REF_AS_NON_NULL, stack.slot(stack.size() - 1), 0);
      case WasmOpcodes.BR_ON_NULL -> control.branchOnNull();
      case WasmOpcodes.BR_ON_NON_NULL -> control.branchOnNonNull();
      case Opcode.PREFIX_FB -> aggregate().translate();
      case Opcode.PREFIX_FC -> prefixed(reader.readU32());
      case Opcode.PREFIX_FD -> vector().translate();
      case Opcode.PREFIX_FE -> new AtomicTranslator(reader, code, stack, memory).translate();
      default -> plain(opcode);
    }
    return true;
  }

  private void plain(int opcode) {
    if (opcode < WasmOpcodes.I32_EQZ || opcode > WasmOpcodes.I64_EXTEND32_S) {
      throw unsupported(opcode);
    }
    numeric.translate(opcode);
  }

  private void prefixed(int number) {
    if (number < BulkOpcodes.MEMORY_INIT) {
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
