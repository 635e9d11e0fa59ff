package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.num.RelaxedInstructions;
import dev.wizer.wasm.binary.Opcode;

/**
 * How compiled code executes an instruction on vectors: by a method of {@code .num}, the one that
 * the interpreter uses too, or by an instruction of the JVM. Methods are named as instructions are.
 *
 * @param form what it is given, and what becomes of its results
 * @param owner the class of the method
 * @param name the method's name; null if it is an instruction of the JVM, or if there is neither
 * @param instruction the instruction of the JVM
 * @param constants which constants the method takes, behind the operands
 * @param width how many bits a lane has
 */
record VectorInstruction(
    Form form, String owner, String name, int instruction, LaneConstants constants, int width) {

  /** What a method is given, and what its results are. */
  enum Form {
    /** For each half of the result: the same halves of the operands, and scalar operands. */
    HALVES,
    /** For a scalar: both halves. */
    SCALAR,
    /** For each half: both halves of the first operand, the same half of the second. */
    LOOKUP,
    /** For each half: both halves of one operand. */
    NARROW,
    /** For each half: one half of the operands' low halves, in the low bits. */
    WIDEN_LOW,
    /** Like {@link #WIDEN_LOW}, of the high halves. */
    WIDEN_HIGH,
    /** For the low half: both halves. The high half is zero. */
    LOW_ONLY,
    /** For both halves: a scalar. */
    SPLAT,
    /** A lane becomes a scalar. */
    EXTRACT,
    /** A lane becomes another one. */
    REPLACE
  }

  /** What the functions of {@code IntegerLanes} are told of the lanes. */
  enum LaneConstants {
    NONE(""),
    SIGNS("J"),
    SIGNS_AND_TOP("JI");

    /** As descriptors have them. */
    final String types;

    LaneConstants(String types) {
      this.types = types;
    }
  }

  private static final int NO_INSTRUCTION = NOP;

  private static final String NAMES_A_SHAPE = ".*\\dx\\d.*";

  /** How to execute an instruction that computes with vectors; shuffles are none of them. */
  static VectorInstruction of(Opcode opcode) {
    int number = RelaxedInstructions.regular(opcode.number());
    String mnemonic = Opcode.ofPrefixed(Opcode.PREFIX_FD, number).mnemonic();
    int dot = mnemonic.indexOf('.');
    String shape = mnemonic.substring(0, dot);
    String operation = mnemonic.substring(dot + 1);
    if (shape.equals("v128")) {
      return bits(operation);
    }
    int width = Integer.parseInt(shape.substring(1, shape.indexOf('x')));
    VectorInstruction lanes = ofLanes(operation, width);
    if (lanes != null) {
      return lanes;
    }
    if (shape.charAt(0) == 'i') {
      return integer(operation, width);
    }
    return width == Integer.SIZE ? f32(operation) : f64(operation);
  }

  private static VectorInstruction bits(String operation) {
    return switch (operation) {
      case "and" -> instruction(LAND);
      case "or" -> instruction(LOR);
      case "xor" -> instruction(LXOR);
      case "any_true" -> call(Form.SCALAR, "V128", "anyTrue");
      default -> call(Form.HALVES, "V128", operation);
    };
  }

  /** What all shapes have. */
  private static VectorInstruction ofLanes(String operation, int width) {
    return switch (operation) {
      case "splat" -> lanes(Form.SPLAT, width);
      case "extract_lane", "extract_lane_s", "extract_lane_u" -> lanes(Form.EXTRACT, width);
      case "replace_lane" -> lanes(Form.REPLACE, width);
      default -> null;
    };
  }

  private static VectorInstruction f32(String operation) {
    return switch (operation) {
      case "demote_f64x2_zero" -> conversion(Form.LOW_ONLY, "demote");
      case "convert_i32x4_s" -> conversion(Form.HALVES, "f32ConvertS");
      case "convert_i32x4_u" -> conversion(Form.HALVES, "f32ConvertU");
      case "relaxed_madd" -> call(Form.HALVES, "F32x4", "madd");
      case "relaxed_nmadd" -> call(Form.HALVES, "F32x4", "nmadd");
      default -> call(Form.HALVES, "F32x4", operation);
    };
  }

  private static VectorInstruction f64(String operation) {
    return switch (operation) {
      case "promote_low_f32x4" -> conversion(Form.WIDEN_LOW, "promote");
      case "convert_low_i32x4_s" -> conversion(Form.WIDEN_LOW, "f64ConvertS");
      case "convert_low_i32x4_u" -> conversion(Form.WIDEN_LOW, "f64ConvertU");
      case "relaxed_madd" -> call(Form.HALVES, "F64x2", "madd");
      case "relaxed_nmadd" -> call(Form.HALVES, "F64x2", "nmadd");
      case "eq", "ne", "lt", "gt", "le", "ge" -> call(Form.HALVES, "F64x2", operation);
      default -> call(Form.HALVES, "F64", operation);
    };
  }

  private static VectorInstruction integer(String operation, int width) {
    return switch (operation) {
      case "trunc_sat_f32x4_s" -> conversion(Form.HALVES, "truncSatF32S");
      case "trunc_sat_f32x4_u" -> conversion(Form.HALVES, "truncSatF32U");
      case "trunc_sat_f64x2_s_zero" -> conversion(Form.LOW_ONLY, "truncSatF64S");
      case "trunc_sat_f64x2_u_zero" -> conversion(Form.LOW_ONLY, "truncSatF64U");
      case "swizzle" -> call(Form.LOOKUP, "LaneAccess", operation);
      case "relaxed_dot_i8x16_i7x16_s" -> call(Form.HALVES, "RelaxedInstructions", "dot");
      case "relaxed_dot_i8x16_i7x16_add_s" -> call(Form.HALVES, "RelaxedInstructions", "dotAdd");
      case "popcnt", "q15mulr_sat_s" -> call(Form.HALVES, "IntegerLanes", operation);
      case "bitmask" -> call(Form.SCALAR, "IntegerLanes", operation + width);
      case "all_true" -> lanewise(Form.SCALAR, operation, LaneConstants.SIGNS, width);
      default ->
          operation.matches(NAMES_A_SHAPE) ? otherWidth(operation) : arithmetic(operation, width);
    };
  }

  /** An instruction whose name has another shape in it. */
  private static VectorInstruction otherWidth(String operation) {
    if (operation.startsWith("narrow")) {
      return call(Form.NARROW, "LaneWidths", operation);
    }
    if (operation.contains("_low_")) {
      return call(Form.WIDEN_LOW, "LaneWidths", operation.replace("_low_", "_"));
    }
    if (operation.contains("_high_")) {
      return call(Form.WIDEN_HIGH, "LaneWidths", operation.replace("_high_", "_"));
    }
    return call(Form.HALVES, "LaneWidths", operation);
  }

  private static VectorInstruction arithmetic(String operation, int width) {
    if (width == Long.SIZE) {
      int instruction = ofLong(operation);
      if (instruction != NO_INSTRUCTION) {
        return instruction(instruction);
      }
    }
    return switch (operation) {
      case "mul" -> call(Form.HALVES, "IntegerLanes", operation + width);
      case "add", "sub", "neg", "avgr_u" ->
          lanewise(Form.HALVES, operation, LaneConstants.SIGNS, width);
      default -> lanewise(Form.HALVES, operation, LaneConstants.SIGNS_AND_TOP, width);
    };
  }

  /** The instruction of the JVM that does the same to a number of 64 bits. */
  private static int ofLong(String operation) {
    return switch (operation) {
      case "add" -> LADD;
      case "sub" -> LSUB;
      case "mul" -> LMUL;
      case "neg" -> LNEG;
      case "shl" -> LSHL;
      case "shr_s" -> LSHR;
      case "shr_u" -> LUSHR;
      default -> NO_INSTRUCTION;
    };
  }

  private static VectorInstruction instruction(int instruction) {
    return new VectorInstruction(
        Form.HALVES, null, null, instruction, LaneConstants.NONE, Long.SIZE);
  }

  private static VectorInstruction lanes(Form form, int width) {
    return new VectorInstruction(form, null, null, NO_INSTRUCTION, LaneConstants.NONE, width);
  }

  private static VectorInstruction conversion(Form form, String name) {
    return call(form, "VectorConversions", name);
  }

  private static VectorInstruction call(Form form, String owner, String operation) {
    return new VectorInstruction(
        form, Names.NUM + owner, method(operation), NO_INSTRUCTION, LaneConstants.NONE, Long.SIZE);
  }

  private static VectorInstruction lanewise(
      Form form, String operation, LaneConstants constants, int width) {
    return new VectorInstruction(
        form, Names.NUM + "IntegerLanes", method(operation), NO_INSTRUCTION, constants, width);
  }

  /** The name of a method in the manner of Java. */
  private static String method(String operation) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (char letter : operation.toCharArray()) {
      if (letter != '_') {
        name.append(upper ? Character.toUpperCase(letter) : letter);
      }
      upper = letter == '_';
    }
    return name.toString();
  }
}
