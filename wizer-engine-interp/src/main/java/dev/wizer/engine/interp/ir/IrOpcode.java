package dev.wizer.engine.interp.ir;

/**
 * The operations of the register form, and how their words are laid out.
 *
 * <p>Code is an array of ints. The first word of an operation has its opcode in the low and a slot
 * in the high 16 bits. The second word is a slot {@code a} in the low 16 bits with a slot {@code b}
 * or a signed immediate {@code imm} in the high ones, or a full {@code word}. More words follow
 * where an operation needs them. No operation has fewer than two words: the interpreter loads both
 * before it looks at the opcode. Branch targets are positions in the array.
 *
 * <p>A slot is an index relative to the frame. It holds 64 bits: an i64 or f64 as it is, an i32 or
 * f32 <em>sign-extended</em>. So operations that give the same bits for both widths exist once: all
 * comparisons of integers, and, or, xor, moves, and most loads and stores. Names of operations for
 * one width begin with {@code I32} or {@code I64}. A vector takes two slots, the low half first.
 *
 * <p>Suffixes: {@code _I} has an immediate instead of the second operand, {@code _W} a wide
 * (32-bit) offset or immediate, {@code _AT} a constant address, {@code _V} works on vectors, {@code
 * _FAR} has slots in full words.
 *
 * <p>The numbers follow the frequency with which operations are executed: the interpreter's switch
 * is a chain of comparisons in the order of the numbers.
 */
public final class IrOpcode {

  /** {@code d = 4 signed bytes at a + offset}. */
  public static final int LOAD32 = 0;

  /** {@code d = a + imm}. */
  public static final int I32_ADD_I = 1;

  /** {@code 4 bytes at a + offset = b}. */
  public static final int STORE32 = 2;

  /** {@code d = word}. */
  public static final int CONST = 3;

  /** {@code d = an unsigned byte at a + offset}. */
  public static final int LOAD8_U = 4;

  /** {@code if a == 0 goto target}. */
  public static final int BR_Z = 5;

  /** {@code d = a}. */
  public static final int MOVE = 6;

  /** {@code d = a + b}. */
  public static final int I32_ADD = 7;

  /** {@code if a != 0 goto target}. */
  public static final int BR_NZ = 8;

  /** {@code d = a and imm}. */
  public static final int AND_I = 9;

  /** {@code goto target}. */
  public static final int BR = 10;

  /** {@code d = a + (b shl word)}. */
  public static final int I32_ADD_SHL = 11;

  /** {@code a byte at a + offset = b}. */
  public static final int STORE8 = 12;

  /** {@code call a defined function, arguments and results from d on}. */
  public static final int CALL = 13;

  /** {@code if a lt_u b goto target}. */
  public static final int BR_LT_U = 14;

  /** {@code if a != b goto target}. */
  public static final int BR_NE = 15;

  /** {@code if a gt_u word goto target}. */
  public static final int BR_GT_U_I = 16;

  /** {@code d = a, then the next word = b}. */
  public static final int MOVE2 = 17;

  /** {@code return a}. */
  public static final int RETURN1 = 18;

  /** {@code d = a - b}. */
  public static final int I32_SUB = 19;

  /** {@code if a != word goto target}. */
  public static final int BR_NE_I = 20;

  /**
   * The header of a loop. The word counts down how often it is passed: when it is below zero, the
   * loop is hot.
   */
  public static final int LOOP = 21;

  /** {@code d = c != 0 ? a : b}. */
  public static final int SELECT = 22;

  /** {@code 8 bytes at a + offset = b}. */
  public static final int STORE64 = 23;

  /** {@code goto the target number a of those that follow, or the last one}. */
  public static final int BR_TABLE = 24;

  /** {@code 4 bytes at a + offset = imm}. */
  public static final int STORE32_I = 25;

  /** {@code d = 8 bytes at a + offset}. */
  public static final int LOAD64 = 26;

  /** {@code a global = a + next word}. */
  public static final int GLOBAL_SET_ADD = 27;

  /** {@code d = 2 unsigned bytes at a + offset}. */
  public static final int LOAD16_U = 28;

