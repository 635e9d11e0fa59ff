package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static dev.wizer.engine.interp.runtime.LittleEndian.getChar;
import static dev.wizer.engine.interp.runtime.LittleEndian.getInt;
import static dev.wizer.engine.interp.runtime.LittleEndian.getLong;
import static dev.wizer.engine.interp.runtime.LittleEndian.getShort;
import static dev.wizer.engine.interp.runtime.LittleEndian.index;
import static dev.wizer.engine.interp.runtime.LittleEndian.putInt;
import static dev.wizer.engine.interp.runtime.LittleEndian.putLong;
import static dev.wizer.engine.interp.runtime.LittleEndian.putShort;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.num.F32;
import dev.wizer.engine.interp.num.F64;
import dev.wizer.engine.interp.runtime.Entry;
import dev.wizer.engine.interp.runtime.ExceptionObject;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.HeapCell;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.References;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.runtime.Tag;
import dev.wizer.engine.interp.translate.FunctionTranslator;
import dev.wizer.engine.interp.translate.Signature;
import java.util.Arrays;

/**
 * The loop that executes functions, and what it does out of line.
 *
 * <p>All frames are in one array of slots; a callee's frame begins with its arguments, which are
 * the caller's topmost operands, and ends as its results. Each call of the guest is a call of
 * {@link #exec}; a tail call stays in the same one.
 */
public final class ExecutionLoop {

  private static final int INITIAL_SLOTS = 1 << 14;

  /** What {@link #rare} gives instead of a position: the function has returned. */
  private static final int RETURNED = CompiledCode.RETURNED;

  /** The count of a loop at whose header the guest has been ended. */
  private static final int STOPPED = Integer.MIN_VALUE;

  /** Instead of a position: the function begins. */
  private static final int BEGINNING = -1;

  /** What {@link #rare} gives instead of a position: {@link #tailCallee} takes its place. */
  private static final int TAIL_CALL = CompiledCode.TAIL_CALL;

  /** How deep calls may nest on the current thread. */
  public int maxDepth;

  /**
   * Whether the guest is to end. Compiled loops look at it; the JVM may not keep it in a register
   * then.
   */
  public volatile boolean stopping;

  /** How many instructions the guest may still execute, if they are counted. */
  public long fuel;

  /** Where the next call from outside puts its frame, and how deep it is. */
  int top;

  int topDepth;

  final Store store;
  final CompiledClasses classes = new CompiledClasses();
  final FailurePaths failures;
  private final Callees callees;
  private final HostCalls hostCalls = new HostCalls();
  private final BulkOperations bulk;
  private final RareOperations rare;
  private final AggregateOperations aggregates;
  private final int slotLimit;
  final Tiering tiering;

  // The store's arrays, as they were when the last instance was added.
  private Func[] funcs;
  public long[] globals;

  /** The frames. Replaced by a larger array when they need it. */
  public long[] stack = new long[INITIAL_SLOTS];

  /** The function that a tail call enters; its arguments are where the caller's were. */
  public Func tailCallee;

  /**
   * Makes the loop for a store.
   *
   * @param slotLimit how many slots of 8 bytes all frames may have together
   * @param compilation which functions are compiled
   */
  ExecutionLoop(Store store, int slotLimit, Compilation compilation) {
    this.store = store;
    this.callees = new Callees(store);
    this.bulk = new BulkOperations(store);
    this.rare = new RareOperations(store);
    this.aggregates = new AggregateOperations(store);
    this.slotLimit = slotLimit;
    this.failures = new FailurePaths(store, classes);
    this.tiering = new Tiering(compilation, this);
    store.defaultEntry = new Interpretation();
    refresh();
  }

  /** Takes notice of instances that have been added to the store. */
  void refresh() {
    funcs = store.funcs;
    globals = store.globals;
  }

  /**
   * Has the guest end soon. Called by another thread, again and again until it has: the guest may
   * write over what is written here.
   *
   * <p>What begins a call finds that it is too deep, compiled loops look at {@link #stopping}, and
   * interpreted ones find their counts at an end.
   */
  void stop() {
    stopping = true;
    maxDepth = -1;
    for (Func func : funcs) {
      int[] words = func == null ? null : func.words;
      if (words != null) {
        LoopCounts.exhaust(words);
      }
    }
  }

