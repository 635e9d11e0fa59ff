package dev.wizer.engine.interp.ir;

/**
 * The operations of the register form. What each reads and writes, and all else that is known of
 * them but what they compute, is in {@link IrTable}.
 *
 * <p>Code is an array of ints. The first word of an operation has its opcode in the low and a slot
 * {@code d} in the high 16 bits. The second word is a slot {@code a} in the low 16 bits, and in the
 * high ones a slot {@code b}, a signed immediate {@code imm} or an unsigned {@code offset}; or it
 * is a signed immediate {@code value} with an {@code offset}; or a full {@code word}. More words
 * follow where an operation needs them: {@code word2}, which may have a slot {@code c} in its low
 * half, to {@code word5}. No operation has fewer than two words: the interpreter loads both before
 * it looks at the opcode. Branch targets are positions in the array. These letters stand for the
 * number in the word and for what is in the slot; full words are slots too in some operations.
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

  /** {@code 4 bytes at d + offset = a}. */
  public static final int STORE32 = 2;

  /** {@code d = word}. */
  public static final int CONST = 3;

  /** {@code d = an unsigned byte at a + offset}. */
  public static final int LOAD8_U = 4;

  /** {@code if d == 0 goto word}. */
  public static final int BR_Z = 5;

  /** {@code d = a}. */
  public static final int MOVE = 6;

  /** {@code d = a + b}. */
  public static final int I32_ADD = 7;

  /** {@code if d != 0 goto word}. */
  public static final int BR_NZ = 8;

  /** {@code d = a and imm}. */
  public static final int AND_I = 9;

  /** {@code goto word}. */
  public static final int BR = 10;

  /** {@code d = a + (b shl word2)}. */
  public static final int I32_ADD_SHL = 11;

  /** {@code 1 byte at d + offset = a}. */
  public static final int STORE8 = 12;

  /** {@code call function word}, which is defined, with arguments and results from {@code d} on. */
  public static final int CALL = 13;

  /** {@code if d lt_u a goto word2}. */
  public static final int BR_LT_U = 14;

  /** {@code if d != a goto word2}. */
  public static final int BR_NE = 15;

  /** {@code if d gt_u word goto word2}. */
  public static final int BR_GT_U_I = 16;

  /** {@code d = a}, then {@code word2 = b}. */
  public static final int MOVE2 = 17;

  /** {@code return d}. */
  public static final int RETURN1 = 18;

  /** {@code d = a - b}. */
  public static final int I32_SUB = 19;

  /** {@code if d != word goto word2}. */
  public static final int BR_NE_I = 20;

  /**
   * The header of a loop. Its {@code word} counts down how often it is passed: when it is below
   * zero, the loop is hot.
   */
  public static final int LOOP = 21;

  /** {@code d = c != 0 ? a : b}. */
  public static final int SELECT = 22;

  /** {@code 8 bytes at d + offset = a}. */
  public static final int STORE64 = 23;

  /**
   * {@code goto target number d of word + 1} targets, which are {@code word2} and what follows; the
   * last one if there are not so many.
   */
  public static final int BR_TABLE = 24;

  /** {@code 4 bytes at d + offset = value}. */
  public static final int STORE32_I = 25;

  /** {@code d = 8 bytes at a + offset}. */
  public static final int LOAD64 = 26;

  /** {@code global word = d + word2}. */
  public static final int GLOBAL_SET_ADD = 27;

  /** {@code d = 2 unsigned bytes at a + offset}. */
  public static final int LOAD16_U = 28;

  /** {@code d = global word = global word + word2}. */
  public static final int GLOBAL_ADD = 29;

  /** {@code d = a + word2}. */
  public static final int I32_ADD_W = 30;

  /** {@code d = a and word2}. */
  public static final int AND_W = 31;

  /** {@code if d == a goto word2}. */
  public static final int BR_EQ = 32;

  /** {@code d = a shl b}. */
  public static final int I32_SHL = 33;

  /** {@code d = an unsigned byte at a + word2}. */
  public static final int LOAD8_U_W = 34;

  /** {@code d = a * word2}. */
  public static final int I32_MUL_W = 35;

  /** {@code d = the low 8 bits of a}, signed. */
  public static final int EXTEND8_S = 36;

  /** {@code d = a or b}. */
  public static final int OR = 37;

  /** {@code d = a shr_u imm}. */
  public static final int I32_SHR_U_I = 38;

  /** {@code if (d and word) == 0 goto word2}. */
  public static final int BR_AND_Z = 39;

  /** {@code if d lt_s word goto word2}. */
  public static final int BR_LT_S_I = 40;

  /** {@code 1 byte at d + offset = value}. */
  public static final int STORE8_I = 41;

  /** {@code d = a or imm}. */
  public static final int OR_I = 42;

  /** {@code d = a xor b}. */
  public static final int XOR = 43;

  /** {@code d = a rotl imm}. */
  public static final int I32_ROTL_I = 44;

  /** {@code if (d and word) != 0 goto word2}. */
  public static final int BR_AND_NZ = 45;

  /** {@code d = a and b}. */
  public static final int AND = 46;

  /** {@code d = word | word2 << 32}, the first of them unsigned. */
  public static final int CONST64 = 47;

  /** {@code if d == word goto word2}. */
  public static final int BR_EQ_I = 48;

  /** {@code d = the low 32 bits of a}, signed. */
  public static final int EXTEND32_S = 49;

  /** {@code if d gt_s word goto word2}. */
  public static final int BR_GT_S_I = 50;

  /** {@code d = a shr_u b}. */
  public static final int I32_SHR_U = 51;

  /** {@code d = a shl imm}, 32 bits. */
  public static final int SHL_I = 52;

  /** {@code if d lt_u word goto word2}. */
  public static final int BR_LT_U_I = 53;

  /** {@code d = the low 32 bits of a}, unsigned. */
  public static final int EXTEND32_U = 54;

  /** {@code d = a signed byte at a + offset}. */
  public static final int LOAD8_S = 55;

  /** {@code global word = d}. */
  public static final int GLOBAL_SET = 56;

  /** {@code 8 bytes at d + offset = value}. */
  public static final int STORE64_I = 57;

  /** Returns nothing. */
  public static final int RETURN = 58;

  /** {@code d = a == imm}. */
  public static final int EQ_I = 59;

  /** {@code d = a lt_u imm}. */
  public static final int LT_U_I = 60;

  /** {@code d = a xor imm}. */
  public static final int XOR_I = 61;

  /** {@code 2 bytes at d + offset = a}. */
  public static final int STORE16 = 62;

  /** {@code d = global word}. */
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

  /** {@code 2 bytes at d + offset = value}. */
  public static final int STORE16_I = 69;

  /**
   * {@code call element a of table b}, which has the type {@code word2}, with arguments and results
   * from {@code d} on.
   */
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

  /** {@code if d lt_s a goto word2}. */
  public static final int BR_LT_S = 81;

  /** {@code if d le_s a goto word2}. */
  public static final int BR_LE_S = 82;

  /** {@code 4 bytes at word = d}. */
  public static final int STORE32_AT = 83;

  /** {@code d = 4 signed bytes at a + word2}. */
  public static final int LOAD32_W = 84;

  /** {@code 4 bytes at d + word2 = a}. */
  public static final int STORE32_W = 85;

  /** {@code d = a shr_s imm}, of either width. */
  public static final int SHR_S_I = 86;

  /** {@code d = 2 signed bytes at a + offset}. */
  public static final int LOAD16_S = 87;

  /** {@code d = global word + word2}. */
  public static final int GLOBAL_GET_ADD = 88;

  /**
   * {@code call function word}, which is the host's, with arguments and results from {@code d} on.
   */
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

  /** {@code d = 8 bytes at a + word2}. */
  public static final int LOAD64_W = 108;

  /** {@code 8 bytes at d + word2 = a}. */
  public static final int STORE64_W = 109;

  /** {@code 1 byte at d + word2 = a}. */
  public static final int STORE8_W = 110;

  /** {@code d = the low 16 bits of a}, signed. */
  public static final int EXTEND16_S = 111;

  /** {@code d = a rotl b}. */
  public static final int I64_ROTL = 112;

  /** {@code d = a rotl imm}. */
  public static final int I64_ROTL_I = 113;

  /** {@code d = a rotr b}. */
  public static final int I64_ROTR = 114;

  /**
   * {@code d = a}, a 64-bit address, in a form whose low half is no index if it is too large for
   * one.
   */
  public static final int FOLD_ADDRESS = 115;

  /** {@code if d le_u a goto word2}. */
  public static final int BR_LE_U = 116;

  /** Takes {@code word} instructions from those that the guest may still execute. */
  public static final int METER = 117;

  /** The first number that the interpreter's own switch does not know. */
  public static final int HOT_END = 118;

  /** Traps. */
  public static final int UNREACHABLE = 0x100;

  /** {@code word = word2}. */
  public static final int MOVE_FAR = 0x101;

  /** Copies {@code word3} slots from {@code word2} on to those from {@code word} on. */
  public static final int MOVE_RANGE = 0x102;

  /** Returns {@code word2} slots from {@code word} on. */
  public static final int RETURN_N = 0x103;

  /** {@code call function word2}, with arguments and results from {@code word} on. */
  public static final int CALL_FAR = 0x104;

  /**
   * {@code call element d of table word2}, which has the type {@code word3}, with arguments and
   * results from {@code word} on.
   */
  public static final int CALL_INDIRECT_FAR = 0x105;

  /**
   * {@code d =} what is at {@code a + word2}, by the WebAssembly opcode in the low half of {@code
   * word3} and the memory in its high half.
   */
  public static final int MEM_LOAD = 0x106;

  /**
   * Stores {@code a} at {@code d + word2}, by the WebAssembly opcode in the low half of {@code
   * word3} and the memory in its high half.
   */
  public static final int MEM_STORE = 0x107;

  /**
   * {@code d = b}, but for lane {@code word4}, which is what is at {@code a + word2}: {@code word3}
   * as for {@link #MEM_LOAD}.
   */
  public static final int MEM_LOAD_LANE = 0x108;

  /**
   * Stores lane {@code word4} of {@code a} at {@code d + word2}: {@code word3} as for {@link
   * #MEM_LOAD}.
   */
  public static final int MEM_STORE_LANE = 0x109;

  /**
   * {@code d =} the result of the atomic instruction whose number is in the high half of {@code
   * word2}, at {@code a + word3} in memory {@code word4}, with the operands {@code b} and {@code c}
   * if it takes them.
   */
  public static final int MEM_ATOMIC = 0x10A;

  /**
   * Stores {@code a} at {@code d + word2}, by the number of an atomic instruction in the low half
   * of {@code word3} and the memory in its high half.
   */
  public static final int MEM_ATOMIC_STORE = 0x10B;

  /** {@code d = a + (word2 | word3 << 32)}, unsigned, or the greatest number if it is too large. */
  public static final int ADD_OFFSET = 0x10C;

  /** {@code d =} the size of memory {@code word}. */
  public static final int MEMORY_SIZE = 0x110;

  /** {@code d =} the size of memory {@code word} before it grows by {@code d} pages. */
  public static final int MEMORY_GROW = 0x111;

  /**
   * Copies from data segment {@code word} to memory {@code word2}; from {@code d} on: address,
   * offset, length.
   */
  public static final int MEMORY_INIT = 0x112;

  /**
   * Copies to memory {@code word} from memory {@code word2}; from {@code d} on: address, source,
   * length.
   */
  public static final int MEMORY_COPY = 0x113;

  /** Fills memory {@code word}; from {@code d} on: address, value, length. */
  public static final int MEMORY_FILL = 0x114;

  /** Drops data segment {@code word}. */
  public static final int DATA_DROP = 0x115;

  /** {@code d =} element {@code d} of table {@code word}. */
  public static final int TABLE_GET = 0x116;

  /** Sets an element of table {@code word}; from {@code d} on: index, value. */
  public static final int TABLE_SET = 0x117;

  /**
   * Copies from element segment {@code word} to table {@code word2}; from {@code d} on: index,
   * offset, length.
   */
  public static final int TABLE_INIT = 0x118;

  /** Drops element segment {@code word}. */
  public static final int ELEM_DROP = 0x119;

  /**
   * Copies to table {@code word} from table {@code word2}; from {@code d} on: index, source,
   * length.
   */
  public static final int TABLE_COPY = 0x11A;

  /**
   * {@code d =} the size of table {@code word} before it grows; from {@code d} on: value, by how
   * much.
   */
  public static final int TABLE_GROW = 0x11B;

  /** {@code d =} the size of table {@code word}. */
  public static final int TABLE_SIZE = 0x11C;

  /** Fills table {@code word}; from {@code d} on: index, value, length. */
  public static final int TABLE_FILL = 0x11D;

  /** Like {@link #CALL_INDIRECT_FAR}, with an index of 64 bits: {@code d, word, word2, word3}. */
  public static final int CALL_INDIRECT_64 = 0x140;

  /**
   * {@code call what d refers to}, which has the type {@code word2}, with arguments and results
   * from {@code word} on.
   */
  public static final int CALL_REF = 0x141;

  /** Like {@link #CALL_FAR}, in place of the caller: {@code word, word2}. */
  public static final int RETURN_CALL = 0x142;

  /** Like {@link #CALL_INDIRECT_FAR}, in place of the caller: {@code d, word, word2, word3}. */
  public static final int RETURN_CALL_INDIRECT = 0x143;

  /** Like {@link #CALL_INDIRECT_64}, in place of the caller: {@code d, word, word2, word3}. */
  public static final int RETURN_CALL_INDIRECT_64 = 0x144;

  /** Like {@link #CALL_REF}, in place of the caller: {@code d, word, word2}. */
  public static final int RETURN_CALL_REF = 0x145;

  /** Throws an exception with tag {@code word2}, which carries what is from {@code word} on. */
  public static final int THROW = 0x146;

  /** Throws the exception to which {@code d} refers. */
  public static final int THROW_REF = 0x147;

  /** Traps if {@code d} is null. */
  public static final int REF_AS_NON_NULL = 0x148;

  /** {@code d =} a structure of type {@code word2} with the fields from {@code word} on. */
  public static final int STRUCT_NEW = 0x150;

  /** {@code d =} a structure of type {@code word} whose fields are zeros. */
  public static final int STRUCT_NEW_DEFAULT = 0x151;

  /**
   * {@code d =} field {@code word2} of {@code a}, which has type {@code word3}; a packed one
   * unsigned.
   */
  public static final int STRUCT_GET = 0x152;

  /** {@code d =} field {@code word2} of {@code a}, which has type {@code word3}, signed. */
  public static final int STRUCT_GET_S = 0x153;

  /** Field {@code word2} of {@code d = a}; {@code d} has type {@code word3}. */
  public static final int STRUCT_SET = 0x154;

  /** {@code d =} an array of type {@code word2}; from {@code word} on: value, length. */
  public static final int ARRAY_NEW = 0x155;

  /**
   * {@code d =} an array of type {@code word2} whose elements are zeros; {@code word} is the slot
   * of its length.
   */
  public static final int ARRAY_NEW_DEFAULT = 0x156;

  /**
   * {@code d =} an array of type {@code word2} with {@code word3} elements from {@code word} on.
   */
  public static final int ARRAY_NEW_FIXED = 0x157;

  /**
   * {@code d =} an array of type {@code word2} of data segment {@code word3}; from {@code word} on:
   * offset, length.
   */
  public static final int ARRAY_NEW_DATA = 0x158;

  /**
   * {@code d =} an array of type {@code word2} of element segment {@code word3}; from {@code word}
   * on: offset, length.
   */
  public static final int ARRAY_NEW_ELEM = 0x159;

  /** {@code d = a[b]}, whose type is {@code word2}; a packed element unsigned. */
  public static final int ARRAY_GET = 0x15A;

  /** {@code d = a[b]}, whose type is {@code word2}, signed. */
  public static final int ARRAY_GET_S = 0x15B;

  /** {@code d[a] = c}, whose type is {@code word3}. */
  public static final int ARRAY_SET = 0x15C;

  /** {@code d =} the length of {@code a}. */
  public static final int ARRAY_LEN = 0x15D;

  /**
   * Sets elements of an array of type {@code word2}; from {@code word} on: array, index, value,
   * length.
   */
  public static final int ARRAY_FILL = 0x15E;

  /** Copies elements; from {@code word} on: array, index, source, its index, length. */
  public static final int ARRAY_COPY = 0x15F;

  /** Copies from data segment {@code word2}; from {@code word} on: array, index, offset, length. */
  public static final int ARRAY_INIT_DATA = 0x160;

  /**
   * Copies from element segment {@code word2}; from {@code word} on: array, index, offset, length.
   */
  public static final int ARRAY_INIT_ELEM = 0x161;

  /** {@code d =} whether {@code a} belongs to the type {@code word2}. */
  public static final int REF_TEST = 0x162;

  /** Traps unless {@code d} belongs to the type {@code word}. */
  public static final int REF_CAST = 0x163;

  /** {@code d =} a reference to the low 31 bits of {@code a}. */
  public static final int REF_I31 = 0x164;

  /** {@code d =} the 31 bits in {@code a}, signed. */
  public static final int I31_GET_S = 0x165;

  /** {@code d =} the 31 bits in {@code a}, unsigned. */
  public static final int I31_GET_U = 0x166;

  /** {@code d = a}. */
  public static final int MOVE_V = 0x120;

  /** {@code word = word2}. */
  public static final int MOVE_FAR_V = 0x121;

  /** {@code d = c != 0 ? a : b}. */
  public static final int SELECT_V = 0x122;

  /** {@code d = global word}. */
  public static final int GLOBAL_GET_V = 0x123;

  /** {@code d = word, word2, word3, word4}, the lowest bits first. */
  public static final int CONST_V = 0x124;

  /**
   * {@code d =} the lanes of {@code a} and {@code b} that the bytes of {@code word2, word3, word4,
   * word5} say.
   */
  public static final int SHUFFLE = 0x125;

  /**
   * {@code d =} the result of the vector instruction whose number is in the high half of {@code
   * word2}, of {@code a} and, if it takes two operands, {@code b}, with the lane {@code c}: a
   * number, if it has one.
   */
  public static final int VECTOR = 0x126;

  /**
   * {@code d =} the result of the vector instruction whose number is in the high half of {@code
   * word2}, of {@code a}, {@code b} and {@code c}.
   */
  public static final int VECTOR_TERNARY = 0x127;

  /**
   * {@code d =} the vector at {@code a + word2}, by the number in the low half of {@code word3} and
   * the memory in its high half.
   */
  public static final int MEM_LOAD_V = 0x128;

  /** Like {@link #STRUCT_GET}, of a vector: {@code d, a, word2, word3}. */
  public static final int STRUCT_GET_V = 0x129;

  /** Like {@link #ARRAY_GET}, of a vector: {@code d, a, b, word2}. */
  public static final int ARRAY_GET_V = 0x12A;

  /** Like {@link #VECTOR}, with a result of 32 bits: {@code d, a, b, c, word2}. */
  public static final int VECTOR_TO_32 = 0x130;

  /** Like {@link #VECTOR}, with a result of 64 bits: {@code d, a, b, c, word2}. */
  public static final int VECTOR_TO_64 = 0x131;

  /** {@code global word = d}. */
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
}
