package dev.wizer.engine.interp.exec;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.NumType;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.IrCode;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrOperation;
import dev.wizer.engine.interp.ir.Operand;
import dev.wizer.engine.interp.ir.Operand.Count;
import dev.wizer.engine.interp.ir.Operand.Slots;
import dev.wizer.engine.interp.ir.Place;
import dev.wizer.engine.interp.runtime.ArrayObject;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Instantiation;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.References;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.runtime.StructObject;
import dev.wizer.engine.interp.translate.FunctionTranslator;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.Arrays;
import java.util.List;

/**
 * Executes a single operation in the interpreter, on a frame whose slots are all known before and
 * after, in a module that has one of everything that operations refer to.
 */
final class OperationRig {

  static final String MODULE =
"""
(module
  (type $callee (func (param i32 i64) (result i64 i32)))
  (type $struct (struct (field (mut i32)) (field (mut i64)) (field (mut i8))
    (field (mut v128)) (field (mut f32))))
  (type $numbers (array (mut i32)))
  (type $bytes (array (mut i8)))
  (type $longs (array (mut i64)))
  (type $vectors (array (mut v128)))
  (type $references (array (mut funcref)))
  (import "host" "function" (func $host (type $callee)))
  (memory $first 1 4)
  (memory $second 1 4)
  (table $functions 8 16 funcref)
  (table $wide i64 8 16 funcref)
  (global $int (mut i32) (i32.const 77))
  (global $long (mut i64) (i64.const 0x123456789abcdef))
  (global $vector (mut v128) (v128.const i64x2 0x3000000000 -5))
  (global $object (mut (ref null $struct)) (struct.new $struct
    (i32.const 11) (i64.const 0x1200000000) (i32.const -13) (v128.const i64x2 14 0x1500000000) (f32.const 16)))
  (global $array (mut (ref null $numbers)) (array.new_fixed $numbers 9
    (i32.const 21) (i32.const 22) (i32.const 23) (i32.const 24) (i32.const 25)
    (i32.const 26) (i32.const 27) (i32.const 28) (i32.const 29)))
  (global $packed (mut (ref null $bytes)) (array.new $bytes (i32.const -21) (i32.const 9)))
  (global $lanes (mut (ref null $vectors))
    (array.new $vectors (v128.const i64x2 5 0x600000000) (i32.const 9)))
  (global $elements (mut (ref null $references))
    (array.new $references (ref.func $f) (i32.const 9)))
  (tag $tag (param i32 i64))
  (elem (table $functions) (i32.const 0) funcref
    (ref.func $f) (ref.null func) (ref.func $f) (ref.func $other))
  (elem (table $wide) (i64.const 0) funcref
    (ref.func $f) (ref.null func) (ref.func $f) (ref.func $f))
  (elem $passive funcref
    (ref.func $other) (ref.null func) (ref.func $f) (ref.func $f) (ref.null func))
  (data $bytes "abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz")
  (func $f (export "f") (type $callee)
    local.get 1 i64.const 0x1_0000_0001 i64.mul local.get 0 i32.const 3 i32.add)
  (func $other (type $callee) i64.const 9 i32.const 8)
  (func $tested (export "tested") (type $callee) i64.const 0 i32.const 0))
""";

  private static final byte[] BYTES = WatParser.parse(MODULE);

  /** What an operation did. */
  record Outcome(
      int marker, Throwable failure, long[] frame, byte[] memory, long[] globals, String rest) {}

  static final int FRAME = 512;

  /** The bytes of a memory that an operation can reach, with the operands that there are. */
  private static final int ACCESSED = 2048;

  private static final int FALLS_THROUGH = 7_777;
  private static final int IS_TAKEN = 8_888;
  private static final int TARGET_COUNT = 3;

  final Store store = new Store(Geometry.STANDARD);
  final ModuleInstance instance;
  private final ExecutionLoop loop;
  private final Func tested;

