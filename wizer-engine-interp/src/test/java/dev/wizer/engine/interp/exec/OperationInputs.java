package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.interp.ir.IrOperation;
import dev.wizer.engine.interp.ir.Operand;
import dev.wizer.engine.interp.ir.Operand.Count;
import dev.wizer.engine.interp.ir.Operand.Slots;
import dev.wizer.engine.interp.ir.Place;
import dev.wizer.engine.interp.ir.RefTypeCode;
import dev.wizer.engine.interp.ir.Trait;
import dev.wizer.engine.interp.runtime.References;
import java.util.Random;

/**
 * Makes operations of which an {@link OperationRig} has all that they refer to, and their operands.
 */
final class OperationInputs {

  private static final int[] LOADS = {0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x34, 0x35};
  private static final int[] STORES = {0x36, 0x37, 0x3A, 0x3B, VECTOR_ACCESS | 11};
  private static final int[] VECTOR_LOADS = {0, 1, 2, 5, 7, 8, 9, 10, 92, 93};
  private static final int[] ATOMICS = {0x10, 0x11, 0x1E, 0x1F, 0x41, 0x42, 0x48, 0x49};
  private static final long[] EDGES = {0, 1, -1, 2, 31, 32, 63, 64, 127, 128, 0x7FFF_FFFFL};
  private static final int CALL_BASE = 400;

  private final OperationRig rig;
  private final IrOperation row;
  private final Random random;
  final int[] words;
  final long[] frame = new long[OperationRig.FRAME];

  OperationInputs(OperationRig rig, IrOperation row, Random random) {
    this.rig = rig;
    this.row = row;
    this.random = random;
    this.words = new int[row.length()];
    words[0] = row.opcode();
    for (Operand operand : row.form().operands()) {
      int value = operand instanceof Slots slots ? slot(slots) : number((Operand.Number) operand);
      Place place = operand.place();
      words[place.word()] = place.with(words[place.word()], value);
    }
    poison(random);
    for (Slots operand : row.form().reads) {
      fill(operand);
    }
    if (random.nextInt(4) == 0) {
      makeEqual();
    }
  }

  /** Has two operands of the same type be equal, or an operand and an immediate. */
  private void makeEqual() {
    Slots[] reads = row.form().reads;
    Operand.Number number = row.form().number(Operand.Meaning.NUMBER);
    if (reads.length == 2 && reads[0].type() == reads[1].type()) {
      frame[reads[1].place().of(words, 0)] = frame[reads[0].place().of(words, 0)];
    } else if (reads.length == 1 && number != null && reads[0].type() == Operand.SlotType.INT) {
      frame[reads[0].place().of(words, 0)] = number.place().of(words, 0);
    }
  }

  /** Gives all slots that are not read other values. */
  void poison(Random source) {
    long[] before = frame.clone();
    for (int i = 0; i < frame.length; i++) {
      frame[i] = source.nextLong() | 0x0100_0000_0000_0000L;
    }
    for (Slots operand : row.form().reads) {
      int first = operand.place().of(words, 0);
      int count = OperationRig.count(row, operand, words);
      System.arraycopy(before, first, frame, first, count);
    }
  }

  private static int slot(Slots operand) {
    Count count = operand.count();
    if (count == Count.PARAMS || count == Count.RESULTS) {
      return CALL_BASE;
    }
    return 16 + 16 * operand.place().ordinal();
  }

