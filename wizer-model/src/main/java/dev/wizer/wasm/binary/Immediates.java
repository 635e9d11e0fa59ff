package dev.wizer.wasm.binary;

/**
 * What follows an opcode in the binary format.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Instructions</a>
 */
public enum Immediates {
  /** Nothing. */
  NONE,
  /** A block type: empty, a value type or a type index. */
  BLOCK_TYPE,
  /** A label index. */
  LABEL,
  /** A vector of label indices and a default one. */
  LABEL_TABLE,
  /** A function index. */
  FUNC,
  /** A type index. */
  TYPE,
  /** A type index and a table index. */
  TYPE_TABLE,
  /** A tag index. */
  TAG,
  /** A block type and a vector of catch clauses. */
  TRY_TABLE,
  /** A vector of value types. */
  SELECT_TYPES,
  /** A local index. */
  LOCAL,
  /** A global index. */
  GLOBAL,
  /** A table index. */
  TABLE,
  /** A memory index. */
  MEMORY,
  /** Alignment, memory index if bit 6 of the alignment is set, and offset. */
  MEM_ARG,
  /** A memory argument and a lane index byte. */
  MEM_ARG_LANE,
  /** A signed 32-bit integer. */
  I32,
  /** A signed 64-bit integer. */
  I64,
  /** Four bytes of a floating-point number. */
  F32,
  /** Eight bytes of a floating-point number. */
  F64,
  /** Sixteen bytes of a vector. */
  V128,
  /** A lane index byte. */
  LANE,
  /** Sixteen lane index bytes. */
  LANES,
  /** A heap type. */
  HEAP_TYPE,
  /** A data segment index and a memory index. */
  DATA_MEMORY,
  /** A data segment index. */
  DATA,
  /** Two memory indices: the target's, then the source's. */
  MEMORY_MEMORY,
  /** An element segment index and a table index. */
  ELEM_TABLE,
  /** An element segment index. */
  ELEM,
  /** Two table indices: the target's, then the source's. */
  TABLE_TABLE,
  /** A type index and a field index. */
  TYPE_FIELD,
  /** A type index and a number of operands. */
  TYPE_LENGTH,
  /** A type index and a data segment index. */
  TYPE_DATA,
  /** A type index and an element segment index. */
  TYPE_ELEM,
  /** Two type indices: the target's, then the source's. */
  TYPE_TYPE,
  /** A byte with the nullability of two reference types, a label index, and their heap types. */
  CAST,
  /** A byte that names a memory ordering. */
  ORDERING;

  /** The bit of a memory argument's alignment that announces a memory index. */
  public static final int MEMORY_INDEX_FLAG = 0x40;

  /** The kind of a catch clause that catches a tag's exceptions. */
  public static final int CATCH = 0;

  /** Like {@link #CATCH}, with a reference to the exception. */
  public static final int CATCH_REF = 1;

  /** The kind of a catch clause that catches all exceptions. */
  public static final int CATCH_ALL = 2;

  /** Like {@link #CATCH_ALL}, with a reference to the exception. */
  public static final int CATCH_ALL_REF = 3;

  /** The bit of a branching cast's flags that says whether it takes null. */
  public static final int CAST_SOURCE_NULLABLE = 1;

  /** The bit of a branching cast's flags that says whether the cast lets null pass. */
  public static final int CAST_TARGET_NULLABLE = 2;

  private static final int EMPTY_BLOCK_TYPE = 0x40;

  // The one byte of types that are no indices: they are negative numbers, downward from here.
  private static final int MAX_TYPE = 0x7F;
  private static final int MIN_NUMBER_TYPE = 0x7B;
  private static final int MAX_ABSTRACT_HEAP_TYPE = 0x74;
  private static final int MIN_ABSTRACT_HEAP_TYPE = 0x69;

  /** The byte before the heap type of references that may be null. */
  private static final int REF_NULL_TYPE = 0x63;

  /** The byte before the heap type of references that are never null. */
  private static final int REF_TYPE = 0x64;