  /** Calls a function whose frame begins at {@code base}. */
  WasmValue[] callAt(
      Func func, WasmValue[] arguments, ModuleInstance instance, int base, int depth) {
    Signature signature = func.signature;
    reserve(base + signature.paramSlots() + signature.resultSlots());
    releaseUnused(base);
    instance.values.store(arguments, signature.type().params(), stack, base);
    callFar(func, base, depth - 1, instance);
    return instance.values.load(signature.type().results(), stack, base);
  }

  /** Makes room for {@code slots} slots in all. */
  private void reserve(int slots) {
    if (slots > stack.length) {
      if (slots > slotLimit) {
        throw Failures.callStackExhausted();
      }
      stack = Arrays.copyOf(stack, Math.min(slotLimit, Math.max(slots, 2 * stack.length)));
    }
  }

  /**
   * Before what may give a reference a place: makes room if there are many. All handles that matter
   * are in slots then.
   *
   * @param end the slot after the topmost frame
   */
  private void releaseUnused(int end) {
    if (store.references.isCrowded()) {
      store.releaseUnused(stack, end);
    }
  }

  /** Gives an object a handle, which may have none. */
  long place(Object object, int end) {
    releaseUnused(end);
    return store.references.handle(object);
  }

  /** Gives an object of the guest a handle, which has none. */
  long place(HeapCell object, int end) {
    releaseUnused(end);
    return store.references.place(object);
  }

  /**
   * What is done before a call that is not ready to be interpreted.
   *
   * @return whether compiled code has done all of it
   */
  private boolean prepare(Func func, int fp, int depth) {
    admit(func, fp, depth);
    countCall(func);
    if (func.code == null) {
      func.entry.enter(func, fp, depth);
      return true;
    }
    return false;
  }

  private void countCall(Func func) {
    if (func.callsLeft < 0) {
      tiering.called(func);
    }
  }

  /** Translates a function that has not been called yet, and makes room for its frame. */
  void admit(Func func, int fp, int depth) {
    if (depth >= maxDepth) {
      store.budget.token().check();
      throw Failures.callStackExhausted();
    }
    if (func.words == null) {
      func.prepare(FunctionTranslator.translate(func.instance.layout, func.index));
      func.callsLeft = tiering.callsUntilHot();
    }
    reserve(fp + func.frameSlots);
  }

  /** Calls functions that have not been compiled. */
  private final class Interpretation extends Entry {

    @Override
    public void enter(Func func, int fp, int depth) {
      exec(func, fp, depth, BEGINNING);
    }

    @Override
    public boolean enterInPlace(Func func, int fp, int depth) {
      if (func.callsLeft <= 0) {
        func.callsLeft--;
        countCall(func);
        if (func.code == null) {
          // Not from within the loop: each function that becomes hot would leave a call there.
          return func.entry.enterInPlace(func, fp, depth);
        }
      }
      exec(func, fp, depth, BEGINNING);
      return false;
    }
  }

  /**
   * Enters the function that is to take the place of compiled code, and whatever takes its place in
   * turn.
   */
  void enterTailCallee(int fp, int depth) {
    Func callee;
    do {
      callee = tailCallee;
      if (callee.words == null || fp + callee.frameSlots > stack.length) {
        admitTailCallee(callee, fp, depth);
      }
    } while (callee.entry.enterInPlace(callee, fp, depth));
  }

  private void admitTailCallee(Func callee, int fp, int depth) {
    try {
      admit(callee, fp, depth);
    } catch (Throwable t) {
      Unwinding unwinding = Unwinding.of(t);
      unwinding.add(callee, 0);
      throw unwinding;
    }
  }

  /**
   * A new exception of the guest, as a slot holds it. Used by compiled code.
   *
   * @param first the slot of the first value that it carries
   * @param end the slot after the frame
   */
  public long exception(int tag, int first, int end) {
    return place(new ExceptionObject(store.tags[tag], stack, first, store.references), end);
  }

  /** Goes on with a function that compiled code has begun. */
  void interpret(Func func, int fp, int depth, int position) {
    exec(func, fp, depth, position);
  }

  /** Calls a function of the host. Used by compiled code. */
  public void callHost(Func func, int base, int depth, ModuleInstance caller) {
    int outerTop = top;
    int outerDepth = topDepth;
    Signature signature = func.signature;
    top = base + Math.max(signature.paramSlots(), signature.resultSlots());
    topDepth = depth;
    try {
      reserve(top);
      releaseUnused(top);
      WasmValue[] arguments = caller.values.load(signature.type().params(), stack, base);
      store.budget.setFuelLeft(fuel);
      WasmValue[] results = hostCalls.call(func.host, arguments, caller);
      fuel = store.budget.fuelLeft();
      if (stopping) {
        store.budget.token().check();
      }
      HostCalls.store(results, func, stack, base, caller);
    } finally {
      top = outerTop;
      topDepth = outerDepth;
    }
  }