  /** {@code d = a global = that global + next word}. */
  public static final int GLOBAL_ADD = 29;

  /** {@code d = a + next word}. */
  public static final int I32_ADD_W = 30;

  /** {@code d = a and next word}. */
  public static final int AND_W = 31;

  /** {@code if a == b goto target}. */
  public static final int BR_EQ = 32;

  /** {@code d = a shl b}. */
  public static final int I32_SHL = 33;

  /** {@code d = an unsigned byte at a + next word}. */
  public static final int LOAD8_U_W = 34;

  /** {@code d = a * next word}. */
  public static final int I32_MUL_W = 35;

  /** {@code d = the low 8 bits of a, signed}. */
  public static final int EXTEND8_S = 36;

  /** {@code d = a or b}. */
  public static final int OR = 37;

  /** {@code d = a shr_u imm}. */
  public static final int I32_SHR_U_I = 38;

  /** {@code if a and word is 0 goto target}. */
  public static final int BR_AND_Z = 39;

  /** {@code if a lt_s word goto target}. */
  public static final int BR_LT_S_I = 40;

  /** {@code a byte at a + offset = imm}. */
  public static final int STORE8_I = 41;

  /** {@code d = a or imm}. */
  public static final int OR_I = 42;

  /** {@code d = a xor b}. */
  public static final int XOR = 43;

  /** {@code d = a rotl imm}. */
  public static final int I32_ROTL_I = 44;

  /** {@code if a and word is not 0 goto target}. */
  public static final int BR_AND_NZ = 45;

  /** {@code d = a and b}. */
  public static final int AND = 46;

  /** {@code d = word | next word << 32}. */
  public static final int CONST64 = 47;

  /** {@code if a == word goto target}. */
  public static final int BR_EQ_I = 48;

  /** {@code d = the low 32 bits of a, signed}. */
  public static final int EXTEND32_S = 49;

  /** {@code if a gt_s word goto target}. */
  public static final int BR_GT_S_I = 50;

  /** {@code d = a shr_u b}. */
  public static final int I32_SHR_U = 51;

  /** {@code d = a shl imm, 32 bits}. */
  public static final int SHL_I = 52;

  /** {@code if a lt_u word goto target}. */
  public static final int BR_LT_U_I = 53;

  /** {@code d = the low 32 bits of a, unsigned}. */
  public static final int EXTEND32_U = 54;

  /** {@code d = a signed byte at a + offset}. */
  public static final int LOAD8_S = 55;

  /** {@code a global = b}. */
  public static final int GLOBAL_SET = 56;

  /** {@code 8 bytes at a + offset = imm}. */
  public static final int STORE64_I = 57;

  /** {@code return nothing}. */
  public static final int RETURN = 58;

  /** {@code d = a == imm}. */
  public static final int EQ_I = 59;

  /** {@code d = a lt_u imm}. */
  public static final int LT_U_I = 60;

  /** {@code d = a xor imm}. */
  public static final int XOR_I = 61;

  /** {@code 2 bytes at a + offset = b}. */
  public static final int STORE16 = 62;

  /** {@code d = a global}. */
  public static final int GLOBAL_GET = 63;

  /** {@code d = a != imm}. */
  public static final int NE_I = 64;

  /** {@code d = a shl imm}. */
  public static final int I64_SHL_I = 65;

  /** {@code return word}. */
  public static final int RETURN_I = 66;

  /** {@code d = a shr_u imm}. */
  public static final int I64_SHR_U_I = 67;

  /** {@code d = 4 signed bytes at word}. */
  public static final int LOAD32_AT = 68;

  /** {@code 2 bytes at a + offset = imm}. */
  public static final int STORE16_I = 69;

  /** {@code call the function in a table at index a, arguments and results from d on}. */
  public static final int CALL_INDIRECT = 70;

  /** {@code d = a * imm}. */
  public static final int I32_MUL_I = 71;

  /** {@code d = a * b}. */
  public static final int I32_MUL = 72;

  /** {@code d = 4 unsigned bytes at a + offset}. */
  public static final int LOAD32_U = 73;

  /** {@code d = a + b}. */
  public static final int I64_ADD = 74;

