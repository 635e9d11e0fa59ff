package dev.wizer.engine.interp.ir;

/** An operand of an operation: slots of the frame, or a number in the code. */
public sealed interface Operand {

  /** {@return where it stands} */
  Place place();

  /**
   * Consecutive slots.
   *
   * @param place where the first one's number stands
   * @param written whether they are written, or else read
   * @param count how many they are
   * @param type what each holds
   * @param asIs whether the operation only copies what is in them, as whatever kind of number
   */
  record Slots(Place place, boolean written, Count count, SlotType type, boolean asIs)
      implements Operand {}

  /**
   * A number.
   *
   * @param place where it stands
   * @param meaning what it stands for
   * @param min the least that the translator makes
   * @param max the greatest that the translator makes
   */
  record Number(Place place, Meaning meaning, long min, long max) implements Operand {}

  /** How many slots an operand has: a constant, or what something in the module says. */
  enum Count {
    ONE(1),
    TWO(2),
    THREE(3),
    FOUR(4),
    FIVE(5),
    /** As the third word says. */
    AS_WORD2,
    /** As the fourth word says. */
    AS_WORD3,
    /** The slots of the callee's parameters. */
    PARAMS,
    /** The slots of the callee's results. */
    RESULTS,
    /** The slots of what an exception with a tag carries. */
    PAYLOAD,
    /**
     * Two if the vector instruction takes a vector there, one for a scalar, none if it has none.
     */
    BY_INSTRUCTION,
    /** The slots of all fields of a structure. */
    FIELDS,
    /** The slots of a field. */
    ONE_FIELD,
    /** The slots of an array's element. */
    ELEMENT,
    /** An element, and a slot more. */
    ELEMENT_AND_1,
    /** An element, and three slots more. */
    ELEMENT_AND_3,
    /** As many elements as the fourth word says. */
    ELEMENTS;

    private static final int VARIABLE = -1;

    private final int fixed;

    Count() {
      this(VARIABLE);
    }

    Count(int fixed) {
      this.fixed = fixed;
    }

    /** {@return whether it is the same for each such operation} */
    public boolean isFixed() {
      return fixed != VARIABLE;
    }

    /** {@return how many it is, if it is the same for each such operation; otherwise -1} */
    public int fixed() {
      return fixed;
    }
  }

  /** What a slot holds. */
  enum SlotType {
    /** An i32. */
    I32,
    /** An i64. */
    I64,
    /** An i32 or an i64: the operation is the same for both. */
    INT,
    /** An f32. */
    F32,
    /** An f64. */
    F64,
    /** An address or an index, of 32 or 64 bits as its memory or table has them. */
    INDEX,
    /** A reference. */
    REF,
    /** A half of a vector. */
    HALF,
    /** Any of these. */
    ANY
  }

  /** What a number stands for. */
  enum Meaning {
    /** Itself. */
    NUMBER,
    /** The low half of a number of 64 bits. */
    LOW,
    /** The high half of a number of 64 bits. */
    HIGH,
    /** By how many bits something is shifted. */
    DISTANCE,
    /** What is added to the address in the operand before it. */
    ADDED,
    /** An address in memory 0. */
    ADDRESS,
    /** A position in the code. */
    TARGET,
    /** One less than how many targets there are, which follow. */
    LAST_TARGET,
    /** How often a loop may still be passed. */
    COUNTER,
    /** How many slots or elements there are. */
    LENGTH,
    /** A vector instruction, a load or a store by its WebAssembly opcode, or an atomic one. */
    INSTRUCTION,
    /** The number of a lane, or numbers of lanes. */
    LANE,
    /** A field by its index. */
    FIELD,
    /** From here on: addresses in the store. */
    FUNC,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG,
    DATA,
    ELEM,
    /** A type by its canonical number. */
    TYPE,
    /** A function type by the number of its signature. */
    SIGNATURE,
    /** A reference type, as {@link RefTypeCode} has it. */
    REF_TYPE
  }
}