  private int number(Operand.Number number) {
    return switch (number.meaning()) {
      case NUMBER -> (int) edge(number.min(), number.max());
      case LOW, HIGH -> random.nextInt();
      case DISTANCE -> random.nextInt((int) number.max() + 1);
      case ADDED -> 8 * random.nextInt(100);
      case ADDRESS -> random.nextInt(8) == 0 ? 1 << 24 : 8 * random.nextInt(100);
      case TARGET, LAST_TARGET -> 0;
      case COUNTER -> 5;
      case LENGTH -> 2;
      case INSTRUCTION -> instruction();
      case LANE -> row.opcode() == SHUFFLE ? random.nextInt() & 0x1F1F1F1F : lane();
      case FIELD -> field();
      case FUNC -> (row.opcode() == CALL_HOST ? rig.host() : rig.callee()).address;
      case TABLE -> rig.instance.layout.table(isWideTable() ? 1 : 0);
      case MEMORY -> rig.instance.layout.memory(random.nextInt(2));
      case GLOBAL -> rig.globalSlot(global());
      case TAG -> rig.instance.layout.tag(0);
      case DATA -> rig.instance.layout.data(0);
      case ELEM -> rig.instance.layout.elem(2);
      case TYPE -> rig.typeNumber(type());
      case SIGNATURE -> rig.callee().signature.id();
      case REF_TYPE -> RefTypeCode.of(new ConcreteHeapType(rig.typeNumber(1)), false);
    };
  }

  private long edge(long min, long max) {
    long value = random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt();
    return Math.max(min, Math.min(max, value));
  }

  private int instruction() {
    return switch (row.opcode()) {
      case MEM_LOAD -> LOADS[random.nextInt(LOADS.length)];
      case MEM_STORE -> STORES[random.nextInt(STORES.length)];
      case MEM_LOAD_V -> VECTOR_ACCESS | VECTOR_LOADS[random.nextInt(VECTOR_LOADS.length)];
      case MEM_LOAD_LANE -> VECTOR_ACCESS | 84 + random.nextInt(4);
      case MEM_STORE_LANE -> VECTOR_ACCESS | 88 + random.nextInt(4);
      case MEM_ATOMIC -> ATOMICS[random.nextInt(ATOMICS.length)];
      case MEM_ATOMIC_STORE -> 0x17 + random.nextInt(7);
      // i32x4.add, v128.bitselect, i32x4.extract_lane, i64x2.extract_lane.
      case VECTOR -> 0xAE;
      case VECTOR_TERNARY -> 0x52;
      case VECTOR_TO_32 -> 27;
      case VECTOR_TO_64 -> 29;
      default -> throw new AssertionError(row.mnemonic());
    };
  }

  private boolean isWideTable() {
    return row.opcode() == CALL_INDIRECT_64 || row.opcode() == RETURN_CALL_INDIRECT_64;
  }

  private int lane() {
    return random.nextInt(row.opcode() == VECTOR_TO_32 ? 4 : 2);
  }

  private int field() {
    return switch (row.opcode()) {
      case STRUCT_GET_S -> 2;
      case STRUCT_GET_V -> 3;
      default -> random.nextInt(3);
    };
  }

  private int global() {
    return switch (row.opcode()) {
      case GLOBAL_GET_V, GLOBAL_SET_V -> 2;
      case GLOBAL_GET, GLOBAL_SET -> random.nextInt(2);
      default -> 0;
    };
  }

  /** The types by their indices in {@link OperationRig#MODULE}. */
  private int type() {
    return switch (row.opcode()) {
      case ARRAY_GET_S -> 3;
      case ARRAY_GET_V -> 5;
      case ARRAY_NEW_ELEM -> 6;
      default -> row.mnemonic().startsWith("STRUCT") ? 1 : 2;
    };
  }

  private void fill(Slots operand) {
    int first = operand.place().of(words, 0);
    int count = OperationRig.count(row, operand, words);
    for (int i = 0; i < count; i++) {
      frame[first + i] = value(operand, i);
    }
  }

  private long value(Slots operand, int index) {
    if (operand.count() == Count.PARAMS || operand.count() == Count.PAYLOAD) {
      return index == 0 ? random.nextInt() : random.nextLong();
    }
    if (row.has(Trait.OBJECTS)) {
      return ofObject(operand, index);
    }
    if (operand.count() == Count.THREE) {
      return bulk(index);
    }
    return switch (operand.type()) {
      case I32 -> row.opcode() == BR_TABLE ? random.nextInt(9) : (int) integer();
      case F32 -> f32();
      case F64 -> f64();
      case I64 -> integer();
      case INT -> random.nextInt(4) == 0 ? (int) integer() : integer();
      case INDEX -> index();
      case REF -> reference();
      case HALF -> random.nextLong();
      case ANY -> any(index);
    };
  }