  /** {@code d = a + imm}. */
  public static final int I64_ADD_I = 75;

  /** {@code d = a + b}. */
  public static final int F64_ADD = 76;

  /** {@code d = a * b}. */
  public static final int F64_MUL = 77;

  /** {@code d = a - b}. */
  public static final int F64_SUB = 78;

  /** {@code d = a * b}. */
  public static final int I64_MUL = 79;

  /** {@code d = a - b}. */
  public static final int I64_SUB = 80;

  /** {@code if a lt_s b goto target}. */
  public static final int BR_LT_S = 81;

  /** {@code if a le_s b goto target}. */
  public static final int BR_LE_S = 82;

  /** {@code 4 bytes at word = b}. */
  public static final int STORE32_AT = 83;

  /** {@code d = 4 signed bytes at a + next word}. */
  public static final int LOAD32_W = 84;

  /** {@code 4 bytes at a + next word = b}. */
  public static final int STORE32_W = 85;

  /** {@code d = a shr_s imm, any width}. */
  public static final int SHR_S_I = 86;

  /** {@code d = 2 signed bytes at a + offset}. */
  public static final int LOAD16_S = 87;

  /** {@code d = a global + next word}. */
  public static final int GLOBAL_GET_ADD = 88;

  /** {@code call an imported function, arguments and results from d on}. */
  public static final int CALL_HOST = 89;

  /** {@code d = a + b}. */
  public static final int F32_ADD = 90;

  /** {@code d = a - b}. */
  public static final int F32_SUB = 91;

  /** {@code d = a * b}. */
  public static final int F32_MUL = 92;

  /** {@code d = a lt_u b}. */
  public static final int LT_U = 93;

  /** {@code d = a le_u b}. */
  public static final int LE_U = 94;

  /** {@code d = a != b}. */
  public static final int NE = 95;

  /** {@code d = a == b}. */
  public static final int EQ = 96;

  /** {@code d = a lt_s b}. */
  public static final int LT_S = 97;

  /** {@code d = a le_s b}. */
  public static final int LE_S = 98;

  /** {@code d = a lt_s imm}. */
  public static final int LT_S_I = 99;

  /** {@code d = a gt_s imm}. */
  public static final int GT_S_I = 100;

  /** {@code d = a gt_u imm}. */
  public static final int GT_U_I = 101;

  /** {@code d = a shr_s b}. */
  public static final int I32_SHR_S = 102;

  /** {@code d = a shl b}. */
  public static final int I64_SHL = 103;

  /** {@code d = a shr_s b}. */
  public static final int I64_SHR_S = 104;

  /** {@code d = a shr_u b}. */
  public static final int I64_SHR_U = 105;

  /** {@code d = a rotl b}. */
  public static final int I32_ROTL = 106;

  /** {@code d = a rotr b}. */
  public static final int I32_ROTR = 107;

  /** {@code d = 8 bytes at a + next word}. */
  public static final int LOAD64_W = 108;

  /** {@code 8 bytes at a + next word = b}. */
  public static final int STORE64_W = 109;

  /** {@code a byte at a + next word = b}. */
  public static final int STORE8_W = 110;

  /** {@code d = the low 16 bits of a, signed}. */
  public static final int EXTEND16_S = 111;

  /** {@code d = a rotl b}. */
  public static final int I64_ROTL = 112;

  /** {@code d = a rotl imm}. */
  public static final int I64_ROTL_I = 113;

  /** {@code d = a rotr b}. */
  public static final int I64_ROTR = 114;

  /** {@code d = a}, a 64-bit address, in a form whose low half is no index if a is none. */
  public static final int FOLD_ADDRESS = 115;

  /** {@code if a le_u b goto target}. */
  public static final int BR_LE_U = 116;

  /** The first number that the interpreter's own switch does not know. */
  public static final int LAST_HOT = 117;

  /** Trap. */
  public static final int UNREACHABLE = 0x100;

  /** {@code d = a}, slots in the second and third word. */
  public static final int MOVE_FAR = 0x101;

  /** Copies as many slots as the fourth word says to the second word's from the third word's. */
  public static final int MOVE_RANGE = 0x102;

