package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Opcode;
import java.util.Arrays;
import java.util.Set;

/**
 * What validation has to know about each instruction, in flat arrays. An instruction's place in
 * them is its byte, or what {@link #placeOf(int, int)} says if it has a prefix.
 *
 * <p>Features that are switched off, and what is not constant in constant expressions, are settled
 * here, so that validating an instruction costs nothing for them.
 */
final class InstructionTable {

  /** Where in a packed signature the result begins. Below it are the operands, topmost first. */
  static final int RESULT_SHIFT = 12;

  /** Bits of a type in a packed signature. */
  static final int TYPE_BITS = 4;

  /** Where instructions with a prefix have their places: by the prefix, and then the end. */
  private static final int[] STARTS = {0x100, 0x120, 0x140, 0x260, 0x2B0};

  private static final int SIZE = STARTS[STARTS.length - 1];
  private static final int VECTOR_BYTES = 16;

  private final byte[] kinds;
  private final Opcode[] opcodes;
  private final short[] signatures;
  private final byte[] alignments;
  private final byte[] laneCounts;

  /** Makes the table for function bodies. */
  InstructionTable(Set<Feature> features) {
    this.kinds = new byte[SIZE];
    this.opcodes = new Opcode[SIZE];
    this.signatures = new short[SIZE];
    this.alignments = new byte[SIZE];
    this.laneCounts = new byte[SIZE];
    Arrays.fill(kinds, Kind.ILLEGAL);
    Arrays.fill(kinds, Opcode.PREFIX_FB, Opcode.PREFIX_FE + 1, Kind.PREFIX);
    for (Opcode opcode : Opcode.values()) {
      int place = placeOf(opcode);
      kinds[place] = isEnabled(opcode, features) ? InstructionKinds.inBody(opcode) : Kind.DISABLED;
      opcodes[place] = opcode;
      signatures[place] = packed(opcode.signature());
      alignments[place] = (byte) opcode.naturalAlignment();
      laneCounts[place] = laneCount(opcode);
    }
  }

  private InstructionTable(InstructionTable bodies, byte[] kinds) {
    this.kinds = kinds;
    this.opcodes = bodies.opcodes;
    this.signatures = bodies.signatures;
    this.alignments = bodies.alignments;
    this.laneCounts = bodies.laneCounts;
  }

  /** {@return the table for constant expressions, given this one for function bodies} */
  InstructionTable forConstants(Set<Feature> features) {
    byte[] constantKinds = kinds.clone();
    for (int place = 0; place < SIZE; place++) {
      if (opcodes[place] != null && kinds[place] != Kind.DISABLED) {
        constantKinds[place] = InstructionKinds.inConstant(opcodes[place], kinds[place], features);
      }
    }
    return new InstructionTable(this, constantKinds);
  }

  private static boolean isEnabled(Opcode opcode, Set<Feature> features) {
    Feature feature = opcode.feature();
    return feature == null
        || features.contains(feature)
        || opcode == Opcode.THROW && features.contains(Feature.LEGACY_EXCEPTIONS);
  }

  private static short packed(String signature) {
    if (signature == null) {
      return 0;
    }
    int colon = signature.indexOf(':');
    int packed = 0;
    for (int i = 0; i < colon; i++) {
      packed = packed << TYPE_BITS | TypeCode.ofLetter(signature.charAt(i));
    }
    if (colon + 1 < signature.length()) {
      packed |= TypeCode.ofLetter(signature.charAt(colon + 1)) << RESULT_SHIFT;
    }
    return (short) packed;
  }

  /** {@return a packed signature with an i64 as first operand instead of an i32: an address} */
  static int withWideAddress(int signature) {
    int shift = RESULT_SHIFT - TYPE_BITS;
    while ((signature >> shift & (1 << TYPE_BITS) - 1) == 0) {
      shift -= TYPE_BITS;
    }
    return signature + (TypeCode.I64 - TypeCode.I32 << shift);
  }

  private static byte laneCount(Opcode opcode) {
    return switch (opcode.immediates()) {
      case LANE -> {
        String shape = opcode.mnemonic().substring(0, opcode.mnemonic().indexOf('.'));
        yield Byte.parseByte(shape.substring(shape.indexOf('x') + 1));
      }
      case MEM_ARG_LANE -> (byte) (VECTOR_BYTES >> opcode.naturalAlignment());
      default -> 0;
    };
  }

  private static int placeOf(Opcode opcode) {
    return opcode.prefix() == 0 ? opcode.number() : placeOf(opcode.prefix(), opcode.number());
  }

  /**
   * {@return the place of a prefixed instruction} That of a number which no instruction has, may be
   * no place at all, or one whose kind is {@link Kind#ILLEGAL}.
   *
   * @param number the unsigned number after the prefix
   */
  static int placeOf(int prefix, int number) {
    int first = STARTS[prefix - Opcode.PREFIX_FB];
    int end = STARTS[prefix - Opcode.PREFIX_FB + 1];
    return number >= 0 && number < end - first ? first + number : 0xFF;
  }

  /** {@return the {@link Kind}s by place; not to be changed} */
  byte[] kinds() {
    return kinds;
  }

  /** {@return the instruction at a place that has one} */
  Opcode opcode(int place) {
    return opcodes[place];
  }

  /** {@return the packed signatures by place; not to be changed} */
  short[] signatures() {
    return signatures;
  }

  /**
   * {@return the exponents of the powers of two that are the widths of memory accesses, by place;
   * not to be changed}
   */
  byte[] alignments() {
    return alignments;
  }

  /** {@return how many lanes there are to choose from} */
  int laneCount(int place) {
    return laneCounts[place];
  }
}