  private long any(int index) {
    return switch (row.opcode()) {
      case TABLE_SET, TABLE_GROW -> index == 0 && random.nextInt(8) == 0 ? -1 : random.nextInt(3);
      default -> random.nextBoolean() ? (int) integer() : integer();
    };
  }

  private long integer() {
    if (random.nextInt(8) == 0) {
      return 0;
    }
    return switch (random.nextInt(4)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextInt();
      default -> random.nextLong();
    };
  }

  private long f32() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt();
      case 1 -> Float.floatToRawIntBits(Float.NaN) | random.nextInt(100);
      case 2 -> Float.floatToRawIntBits((float) random.nextLong());
      default -> Float.floatToRawIntBits(random.nextInt(2000) / 8f - 50);
    };
  }

  private long f64() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextLong();
      case 1 -> Double.doubleToRawLongBits(Double.NaN) | random.nextInt(100);
      case 2 -> Double.doubleToRawLongBits((double) random.nextLong());
      default -> Double.doubleToRawLongBits(random.nextInt(2000) / 8d - 50);
    };
  }

  /** An index of a table, or an address that is mostly in the memory, and aligned. */
  private long index() {
    if (row.has(Trait.CALLS | Trait.TAIL_CALLS) || row.opcode() == TABLE_GET) {
      return random.nextInt(9);
    }
    if (row.opcode() == MEMORY_GROW) {
      return random.nextInt(2);
    }
    return row.has(Trait.TRAPS) && random.nextInt(8) == 0 ? -8 : 8 * random.nextInt(100);
  }

  /**
   * Operands of an operation on a range: two places and a length, or a place, a value, a length.
   */
  private long bulk(int index) {
    if (index == 0 && random.nextInt(8) == 0) {
      return -1;
    }
    return index == 2 ? 1 + random.nextInt(3) : random.nextInt(2);
  }

  private long reference() {
    if (random.nextInt(4) == 0) {
      return References.NULL;
    }
    return switch (row.opcode()) {
      case THROW_REF -> rig.exception(CALL_BASE);
      default -> rig.callee().handle();
    };
  }

  private long ofObject(Slots operand, int index) {
    if (operand.type() == Operand.SlotType.REF) {
      if (random.nextInt(8) == 0) {
        return References.NULL;
      }
      return switch (row.opcode()) {
        case I31_GET_S, I31_GET_U -> References.i31(random.nextInt());
        case REF_TEST, REF_CAST -> random.nextBoolean() ? References.i31(3) : rig.global(OBJECT);
        default -> row.mnemonic().startsWith("STRUCT") ? rig.global(OBJECT) : array();
      };
    }
    return switch (row.opcode()) {
      case ARRAY_FILL -> index == 0 ? array() : index == 2 ? random.nextInt() : few();
      case ARRAY_COPY -> index == 0 || index == 2 ? array() : few();
      case ARRAY_INIT_DATA -> index == 0 ? array() : few();
      case ARRAY_INIT_ELEM -> index == 0 ? array() : few();
      case ARRAY_NEW -> index == 0 ? random.nextInt() : 1 + random.nextInt(4);
      case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> index + random.nextInt(2);
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_V -> random.nextInt(11);
      case ARRAY_SET -> operand.place() == Place.A ? random.nextInt(8) : random.nextInt();
      case ARRAY_NEW_DEFAULT -> random.nextInt(4);
      default -> random.nextInt();
    };
  }

  /** An index or a length, sometimes too large. */
  private long few() {
    return random.nextInt(8) == 0 ? 50 : random.nextInt(3);
  }

  private static final int OBJECT = 3;
  private static final int ELEMENTS = 7;

  /** An array of the type that the operation is for, or null. */
  private long array() {
    if (random.nextInt(8) == 0) {
      return References.NULL;
    }
    return rig.global(
        switch (row.opcode()) {
          case ARRAY_GET_S -> 5;
          case ARRAY_GET_V -> 6;
          case ARRAY_INIT_ELEM -> ELEMENTS;
          default -> 4;
        });
  }
}