  OperationRig() {
    FuncType type =
        new FuncType(List.of(NumType.I32, NumType.I64), List.of(NumType.I64, NumType.I32));
    this.instance =
        Instantiation.instantiate(
            store,
            ModuleReader.read(BYTES),
            List.of(
                new FunctionImport(
                    "host",
                    "function",
                    type,
                    (context, arguments) ->
                        new WasmValue[] {
                          new WasmValue.I64(((WasmValue.I64) arguments[1]).value() * 3),
                          new WasmValue.I32(((WasmValue.I32) arguments[0]).value() - 1)
                        })));
    this.loop = new ExecutionLoop(store, 1 << 16, Compilation.OFF);
    loop.fuel = Long.MAX_VALUE;
    this.tested = instance.func(3);
    callee().prepare(FunctionTranslator.translate(instance.layout, 1));
    callee().callsLeft = Integer.MAX_VALUE;
    for (int memory = 0; memory < 2; memory++) {
      byte[] bytes = instance.memory(memory).bytes;
      for (int i = 0; i < ACCESSED; i++) {
        bytes[i] = (byte) (37 * i + (i >> 8) + memory);
      }
    }
  }

  /** A reference to an exception that carries what is in two slots from {@code first} on. */
  long exception(int first) {
    loop.stack[first] = 5;
    loop.stack[first + 1] = 6;
    return loop.exception(instance.layout.tag(0), first, FRAME);
  }

  /** What a global holds. */
  long global(int global) {
    return store.globals[globalSlot(global)];
  }

  /** What the object of a slot consists of, the same for another that is made in the same way. */
  String describe(long handle) {
    if (handle == References.NULL || References.isI31(handle) || References.isFunc(handle)) {
      return Long.toString(handle);
    }
    return describe(store.references.object(handle));
  }

  /** What an object, or a failure that carries values, consists of. */
  String describe(Object object) {
    StringBuilder text = new StringBuilder(object.getClass().getSimpleName());
    long[] slots = new long[4];
    if (object instanceof StructObject struct) {
      for (int field = 0; field < 5; field++) {
        struct.load(field, slots, 0, store.references);
        text.append(Arrays.toString(slots));
      }
    } else if (object instanceof ArrayObject array) {
      for (int i = 0; i < array.length; i++) {
        array.load(i, slots, 0, store.references);
        text.append(slots[0]).append(' ').append(slots[1]).append(' ');
      }
    } else if (object instanceof GuestThrow thrown) {
      thrown.exception().load(slots, 0, store.references);
      text.append(Arrays.toString(slots));
    } else if (object instanceof Throwable failure) {
      text.append(failure.getMessage());
    }
    return text.toString();
  }

  Func callee() {
    return instance.func(1);
  }

  Func host() {
    return instance.func(0);
  }

  /** The number of a global's first slot. */
  int globalSlot(int global) {
    return instance.layout.globalSlot(global);
  }

  int typeNumber(int type) {
    return instance.layout.typeNumber(type);
  }

  /** How many slots an operand has. */
  static int count(IrOperation row, Slots operand, int[] words) {
    Count count = operand.count();
    if (count.isFixed()) {
      return count.fixed();
    }
    return switch (count) {
      case AS_WORD2 -> words[2];
      case AS_WORD3 -> words[3];
      case PARAMS, RESULTS, PAYLOAD -> 2;
      case FIELDS -> 6;
      case BY_INSTRUCTION -> slotsOfInstruction(row, operand, words);
      case ONE_FIELD, ELEMENT -> 1;
      case ELEMENT_AND_1 -> 2;
      case ELEMENT_AND_3 -> 4;
      case ELEMENTS -> words[3];
      default -> throw new AssertionError(count);
    };
  }

  private static int slotsOfInstruction(IrOperation row, Slots operand, int[] words) {
    if (row.opcode() == IrOpcode.MEM_STORE) {
      return (words[3] & IrOpcode.VECTOR_ACCESS) != 0 ? 2 : 1;
    }
    String signature = Opcode.ofPrefixed(Opcode.PREFIX_FD, words[2] >>> 16).signature();
    int index = operand.place() == Place.A ? 0 : operand.place() == Place.B ? 1 : 2;
    if (index >= signature.indexOf(':')) {
      return 0;
    }
    return signature.charAt(index) == 'v' ? 2 : 1;
  }

