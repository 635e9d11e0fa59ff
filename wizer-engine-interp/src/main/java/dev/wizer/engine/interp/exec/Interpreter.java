package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.exec.LittleEndian.getInt;
import static dev.wizer.engine.interp.exec.LittleEndian.getLong;
import static dev.wizer.engine.interp.exec.LittleEndian.getShort;
import static dev.wizer.engine.interp.exec.LittleEndian.index;
import static dev.wizer.engine.interp.exec.LittleEndian.putInt;
import static dev.wizer.engine.interp.exec.LittleEndian.putLong;
import static dev.wizer.engine.interp.exec.LittleEndian.putShort;
import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.num.F32;
import dev.wizer.engine.interp.num.F64;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.Table;
import dev.wizer.engine.interp.translate.FunctionTranslator;
import java.util.Arrays;

/**
 * Executes the functions of an instance.
 *
 * <p>All frames are in one array of slots; a callee's frame begins with its arguments, which are
 * the caller's topmost operands, and ends as its results. Each call of the guest is a call of
 * {@link #exec}.
 */
public final class Interpreter {

  private static final int INITIAL_SLOTS = 1 << 14;

  private final ModuleInstance instance;
  private final HostCalls hostCalls;
  private final BulkOperations bulk;
  private final RareOperations rare;
  private final Func[] funcs;
  private final Table[] tables;
  private final long[] globals;
  private final LinearMemory memory;
  private final int depthLimit;
  private final int slotLimit;

  /** The frames. Replaced by a larger array when they need it. */
  private long[] stack = new long[INITIAL_SLOTS];

  /** How deep calls may nest on the current thread. */
  private int maxDepth;

  /** Where the next call from outside puts its frame, and how deep it is. */
  private int top;

  private int topDepth;

  /** The thread on which the guest runs, if it does. */
  private Thread runner;

  /**
   * Makes an interpreter.
   *
   * @param depthLimit how deep calls may nest
   * @param slotLimit how many slots of 8 bytes all frames may have together
   */
  public Interpreter(ModuleInstance instance, int depthLimit, int slotLimit) {
    this.instance = instance;
    this.hostCalls = new HostCalls(instance);
    this.bulk = new BulkOperations(instance);
    this.rare = new RareOperations(instance);
    this.funcs = instance.funcs;
    this.tables = instance.tables;
    this.globals = instance.globals;
    this.memory = instance.memories.length > 0 ? instance.memories[0] : LinearMemory.empty();
    this.depthLimit = depthLimit;
    this.slotLimit = slotLimit;
  }

  /** Calls a function from outside. */
  public WasmValue[] call(int funcIndex, WasmValue[] arguments) {
    Invocation invocation = new Invocation(funcs[funcIndex], arguments);
    if (Thread.currentThread() == runner) {
      invocation.maxDepth = maxDepth;
      invocation.run();
    } else {
      LargeStack.run(invocation, depthLimit);
    }
    if (invocation.failure != null) {
      throw Failures.toPort(invocation.failure, instance.layout);
    }
    return invocation.results;
  }

  /** A call from outside. */
  private final class Invocation extends LargeStack.Task {

    private final Func func;
    private final WasmValue[] arguments;
    private WasmValue[] results;
    private Throwable failure;

    Invocation(Func func, WasmValue[] arguments) {
      this.func = func;
      this.arguments = arguments;
    }

    // Whatever is thrown goes to the thread that waits for the result.
    @Override
    public void run() {
      Thread outer = runner;
      int base = top;
      int depth = topDepth;
      try {
        runner = Thread.currentThread();
        Interpreter.this.maxDepth = maxDepth;
        results = callAt(func, arguments, base, depth);
      } catch (Throwable t) {
        failure = t;
      } finally {
        runner = outer;
        top = base;
        topDepth = depth;
      }
    }
  }