  /** Returns as many slots as the third word says, from the second word's on. */
  public static final int RETURN_N = 0x103;

  /** Calls the third word's function, with the frame's base in the second word. */
  public static final int CALL_FAR = 0x104;

  /** Like {@link #CALL_INDIRECT}: index, base, table, signature. */
  public static final int CALL_INDIRECT_FAR = 0x105;

  /** A load by its WebAssembly opcode: d, a, offset, memory and opcode. */
  public static final int MEM_LOAD = 0x106;

  /** A store by its WebAssembly opcode: a, b, offset, memory and opcode. */
  public static final int MEM_STORE = 0x107;

  /** A load into a lane: d, a and b, offset, memory and opcode, lane. */
  public static final int MEM_LOAD_LANE = 0x108;

  /** A store of a lane: a, b, offset, memory and opcode, lane. */
  public static final int MEM_STORE_LANE = 0x109;

  /** An atomic instruction by its number: d, a, b, c and number, offset, memory. */
  public static final int MEM_ATOMIC = 0x10A;

  /** An atomic store by its number: a, b, offset, memory and number. */
  public static final int MEM_ATOMIC_STORE = 0x10B;

  /**
   * {@code d = a + word | next word << 32}, unsigned, or the greatest number if it is too large.
   */
  public static final int ADD_OFFSET = 0x10C;

  /** Operations on operands in consecutive slots from the first word's on, with two words more. */
  public static final int MEMORY_SIZE = 0x110;

  public static final int MEMORY_GROW = 0x111;
  public static final int MEMORY_INIT = 0x112;
  public static final int MEMORY_COPY = 0x113;
  public static final int MEMORY_FILL = 0x114;
  public static final int DATA_DROP = 0x115;
  public static final int TABLE_GET = 0x116;
  public static final int TABLE_SET = 0x117;
  public static final int TABLE_INIT = 0x118;
  public static final int ELEM_DROP = 0x119;
  public static final int TABLE_COPY = 0x11A;
  public static final int TABLE_GROW = 0x11B;
  public static final int TABLE_SIZE = 0x11C;
  public static final int TABLE_FILL = 0x11D;

  /** Like {@link #CALL_INDIRECT_FAR}, with a 64-bit index. */
  public static final int CALL_INDIRECT_64 = 0x140;

  /** Calls the function to which a refers: a, base, signature. */
  public static final int CALL_REF = 0x141;

  /** Like {@link #CALL_FAR}, in place of the caller. */
  public static final int RETURN_CALL = 0x142;

  /** Like {@link #CALL_INDIRECT_FAR}, in place of the caller. */
  public static final int RETURN_CALL_INDIRECT = 0x143;

  /** Like {@link #CALL_INDIRECT_64}, in place of the caller. */
  public static final int RETURN_CALL_INDIRECT_64 = 0x144;

  /** Like {@link #CALL_REF}, in place of the caller. */
  public static final int RETURN_CALL_REF = 0x145;

  /** Throws an exception: first value's slot, tag. */
  public static final int THROW = 0x146;

  /** Throws the exception to which a refers. */
  public static final int THROW_REF = 0x147;

  /** Traps if a is null. */
  public static final int REF_AS_NON_NULL = 0x148;

  /** {@code d =} a structure of consecutive slots: d, first slot, type. */
  public static final int STRUCT_NEW = 0x150;

  /** {@code d =} a structure of zeros: d, type. */
  public static final int STRUCT_NEW_DEFAULT = 0x151;

  /** {@code d =} a field of a: d, a, field, type. */
  public static final int STRUCT_GET = 0x152;

  /** {@code d =} a packed field of a, signed: d, a, field, type. */
  public static final int STRUCT_GET_S = 0x153;

  /** A field of {@code a = b}: a, b, field, type. */
  public static final int STRUCT_SET = 0x154;

  /** {@code d =} an array: d, first slot (value, length), type. */
  public static final int ARRAY_NEW = 0x155;

  /** {@code d =} an array of zeros: d, first slot (length), type. */
  public static final int ARRAY_NEW_DEFAULT = 0x156;