  /**
   * Executes an operation.
   *
   * @param operation its words, without targets behind a table
   * @param frame what the slots hold before
   */
  Outcome execute(IrOperation row, int[] operation, long[] frame) {
    int[] words = words(row, operation);
    tested.prepare(new IrCode(words, 0, 0, FRAME, ExceptionHandlers.NONE));
    loop.refresh();
    long[] globals = store.globals.clone();
    byte[] first = accessed(0);
    byte[] second = accessed(1);
    String before = rest();
    long[] s = loop.stack;
    Arrays.fill(s, -1);
    System.arraycopy(frame, 0, s, 0, FRAME);
    loop.maxDepth = 100;
    Throwable failure = null;
    try {
      loop.interpret(tested, 0, 0, 0);
    } catch (Throwable t) {
      failure = t instanceof Unwinding ? t.getCause() : t;
    }
    long[] after = Arrays.copyOf(loop.stack, FRAME);
    int marker = (int) after[0];
    String rest = before.equals(rest()) ? "" : rest();
    Outcome outcome =
        new Outcome(marker, failure, after, changes(first, second), store.globals.clone(), rest);
    System.arraycopy(globals, 0, store.globals, 0, globals.length);
    return outcome;
  }

  static boolean fellThrough(Outcome outcome) {
    return outcome.failure == null && outcome.marker == FALLS_THROUGH;
  }

  static boolean branched(Outcome outcome) {
    return outcome.failure == null && outcome.marker == IS_TAKEN;
  }

  private byte[] accessed(int memory) {
    return Arrays.copyOf(instance.memory(memory).bytes, ACCESSED);
  }

  /** The bytes of both memories if one has changed, and puts them back. */
  private byte[] changes(byte[] first, byte[] second) {
    byte[] now = accessed(0);
    byte[] other = accessed(1);
    if (Arrays.equals(first, now) && Arrays.equals(second, other)) {
      return new byte[0];
    }
    System.arraycopy(first, 0, instance.memory(0).bytes, 0, ACCESSED);
    System.arraycopy(second, 0, instance.memory(1).bytes, 0, ACCESSED);
    byte[] both = Arrays.copyOf(now, 2 * ACCESSED);
    System.arraycopy(other, 0, both, ACCESSED, ACCESSED);
    return both;
  }

  /** Tables, segments and sizes as text. */
  private String rest() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      text.append(instance.memory(i).pages()).append(' ');
      text.append(Arrays.toString(instance.table(i).elements)).append(instance.table(i).size);
    }
    for (int global = 3; global < 8; global++) {
      text.append(describe(global(global)));
    }
    text.append(Arrays.toString(store.elems[instance.layout.elem(2)]));
    text.append(store.datas[instance.layout.data(0)].lengthInBytes());
    return text.toString();
  }

  /** The operation, what follows it, and where its targets are. */
  private static int[] words(IrOperation row, int[] operation) {
    int[] words = new int[row.length() + TARGET_COUNT + 16];
    System.arraycopy(operation, 0, words, 0, operation.length);
    int length = row.length();
    boolean isTable = row.opcode() == IrOpcode.BR_TABLE;
    int target = words.length - 2;
    for (Operand operand : row.form().operands()) {
      if (operand instanceof Operand.Number number) {
        if (number.meaning() == Operand.Meaning.TARGET) {
          words[number.place().word()] = target;
        }
      }
    }
    if (isTable) {
      words[1] = TARGET_COUNT;
      Arrays.fill(words, 2, 3 + TARGET_COUNT, target);
      length += TARGET_COUNT;
    }
    words[length] = IrOpcode.RETURN_I;
    words[length + 1] = FALLS_THROUGH;
    for (int at = length + 2; at < target; at++) {
      words[at] = IrOpcode.UNREACHABLE;
    }
    words[target] = IrOpcode.RETURN_I;
    words[target + 1] = IS_TAKEN;
    return words;
  }
}