  private WasmValue[] callAt(Func func, WasmValue[] arguments, int base, int depth) {
    reserve(base + func.signature.paramSlots() + func.signature.resultSlots());
    instance.values.store(arguments, func.signature.type().params(), stack, base);
    if (func.host == null) {
      exec(func, base, depth);
    } else {
      callHost(func, base, depth);
    }
    return instance.values.load(func.signature.type().results(), stack, base);
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

  /** What is done before a call that is not ready to run. */
  private int[] prepare(Func func, int fp, int depth) {
    if (depth >= maxDepth) {
      throw Failures.callStackExhausted();
    }
    if (func.code == null) {
      func.prepare(FunctionTranslator.translate(instance.layout, func.index));
    }
    reserve(fp + func.frameSlots);
    return func.code;
  }

  private void callHost(Func func, int base, int depth) {
    int outerTop = top;
    int outerDepth = topDepth;
    top = base + Math.max(func.signature.paramSlots(), func.signature.resultSlots());
    topDepth = depth;
    WasmValue[] arguments = instance.values.load(func.signature.type().params(), stack, base);
    WasmValue[] results = hostCalls.call(func.host, arguments);
    instance.values.store(results, func.signature.type().results(), stack, base);
    top = outerTop;
    topDepth = outerDepth;
  }

  /** The function to which an indirect call goes. */
  private Func resolve(int tableIndex, int index, int signatureId) {
    Table table = tables[tableIndex];
    if (Integer.compareUnsigned(index, table.size) >= 0) {
      throw new TrapException(TrapKind.UNDEFINED_ELEMENT);
    }
    long handle = table.elements[index];
    if (handle <= 0) {
      throw unresolved(handle);
    }
    Func callee = funcs[(int) handle - 1];
    if (callee.signature.id() != signatureId) {
      throw new TrapException(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    }
    return callee;
  }

  private static RuntimeException unresolved(long handle) {
    return handle == 0
        ? new TrapException(TrapKind.UNINITIALIZED_ELEMENT)
        : new EngineFailureException("a function of another instance can't be called", null);
  }

  private Unwinding unwinding(Throwable failure, Func func, int pc) {
    Unwinding unwinding =
        failure instanceof Unwinding inner
            ? inner
            : new Unwinding(Failures.ofOperation(failure, IrOpcode.opcode(func.code[pc])));
    unwinding.add(func.index, pc);
    return unwinding;
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
   * @param fp where the frame begins
   * @param depth how many calls are active outside
   */
  private void exec(Func func, int fp, int depth) {
    int[] code = func.code;
    if (code == null || depth >= maxDepth || fp + func.frameSlots > stack.length) {
      code = prepare(func, fp, depth);
    }
    long[] s = stack;
    for (int i = fp + func.paramSlots, end = fp + func.localSlots; i < end; i++) {
      s[i] = 0;
    }
    int pc = 0;
    while (true) {
      byte[] mem = memory.bytes;
      int limit = memory.length;
      try {
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
                exec(funcs[v], d, depth + 1);
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
              case BR_LE_U:
                pc = s[d] + Long.MIN_VALUE <= s[a] + Long.MIN_VALUE ? code[pc + 2] : pc + 3;
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
                s[d] = getShort(mem, index((int) s[a], v >>> 16, limit - 2)) & 0xFFFF;
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
                  Func callee = resolve(v >>> 16, (int) s[a], code[pc + 2]);
                  if (callee.host == null) {
                    exec(callee, d, depth + 1);
                  } else {
                    callHost(callee, d, depth + 1);
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
                callHost(funcs[v], d, depth + 1);
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
              case FOLD_ADDRESS:
                s[d] = FoldedAddress.fold(s[a]);
                pc += 2;
                continue;
              default:
                if (op >= FIRST_NUMERIC) {
                  NumericOperations.execute(op, s, d, a, fp + (v >>> 16));
                  pc += 2;
                } else {
                  pc = rare(op, code, pc, fp, depth);
                  if (pc < 0) {
                    return;
                  }
                  s = stack;
                  mem = memory.bytes;
                  limit = memory.length;
                }
                continue;
            }
          }
        }
      } catch (Throwable t) {
        pc = resume(t, func, code, pc, fp);
      }
    }
  }

  /** Executes an operation that failed in another way, if there is one; gives the next position. */
  private int resume(Throwable failure, Func func, int[] code, int pc, int fp) {
    if (failure instanceof IndexOutOfBoundsException
        && IrOpcode.accessesMemory(IrOpcode.opcode(code[pc]))) {
      try {
        return OutOfLineAccess.retry(code, pc, stack, fp, memory);
      } catch (TrapException trap) {
        throw unwinding(trap, func, pc);
      }
    }
    throw unwinding(failure, func, pc);
  }

  /** Executes a rare operation and gives the position of the next one, or -1 to return. */
  private int rare(int op, int[] code, int pc, int fp, int depth) {
    if (op >= MEMORY_SIZE && op <= TABLE_FILL) {
      bulk.execute(op, stack, fp + (code[pc] >>> 16), code[pc + 1], code[pc + 2]);
      return pc + 3;
    }
    if (op >= FIRST_OUT_OF_LINE) {
      return OutOfLineAccess.execute(op - FIRST_OUT_OF_LINE, code, pc, stack, fp, memory);
    }
    switch (op) {
      case UNREACHABLE:
        throw new TrapException(TrapKind.UNREACHABLE);
      case RETURN_N:
        System.arraycopy(stack, fp + code[pc + 1], stack, fp, code[pc + 2]);
        return -1;
      case CALL_FAR:
        callFar(funcs[code[pc + 2]], fp + code[pc + 1], depth);
        return pc + 3;
      case CALL_INDIRECT_FAR:
        int index = (int) stack[fp + (code[pc] >>> 16)];
        callFar(resolve(code[pc + 2], index, code[pc + 3]), fp + code[pc + 1], depth);
        return pc + 4;
      default:
        return rare.execute(op, code, pc, stack, fp);
    }
  }

  private void callFar(Func callee, int base, int depth) {
    if (callee.host == null) {
      exec(callee, base, depth + 1);
    } else {
      callHost(callee, base, depth + 1);
    }
  }
}