  /** {@code d =} an array of consecutive slots: d, first slot, type, how many. */
  public static final int ARRAY_NEW_FIXED = 0x157;

  /** {@code d =} an array of a data segment: d, first slot (offset, length), type, segment. */
  public static final int ARRAY_NEW_DATA = 0x158;

  /** {@code d =} an array of an element segment: like {@link #ARRAY_NEW_DATA}. */
  public static final int ARRAY_NEW_ELEM = 0x159;

  /** {@code d =} the element of a at index b: d, a and b, type. */
  public static final int ARRAY_GET = 0x15A;

  /** Like {@link #ARRAY_GET}, signed. */
  public static final int ARRAY_GET_S = 0x15B;

  /** {@code a[b] = c}: a, b, and a slot in the third word, type. */
  public static final int ARRAY_SET = 0x15C;

  /** {@code d =} the length of a. */
  public static final int ARRAY_LEN = 0x15D;

  /** Sets elements: first slot (array, index, value, length), type. */
  public static final int ARRAY_FILL = 0x15E;

  /** Copies elements: first slot (array, index, source, its index, length). */
  public static final int ARRAY_COPY = 0x15F;

  /** Copies from a data segment: first slot (array, index, offset, length), segment. */
  public static final int ARRAY_INIT_DATA = 0x160;

  /** Copies from an element segment: like {@link #ARRAY_INIT_DATA}. */
  public static final int ARRAY_INIT_ELEM = 0x161;

  /** {@code d =} whether a belongs to a type: d, a, type. */
  public static final int REF_TEST = 0x162;

  /** Traps unless a belongs to a type: a, type. */
  public static final int REF_CAST = 0x163;

  /** {@code d =} a reference to the low 31 bits of a. */
  public static final int REF_I31 = 0x164;

  /** {@code d =} the 31 bits in a, signed. */
  public static final int I31_GET_S = 0x165;

  /** {@code d =} the 31 bits in a, unsigned. */
  public static final int I31_GET_U = 0x166;

  /** From here on results are vectors. */
  public static final int FIRST_VECTOR_RESULT = 0x120;

  /** {@code d = a}. */
  public static final int MOVE_V = 0x120;

  /** {@code d = a}, slots in the second and third word. */
  public static final int MOVE_FAR_V = 0x121;

  /** {@code d = c != 0 ? a : b}. */
  public static final int SELECT_V = 0x122;

  /** {@code d =} a global. */
  public static final int GLOBAL_GET_V = 0x123;

  /** {@code d =} four words. */
  public static final int CONST_V = 0x124;

  /** {@code d =} lanes of a and b, as four words say. */
  public static final int SHUFFLE = 0x125;

  /** A vector instruction by its number: a, b, and an immediate in the third word's low half. */
  public static final int VECTOR = 0x126;

  /** A vector instruction by its number: a, b, and a slot in the third word's low half. */
  public static final int VECTOR_TERNARY = 0x127;

  /** A load of a vector by its WebAssembly opcode: d, a, offset, memory and opcode. */
  public static final int MEM_LOAD_V = 0x128;

  /** Like {@link #STRUCT_GET}. */
  public static final int STRUCT_GET_V = 0x129;

  /** Like {@link #ARRAY_GET}. */
  public static final int ARRAY_GET_V = 0x12A;

  /** From here on results are scalars again. */
  public static final int LAST_VECTOR_RESULT = 0x130;

  /** Like {@link #VECTOR}, with a result of 32 bits. */
  public static final int VECTOR_TO_32 = 0x130;

  /** Like {@link #VECTOR}, with a result of 64 bits. */
  public static final int VECTOR_TO_64 = 0x131;

  /** A global {@code = a}. */
  public static final int GLOBAL_SET_V = 0x132;

  /**
   * Added to the opcode of a load or store of memory 0: the same operation, out of line, for
   * addresses that the interpreter's own does not reach.
   */
  public static final int FIRST_OUT_OF_LINE = 0x180;

  /** Added to the WebAssembly opcode of a numeric instruction without prefix. */
  public static final int FIRST_NUMERIC = 0x200;

  /** Added to the number of a saturating conversion. */
  public static final int FIRST_SATURATING = 0x300;