  /**
   * Finds out where a function goes on after a failure.
   *
   * @return the position of what handles it
   */
  private int resume(Throwable failure, Func func, int[] code, int pc, int fp) {
    if (pc == BEGINNING) {
      throw failures.outOfTailCall(failure, func);
    }
    int op = IrOpcode.opcode(code[pc]);
    if (op == LOOP && code[pc + 1] != STOPPED) {
      throw failures.outOfCompiled(failure);
    }
    if (failure instanceof IndexOutOfBoundsException
        && op < HOT_END
        && IrTable.row(op).accessesMemory()) {
      return accessOutOfLine(func, code, pc, fp);
    }
    int target = failures.handler(failure, func, pc, stack, fp);
    if (target == FailurePaths.NO_HANDLER) {
      throw failures.outOf(failure, func, pc);
    }
    return target;
  }

  /**
   * Called at the header of a loop whose count has come to an end.
   *
   * @return the next position, {@link #RETURNED} or {@link #TAIL_CALL}
   */
  private int loopIsHot(Func func, int[] code, int pc, int fp, int depth) {
    if (stopping) {
      code[pc + 1] = STOPPED;
      store.budget.token().check();
    }
    CompiledFunction compiled = tiering.looped(func, code, pc);
    if (compiled == null) {
      return pc + 2;
    }
    int next = compiled.runLoop(pc, fp, depth);
    if (next == pc) {
      // The part of the function that begins here is too large to be compiled.
      code[pc + 1] = Integer.MAX_VALUE;
      return pc + 2;
    }
    return next;
  }

  /** Executes an operation that only needs the frame. Used by compiled code. */
  public void execute(Func func, int pc, int fp, int depth) {
    int[] code = func.words;
    rare(IrOpcode.opcode(code[pc]), code, pc, fp, depth, func);
  }

  /** Calls the function at an index of a table. Used by compiled code. */
  public void callIndirect(
      int table, int index, int signatureId, int base, int depth, ModuleInstance instance) {
    enter(callees.inTable(table, index & 0xFFFFFFFFL, signatureId), base, depth, instance);
  }

  /** Calls the function to which a handle refers. Used by compiled code. */
  public void callReference(long handle, int base, int depth, ModuleInstance instance) {
    enter(callees.of(handle), base, depth, instance);
  }

  private void enter(Func callee, int base, int depth, ModuleInstance instance) {
    if (callee.host == null) {
      callee.entry.enter(callee, base, depth);
    } else {
      callHost(callee, base, depth, instance);
    }
  }

  /** Executes an operation that found no place in a memory's head; gives the next position. */
  private int accessOutOfLine(Func func, int[] code, int pc, int fp) {
    try {
      return OutOfLineAccess.retry(code, pc, stack, fp, func.instance.memory);
    } catch (TrapException | OutOfMemoryError e) {
      throw failures.outOf(e, func, pc);
    }
  }