  /**
   * Moves {@code reader}, which stands behind an opcode with these immediates, past them.
   *
   * @throws MalformedModuleException if they are malformed
   */
  public void skip(WasmReader reader) {
    switch (this) {
      case NONE -> {}
      case BLOCK_TYPE -> skipBlockType(reader);
      case HEAP_TYPE -> skipHeapType(reader);
      case LABEL, FUNC, TYPE, TAG, LOCAL, GLOBAL, TABLE, MEMORY, DATA, ELEM -> reader.readU32();
      case TYPE_TABLE, DATA_MEMORY, MEMORY_MEMORY, ELEM_TABLE, TABLE_TABLE -> skipTwo(reader);
      case TYPE_FIELD, TYPE_LENGTH, TYPE_DATA, TYPE_ELEM, TYPE_TYPE -> skipTwo(reader);
      case LABEL_TABLE -> skipLabels(reader);
      case SELECT_TYPES -> skipTypes(reader);
      case TRY_TABLE -> skipTryTable(reader);
      case MEM_ARG -> skipMemArg(reader);
      case MEM_ARG_LANE -> {
        skipMemArg(reader);
        reader.readByte();
      }
      case I32 -> reader.readS32();
      case I64 -> reader.readS64();
      case F32 -> reader.skip(Integer.BYTES);
      case F64 -> reader.skip(Long.BYTES);
      case V128, LANES -> reader.skip(2 * Long.BYTES);
      case CAST -> skipCast(reader);
      case LANE -> reader.readByte();
      case ORDERING -> skipOrdering(reader);
    }
  }

  private static void skipTwo(WasmReader reader) {
    reader.readU32();
    reader.readU32();
  }

  private static void skipLabels(WasmReader reader) {
    for (long left = reader.readLength(); left >= 0; left--) {
      reader.readU32();
    }
  }

  private static void skipTypes(WasmReader reader) {
    for (long left = reader.readLength(); left > 0; left--) {
      skipType(reader);
    }
  }

  /** Moves {@code reader}, which stands at a function's body, past its local declarations. */
  public static void skipLocals(WasmReader reader) {
    for (long groups = reader.readU32AsLong(); groups > 0; groups--) {
      reader.readU32();
      skipType(reader);
    }
  }

  private static void skipBlockType(WasmReader reader) {
    int first = reader.peekByte();
    if (first == EMPTY_BLOCK_TYPE) {
      reader.readByte();
    } else if (first < EMPTY_BLOCK_TYPE || first > MAX_TYPE) {
      skipTypeIndex(reader, "malformed block type");
    } else {
      skipType(reader);
    }
  }

  private static void skipTypeIndex(WasmReader reader, String problem) {
    int start = reader.position();
    if (reader.readS33() < 0) {
      throw new MalformedModuleException(problem, start);
    }
  }

  /** Moves {@code reader} past a value type. */
  public static void skipType(WasmReader reader) {
    int start = reader.position();
    int first = reader.readByte();
    if (first == REF_TYPE || first == REF_NULL_TYPE) {
      skipHeapType(reader);
    } else if (!isAbstractHeapType(first) && (first < MIN_NUMBER_TYPE || first > MAX_TYPE)) {
      throw new MalformedModuleException("malformed reference type", start);
    }
  }

  private static void skipHeapType(WasmReader reader) {
    if (isAbstractHeapType(reader.peekByte())) {
      reader.readByte();
    } else {
      skipTypeIndex(reader, "malformed heap type");
    }
  }

  private static boolean isAbstractHeapType(int code) {
    return code >= MIN_ABSTRACT_HEAP_TYPE && code <= MAX_ABSTRACT_HEAP_TYPE;
  }

  private static void skipTryTable(WasmReader reader) {
    skipBlockType(reader);
    for (long left = reader.readLength(); left > 0; left--) {
      int start = reader.position();
      int kind = reader.readByte();
      if (kind > CATCH_ALL_REF) {
        throw new MalformedModuleException("malformed catch clause", start);
      }
      if (kind == CATCH || kind == CATCH_REF) {
        reader.readU32();
      }
      reader.readU32();
    }
  }

  private static void skipCast(WasmReader reader) {
    int start = reader.position();
    if (reader.readByte() > (CAST_SOURCE_NULLABLE | CAST_TARGET_NULLABLE)) {
      throw new MalformedModuleException("malformed br_on_cast flags", start);
    }
    reader.readU32();
    skipHeapType(reader);
    skipHeapType(reader);
  }

  private static void skipOrdering(WasmReader reader) {
    int start = reader.position();
    if (reader.readByte() != 0) {
      throw new MalformedModuleException("zero byte expected", start);
    }
  }

  private static void skipMemArg(WasmReader reader) {
    int start = reader.position();
    int flags = reader.readU32();
    if (flags < 0 || flags >= 2 * MEMORY_INDEX_FLAG) {
      throw new MalformedModuleException("malformed memop flags", start);
    }
    if (flags >= MEMORY_INDEX_FLAG) {
      reader.readU32();
    }
    reader.readU64();
  }
}