  /** Added to a vector instruction's number in the fourth word of loads and stores. */
  public static final int VECTOR_ACCESS = 0x1000;

  /** What the word of a {@link #LOOP} is before the loop is first passed. */
  public static final int NOT_COUNTED = -1;

  private IrOpcode() {}

  /** {@return the opcode in an operation's first word} */
  public static int opcode(int word) {
    return word & 0xFFFF;
  }

  /** {@return the opcode without {@link #FIRST_OUT_OF_LINE}} */
  public static int inlined(int op) {
    return op >= FIRST_OUT_OF_LINE && op < FIRST_NUMERIC ? op - FIRST_OUT_OF_LINE : op;
  }

  /** {@return whether an operation is a branch with one target, conditional or not} */
  public static boolean isBranch(int op) {
    return switch (op) {
      case BR, BR_Z, BR_NZ, BR_EQ, BR_NE, BR_LT_S, BR_LE_S, BR_LT_U, BR_LE_U -> true;
      case BR_EQ_I, BR_NE_I, BR_LT_S_I, BR_GT_S_I, BR_LT_U_I, BR_GT_U_I -> true;
      case BR_AND_Z, BR_AND_NZ -> true;
      default -> false;
    };
  }

  /** {@return how many words an operation has; a {@link #BR_TABLE} has one more for each target} */
  public static int length(int op) {
    if (op >= FIRST_NUMERIC) {
      return 2;
    }
    return op < LAST_HOT ? lengthOfHot(op) : lengthOfRare(op);
  }

  private static int lengthOfHot(int op) {
    return switch (op) {
      case BR_EQ, BR_NE, BR_LT_S, BR_LE_S, BR_LT_U, BR_LE_U -> 3;
      case BR_EQ_I, BR_NE_I, BR_LT_S_I, BR_GT_S_I, BR_LT_U_I, BR_GT_U_I -> 3;
      case BR_AND_Z, BR_AND_NZ -> 3;
      case LOAD32_W, LOAD64_W, LOAD8_U_W, STORE32_W, STORE64_W, STORE8_W -> 3;
      case CONST64, GLOBAL_GET_ADD, GLOBAL_ADD, GLOBAL_SET_ADD, MOVE2, I32_ADD_SHL -> 3;
      case I32_ADD_W, AND_W, I32_MUL_W, CALL_INDIRECT, SELECT -> 3;
      default -> 2;
    };
  }

  private static int lengthOfRare(int op) {
    return switch (op) {
      case UNREACHABLE, MOVE_V, GLOBAL_GET_V, GLOBAL_SET_V, THROW_REF, REF_AS_NON_NULL -> 2;
      case CALL_INDIRECT_64, RETURN_CALL_INDIRECT, RETURN_CALL_INDIRECT_64 -> 4;
      case MOVE_RANGE, CALL_INDIRECT_FAR, MEM_LOAD, MEM_STORE, MEM_LOAD_V -> 4;
      case MEM_ATOMIC_STORE, ADD_OFFSET, ARRAY_NEW_FIXED, ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> 4;
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_V, STRUCT_SET, ARRAY_SET -> 4;
      case ARRAY_LEN, STRUCT_NEW_DEFAULT, REF_CAST, REF_I31, I31_GET_S, I31_GET_U -> 2;
      case MEM_LOAD_LANE, MEM_STORE_LANE, MEM_ATOMIC, CONST_V -> 5;
      case SHUFFLE -> 6;
      default -> 3;
    };
  }

  /** {@return whether an operation can fail because an address is out of bounds} */
  public static boolean accessesMemory(int op) {
    return switch (op) {
      case LOAD32, LOAD64, LOAD32_U, LOAD8_U, LOAD8_S, LOAD16_U, LOAD16_S -> true;
      case LOAD32_W, LOAD64_W, LOAD8_U_W, LOAD32_AT -> true;
      case STORE32, STORE64, STORE8, STORE16, STORE32_I, STORE64_I, STORE8_I, STORE16_I -> true;
      case STORE32_W, STORE64_W, STORE8_W, STORE32_AT -> true;
      default -> false;
    };
  }
}