  /**
   * Executes a function.
   *
   * <p>HotSpot's quick compiler makes a chain of comparisons of a switch: so there are several
   * small ones, and operations are numbered by frequency. It compiles no method of more than 8,000
   * bytes, so what is rare is elsewhere. Both words of an operation, and the slots that nearly all
   * have, are loaded before the switch: that makes the method smaller, and the loads overlap with
   * the comparisons.
   *
   * <p>The outer loop turns once for the function, and once more for each tail call and for each
   * failure that is handled.
   *
   * @param fp where the frame begins
   * @param depth how many calls are active outside
   * @param from where to go on with a function that has begun, or {@link #BEGINNING}
   */
  private void exec(Func called, int fp, int depth, int from) {
    Func func = called;
    int[] code = func.code;
    int pc = from;
    if (from < 0) {
      if (code == null
          || depth >= maxDepth
          || fp + func.frameSlots > stack.length
          || --func.callsLeft < 0) {
        if (prepare(func, fp, depth)) {
          return;
        }
        code = func.code;
      }
      for (int i = fp + func.paramSlots, end = fp + func.localSlots; i < end; i++) {
        stack[i] = 0;
      }
      pc = 0;
    } else {
      code = func.words;
    }
    long[] s = stack;
    while (true) {
      LinearMemory memory = func.instance.memory;
      byte[] mem = memory.bytes;
      int limit = memory.length;
      try {
        operations:
        while (true) {
          int w = code[pc];
          int v = code[pc + 1];
          int op = w & 0xFFFF;
          int d = fp + (w >>> 16);
          int a = fp + (v & 0xFFFF);
          if (op < 12) {
            switch (op) {
              case LOAD32:
                s[d] = getInt(mem, index((int) s[a], v >>> 16, limit - 4));
                pc += 2;
                continue;
              case I32_ADD_I:
                s[d] = (int) s[a] + (v >> 16);
                pc += 2;
                continue;
              case STORE32:
                putInt(mem, index((int) s[d], v >>> 16, limit - 4), (int) s[a]);
                pc += 2;
                continue;
              case CONST:
                s[d] = v;
                pc += 2;
                continue;
              case LOAD8_U:
                s[d] = mem[index((int) s[a], v >>> 16, limit - 1)] & 0xFF;
                pc += 2;
                continue;
              case BR_Z:
                pc = s[d] == 0 ? v : pc + 2;
                continue;
              case MOVE:
                s[d] = s[a];
                pc += 2;
                continue;
              case I32_ADD:
                s[d] = (int) s[a] + (int) s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case BR_NZ:
                pc = s[d] != 0 ? v : pc + 2;
                continue;
              case AND_I:
                s[d] = s[a] & (v >> 16);
                pc += 2;
                continue;
              case BR:
                pc = v;
                continue;
              case I32_ADD_SHL:
                s[d] = (int) s[a] + ((int) s[fp + (v >>> 16)] << code[pc + 2]);
                pc += 3;
                continue;
              default:
                throw new AssertionError(op);
            }
          } else if (op < 25) {
            switch (op) {
              case STORE8:
                mem[index((int) s[d], v >>> 16, limit - 1)] = (byte) s[a];
                pc += 2;
                continue;
              case CALL:
                exec(funcs[v], d, depth + 1, BEGINNING);
                s = stack;
                mem = memory.bytes;
                limit = memory.length;
                pc += 2;
                continue;
              case BR_LT_U:
                pc = s[d] + Long.MIN_VALUE < s[a] + Long.MIN_VALUE ? code[pc + 2] : pc + 3;
                continue;
              case BR_NE:
                pc = s[d] != s[a] ? code[pc + 2] : pc + 3;
                continue;
              case BR_GT_U_I:
                pc = s[d] + Long.MIN_VALUE > v + Long.MIN_VALUE ? code[pc + 2] : pc + 3;
                continue;
              case MOVE2:
                s[d] = s[a];
                s[fp + code[pc + 2]] = s[fp + (v >>> 16)];
                pc += 3;
                continue;
              case RETURN1:
                s[fp] = s[d];
                return;
              case I32_SUB:
                s[d] = (int) s[a] - (int) s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case BR_NE_I:
                pc = s[d] != v ? code[pc + 2] : pc + 3;
                continue;
              case LOOP:
                if ((code[pc + 1] = v - 1) < 0) {
                  pc = loopIsHot(func, code, pc, fp, depth);
                  if (pc < 0) {
                    if (pc == RETURNED) {
                      return;
                    }
                    break operations;
                  }
                  s = stack;
                  mem = memory.bytes;
                  limit = memory.length;
                  continue;
                }
                pc += 2;
                continue;
              case SELECT:
                s[d] = s[s[fp + code[pc + 2]] != 0 ? a : fp + (v >>> 16)];
                pc += 3;
                continue;
              case STORE64:
                putLong(mem, index((int) s[d], v >>> 16, limit - 8), s[a]);
                pc += 2;
                continue;
              case BR_TABLE:
                {
                  long index = s[d] & 0xFFFFFFFFL;
                  pc = code[pc + 2 + (index < v ? (int) index : v)];
                  continue;
                }
              default:
                throw new AssertionError(op);
            }
          } else if (op < 39) {
            switch (op) {
              case STORE32_I:
                putInt(mem, index((int) s[d], v >>> 16, limit - 4), (int) (short) v);
                pc += 2;
                continue;
              case LOAD64:
                s[d] = getLong(mem, index((int) s[a], v >>> 16, limit - 8));
                pc += 2;
                continue;
              case GLOBAL_SET_ADD:
                globals[v] = (int) s[d] + code[pc + 2];
                pc += 3;
                continue;
              case LOAD16_U:
                s[d] = getChar(mem, index((int) s[a], v >>> 16, limit - 2));
                pc += 2;
                continue;
              case GLOBAL_ADD:
                s[d] = globals[v] = (int) globals[v] + code[pc + 2];
                pc += 3;
                continue;
              case I32_ADD_W:
                s[d] = (int) s[a] + code[pc + 2];
                pc += 3;
                continue;
              case AND_W:
                s[d] = s[a] & code[pc + 2];
                pc += 3;
                continue;
              case BR_EQ:
                pc = s[d] == s[a] ? code[pc + 2] : pc + 3;
                continue;
              case I32_SHL:
                s[d] = (int) s[a] << (int) s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case LOAD8_U_W:
                s[d] = mem[index((int) s[a], code[pc + 2], limit - 1)] & 0xFF;
                pc += 3;
                continue;
              case I32_MUL_W:
                s[d] = (int) s[a] * code[pc + 2];
                pc += 3;
                continue;
              case EXTEND8_S:
                s[d] = (byte) s[a];
                pc += 2;
                continue;
              case OR:
                s[d] = s[a] | s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case I32_SHR_U_I:
                s[d] = (int) s[a] >>> (v >> 16);
                pc += 2;
                continue;
              default:
                throw new AssertionError(op);
            }
          } else if (op < 53) {
            switch (op) {
              case BR_AND_Z:
                pc = (s[d] & v) == 0 ? code[pc + 2] : pc + 3;
                continue;
              case BR_LT_S_I:
                pc = s[d] < v ? code[pc + 2] : pc + 3;
                continue;
              case STORE8_I:
                mem[index((int) s[d], v >>> 16, limit - 1)] = (byte) v;
                pc += 2;
                continue;
              case OR_I:
                s[d] = s[a] | (v >> 16);
                pc += 2;
                continue;
              case XOR:
                s[d] = s[a] ^ s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case I32_ROTL_I:
                s[d] = Integer.rotateLeft((int) s[a], v >> 16);
                pc += 2;
                continue;
              case BR_AND_NZ:
                pc = (s[d] & v) != 0 ? code[pc + 2] : pc + 3;
                continue;
              case AND:
                s[d] = s[a] & s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case CONST64:
                s[d] = v & 0xFFFFFFFFL | (long) code[pc + 2] << 32;
                pc += 3;
                continue;
              case BR_EQ_I:
                pc = s[d] == v ? code[pc + 2] : pc + 3;
                continue;
              case EXTEND32_S:
                s[d] = (int) s[a];
                pc += 2;
                continue;
              case BR_GT_S_I:
                pc = s[d] > v ? code[pc + 2] : pc + 3;
                continue;
              case I32_SHR_U:
                s[d] = (int) s[a] >>> (int) s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case SHL_I:
                s[d] = (int) s[a] << (v >> 16);
                pc += 2;
                continue;
              default:
                throw new AssertionError(op);
            }
          } else if (op < 67) {
            switch (op) {
              case BR_LT_U_I:
                pc = s[d] + Long.MIN_VALUE < v + Long.MIN_VALUE ? code[pc + 2] : pc + 3;
                continue;
              case EXTEND32_U:
                s[d] = s[a] & 0xFFFFFFFFL;
                pc += 2;
                continue;
              case LOAD8_S:
                s[d] = mem[index((int) s[a], v >>> 16, limit - 1)];
                pc += 2;
                continue;
              case GLOBAL_SET:
                globals[v] = s[d];
                pc += 2;
                continue;
              case STORE64_I:
                putLong(mem, index((int) s[d], v >>> 16, limit - 8), (long) (short) v);
                pc += 2;
                continue;
              case RETURN:
                return;
              case EQ_I:
                s[d] = s[a] == v >> 16 ? 1 : 0;
                pc += 2;
                continue;
              case LT_U_I:
                s[d] = s[a] + Long.MIN_VALUE < (v >> 16) + Long.MIN_VALUE ? 1 : 0;
                pc += 2;
                continue;
              case XOR_I:
                s[d] = s[a] ^ (v >> 16);
                pc += 2;
                continue;
              case STORE16:
                putShort(mem, index((int) s[d], v >>> 16, limit - 2), (short) s[a]);
                pc += 2;
                continue;
              case GLOBAL_GET:
                s[d] = globals[v];
                pc += 2;
                continue;
              case NE_I:
                s[d] = s[a] != v >> 16 ? 1 : 0;
                pc += 2;
                continue;
              case I64_SHL_I:
                s[d] = s[a] << (v >> 16);
                pc += 2;
                continue;
              case RETURN_I:
                s[fp] = v;
                return;
              default:
                throw new AssertionError(op);
            }
          } else if (op < 81) {
            switch (op) {
              case I64_SHR_U_I:
                s[d] = s[a] >>> (v >> 16);
                pc += 2;
                continue;
              case LOAD32_AT:
                s[d] = getInt(mem, index(0, v, limit - 4));
                pc += 2;
                continue;
              case STORE16_I:
                putShort(mem, index((int) s[d], v >>> 16, limit - 2), (short) v);
                pc += 2;
                continue;
              case CALL_INDIRECT:
                {
                  Func callee = callees.inTable(v >>> 16, (int) s[a], code[pc + 2]);
                  if (callee.host == null) {
                    exec(callee, d, depth + 1, BEGINNING);
                  } else {
                    callHost(callee, d, depth + 1, func.instance);
                  }
                  s = stack;
                  mem = memory.bytes;
                  limit = memory.length;
                  pc += 3;
                  continue;
                }
              case I32_MUL_I:
                s[d] = (int) s[a] * (v >> 16);
                pc += 2;
                continue;
              case I32_MUL:
                s[d] = (int) s[a] * (int) s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case LOAD32_U:
                s[d] = getInt(mem, index((int) s[a], v >>> 16, limit - 4)) & 0xFFFFFFFFL;
                pc += 2;
                continue;
              case I64_ADD:
                s[d] = s[a] + s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case I64_ADD_I:
                s[d] = s[a] + (v >> 16);
                pc += 2;
                continue;
              case F64_ADD:
                s[d] = F64.add(s[a], s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case F64_MUL:
                s[d] = F64.mul(s[a], s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case F64_SUB:
                s[d] = F64.sub(s[a], s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case I64_MUL:
                s[d] = s[a] * s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case I64_SUB:
                s[d] = s[a] - s[fp + (v >>> 16)];
                pc += 2;
                continue;
              default:
                throw new AssertionError(op);
            }
          } else if (op < 95) {
            switch (op) {
              case BR_LT_S:
                pc = s[d] < s[a] ? code[pc + 2] : pc + 3;
                continue;
              case BR_LE_S:
                pc = s[d] <= s[a] ? code[pc + 2] : pc + 3;
                continue;
              case STORE32_AT:
                putInt(mem, index(0, v, limit - 4), (int) s[d]);
                pc += 2;
                continue;
              case LOAD32_W:
                s[d] = getInt(mem, index((int) s[a], code[pc + 2], limit - 4));
                pc += 3;
                continue;
              case STORE32_W:
                putInt(mem, index((int) s[d], code[pc + 2], limit - 4), (int) s[a]);
                pc += 3;
                continue;
              case SHR_S_I:
                s[d] = s[a] >> (v >> 16);
                pc += 2;
                continue;
              case LOAD16_S:
                s[d] = getShort(mem, index((int) s[a], v >>> 16, limit - 2));
                pc += 2;
                continue;
              case GLOBAL_GET_ADD:
                s[d] = (int) globals[v] + code[pc + 2];
                pc += 3;
                continue;
              case CALL_HOST:
                callHost(funcs[v], d, depth + 1, func.instance);
                s = stack;
                mem = memory.bytes;
                limit = memory.length;
                pc += 2;
                continue;
              case F32_ADD:
                s[d] = F32.add((int) s[a], (int) s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case F32_SUB:
                s[d] = F32.sub((int) s[a], (int) s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case F32_MUL:
                s[d] = F32.mul((int) s[a], (int) s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case LT_U:
                s[d] = s[a] + Long.MIN_VALUE < s[fp + (v >>> 16)] + Long.MIN_VALUE ? 1 : 0;
                pc += 2;
                continue;
              case LE_U:
                s[d] = s[a] + Long.MIN_VALUE <= s[fp + (v >>> 16)] + Long.MIN_VALUE ? 1 : 0;
                pc += 2;
                continue;
              default:
                throw new AssertionError(op);
            }
          } else if (op < 109) {
            switch (op) {
              case NE:
                s[d] = s[a] != s[fp + (v >>> 16)] ? 1 : 0;
                pc += 2;
                continue;
              case EQ:
                s[d] = s[a] == s[fp + (v >>> 16)] ? 1 : 0;
                pc += 2;
                continue;
              case LT_S:
                s[d] = s[a] < s[fp + (v >>> 16)] ? 1 : 0;
                pc += 2;
                continue;
              case LE_S:
                s[d] = s[a] <= s[fp + (v >>> 16)] ? 1 : 0;
                pc += 2;
                continue;
              case LT_S_I:
                s[d] = s[a] < v >> 16 ? 1 : 0;
                pc += 2;
                continue;
              case GT_S_I:
                s[d] = s[a] > v >> 16 ? 1 : 0;
                pc += 2;
                continue;
              case GT_U_I:
                s[d] = s[a] + Long.MIN_VALUE > (v >> 16) + Long.MIN_VALUE ? 1 : 0;
                pc += 2;
                continue;
              case I32_SHR_S:
                s[d] = (int) s[a] >> (int) s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case I64_SHL:
                s[d] = s[a] << s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case I64_SHR_S:
                s[d] = s[a] >> s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case I64_SHR_U:
                s[d] = s[a] >>> s[fp + (v >>> 16)];
                pc += 2;
                continue;
              case I32_ROTL:
                s[d] = Integer.rotateLeft((int) s[a], (int) s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case I32_ROTR:
                s[d] = Integer.rotateRight((int) s[a], (int) s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case LOAD64_W:
                s[d] = getLong(mem, index((int) s[a], code[pc + 2], limit - 8));
                pc += 3;
                continue;
              default:
                throw new AssertionError(op);
            }
          } else {
            switch (op) {
              case STORE64_W:
                putLong(mem, index((int) s[d], code[pc + 2], limit - 8), s[a]);
                pc += 3;
                continue;
              case STORE8_W:
                mem[index((int) s[d], code[pc + 2], limit - 1)] = (byte) s[a];
                pc += 3;
                continue;
              case EXTEND16_S:
                s[d] = (short) s[a];
                pc += 2;
                continue;
              case I64_ROTL:
                s[d] = Long.rotateLeft(s[a], (int) s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case I64_ROTL_I:
                s[d] = Long.rotateLeft(s[a], v >> 16);
                pc += 2;
                continue;
              case I64_ROTR:
                s[d] = Long.rotateRight(s[a], (int) s[fp + (v >>> 16)]);
                pc += 2;
                continue;
              case BR_LE_U:
                pc = s[d] + Long.MIN_VALUE <= s[a] + Long.MIN_VALUE ? code[pc + 2] : pc + 3;
                continue;
              case FOLD_ADDRESS:
                s[d] = FoldedAddress.fold(s[a]);
                pc += 2;
                continue;
              case METER:
                if ((fuel -= v) < 0) {
                  throw store.budget.outOfFuel();
                }
                pc += 2;
                continue;
              default:
                if (op >= FIRST_NUMERIC) {
                  NumericOperations.execute(op, s, d, a, fp + (v >>> 16));
                  pc += 2;
                } else {
                  pc = rare(op, code, pc, fp, depth, func);
                  if (pc < 0) {
                    if (pc == RETURNED) {
                      return;
                    }
                    break operations;
                  }
                  s = stack;
                  mem = memory.bytes;
                  limit = memory.length;
                }
                continue;
            }
          }
        }

        do {
          func = tailCallee;
          code = func.words;
          pc = BEGINNING;
          pc = beginTailCall(func, fp, depth);
        } while (pc == TAIL_CALL);
        if (pc < 0) {
          return;
        }
        code = func.words;
        s = stack;
      } catch (Throwable t) {
        pc = resume(t, func, code, pc, fp);
        s = stack;
      }
    }
  }

  /**
   * Begins a function in the place of another.
   *
   * @return where to go on with it, or {@link #RETURNED} if compiled code has done all of it, or
   *     {@link #TAIL_CALL} if something else takes its place in turn
   */
  private int beginTailCall(Func func, int fp, int depth) {
    if (func.code == null) {
      if (func.words == null) {
        admit(func, fp, depth);
        countCall(func);
      }
      if (func.code == null) {
        return ((CompiledFunction) func.compiled).runCall(fp, depth);
      }
    }
    if (depth >= maxDepth || fp + func.frameSlots > stack.length || --func.callsLeft < 0) {
      admit(func, fp, depth);
      countCall(func);
      if (func.code == null) {
        return ((CompiledFunction) func.compiled).runCall(fp, depth);
      }
    }
    Arrays.fill(stack, fp + func.paramSlots, fp + func.localSlots, 0);
    return 0;
  }

  /**
   * Executes a rare operation and gives the position of the next one, {@link #RETURNED} or {@link
   * #TAIL_CALL}.
   */
  private int rare(int op, int[] code, int pc, int fp, int depth, Func func) {
    if (op >= MEMORY_SIZE && op <= TABLE_FILL) {
      bulk.execute(op, stack, fp + (code[pc] >>> 16), code[pc + 1], code[pc + 2]);
      return pc + 3;
    }
    if (op >= FIRST_OUT_OF_LINE) {
      int own = op - FIRST_OUT_OF_LINE;
      return OutOfLineAccess.again(own, code, pc, stack, fp, func.instance.memory);
    }
    if (op >= STRUCT_NEW) {
      releaseUnused(fp + func.frameSlots);
      return aggregates.execute(op, code, pc, stack, fp);
    }
    switch (op) {
      case UNREACHABLE:
        throw new TrapException(TrapKind.UNREACHABLE);
      case RETURN_N:
        System.arraycopy(stack, fp + code[pc + 1], stack, fp, code[pc + 2]);
        return RETURNED;
      case CALL_FAR:
        callFar(funcs[code[pc + 2]], fp + code[pc + 1], depth, func.instance);
        return pc + 3;
      case CALL_INDIRECT_FAR:
        long index = stack[fp + (code[pc] >>> 16)] & 0xFFFFFFFFL;
        callFar(
            callees.inTable(code[pc + 2], index, code[pc + 3]),
            fp + code[pc + 1],
            depth,
            func.instance);
        return pc + 4;
      default:
        return typed(op, code, pc, fp, depth, func);
    }
  }

  /** Calls through references and 64-bit tables, tail calls and exceptions. */
  private int typed(int op, int[] code, int pc, int fp, int depth, Func func) {
    ModuleInstance instance = func.instance;
    long slot = stack[fp + (code[pc] >>> 16)];
    switch (op) {
      case CALL_INDIRECT_64:
        callFar(
            callees.inTable(code[pc + 2], slot, code[pc + 3]), fp + code[pc + 1], depth, instance);
        return pc + 4;
      case CALL_REF:
        callFar(callees.of(slot), fp + code[pc + 1], depth, instance);
        return pc + 3;
      case RETURN_CALL:
        return tailCall(funcs[code[pc + 2]], fp, code[pc + 1], depth, instance);
      case RETURN_CALL_INDIRECT:
        Func callee = callees.inTable(code[pc + 2], slot & 0xFFFFFFFFL, code[pc + 3]);
        return tailCall(callee, fp, code[pc + 1], depth, instance);
      case RETURN_CALL_INDIRECT_64:
        Func callee64 = callees.inTable(code[pc + 2], slot, code[pc + 3]);
        return tailCall(callee64, fp, code[pc + 1], depth, instance);
      case RETURN_CALL_REF:
        return tailCall(callees.of(slot), fp, code[pc + 1], depth, instance);
      case STRUCT_GET_V, ARRAY_GET_V:
        return aggregates.execute(op, code, pc, stack, fp);
      case THROW:
        releaseUnused(fp + func.frameSlots);
        Tag tag = store.tags[code[pc + 2]];
        throw new GuestThrow(
            new ExceptionObject(tag, stack, fp + code[pc + 1], store.references),
            !classes.isEmpty());
      case THROW_REF:
        throw new GuestThrow(exceptionAt(slot), !classes.isEmpty());
      case REF_AS_NON_NULL:
        if (slot == References.NULL) {
          throw new TrapException(TrapKind.NULL_REFERENCE);
        }
        return pc + 2;
      default:
        return rare.execute(op, code, pc, stack, fp);
    }
  }

  private ExceptionObject exceptionAt(long handle) {
    if (handle == References.NULL) {
      throw new TrapException(TrapKind.NULL_EXCEPTION_REFERENCE);
    }
    return (ExceptionObject) store.references.object(handle);
  }

  /** Puts {@code callee} in the place of the function whose frame begins at {@code fp}. */
  private int tailCall(Func callee, int fp, int arguments, int depth, ModuleInstance instance) {
    System.arraycopy(stack, fp + arguments, stack, fp, callee.signature.paramSlots());
    if (callee.host != null) {
      callHost(callee, fp, depth, instance);
      return RETURNED;
    }
    tailCallee = callee;
    return TAIL_CALL;
  }

  private void callFar(Func callee, int base, int depth, ModuleInstance instance) {
    if (callee.host == null) {
      exec(callee, base, depth + 1, BEGINNING);
    } else {
      callHost(callee, base, depth + 1, instance);
    }
  }
}
