package dev.wizer.engine.interp.ir;

import static dev.wizer.engine.interp.ir.Operand.Count.*;
import static dev.wizer.engine.interp.ir.Operand.Meaning.*;
import static dev.wizer.engine.interp.ir.Operand.SlotType.*;
import static dev.wizer.engine.interp.ir.Place.*;

import dev.wizer.engine.interp.ir.Operand.Count;
import dev.wizer.engine.interp.ir.Operand.Meaning;
import dev.wizer.engine.interp.ir.Operand.SlotType;
import dev.wizer.engine.interp.ir.Operand.Slots;

/** The forms that several operations have. */
final class Forms {

  private static final int MAX_DISTANCE_32 = 31;
  private static final int MAX_DISTANCE_64 = 63;

  static final Form NO_OPERANDS = Form.of(2);

  static final Form UNARY_I32 = Form.of(2, writes(D, I32), reads(A, I32));
  static final Form UNARY_I64 = Form.of(2, writes(D, I64), reads(A, I64));
  static final Form UNARY_INT = Form.of(2, writes(D, INT), reads(A, INT));
  static final Form UNARY_F32 = Form.of(2, writes(D, F32), reads(A, F32));
  static final Form UNARY_F64 = Form.of(2, writes(D, F64), reads(A, F64));
  static final Form INT_OF_I64 = Form.of(2, writes(D, INT), reads(A, I64));
  static final Form I64_OF_I32 = Form.of(2, writes(D, I64), reads(A, I32));
  static final Form I32_OF_F32 = Form.of(2, writes(D, I32), reads(A, F32));
  static final Form I32_OF_F64 = Form.of(2, writes(D, I32), reads(A, F64));
  static final Form I64_OF_F32 = Form.of(2, writes(D, I64), reads(A, F32));
  static final Form I64_OF_F64 = Form.of(2, writes(D, I64), reads(A, F64));
  static final Form F32_OF_I32 = Form.of(2, writes(D, F32), reads(A, I32));
  static final Form F32_OF_I64 = Form.of(2, writes(D, F32), reads(A, I64));
  static final Form F32_OF_F64 = Form.of(2, writes(D, F32), reads(A, F64));
  static final Form F64_OF_I32 = Form.of(2, writes(D, F64), reads(A, I32));
  static final Form F64_OF_I64 = Form.of(2, writes(D, F64), reads(A, I64));
  static final Form F64_OF_F32 = Form.of(2, writes(D, F64), reads(A, F32));
  static final Form I32_OF_REF = Form.of(2, writes(D, I32), reads(A, REF));
  static final Form REF_OF_I32 = Form.of(2, writes(D, REF), reads(A, I32));

  static final Form BINARY_I32 = binary(I32, I32);
  static final Form BINARY_I64 = binary(I64, I64);
  static final Form BINARY_INT = binary(INT, INT);
  static final Form BINARY_F32 = binary(F32, F32);
  static final Form BINARY_F64 = binary(F64, F64);
  static final Form COMPARE_INT = binary(I32, INT);
  static final Form COMPARE_F32 = binary(I32, F32);
  static final Form COMPARE_F64 = binary(I32, F64);

  static final Form BINARY_I32_IMM = immediate(I32, I32);
  static final Form BINARY_I64_IMM = immediate(I64, I64);
  static final Form BINARY_INT_IMM = immediate(INT, INT);
  static final Form COMPARE_IMM = immediate(I32, INT);
  static final Form BINARY_I32_WORD = Form.of(3, writes(D, I32), reads(A, I32), any(WORD2, NUMBER));
  static final Form BINARY_INT_WORD = Form.of(3, writes(D, INT), reads(A, INT), any(WORD2, NUMBER));
  static final Form SHIFT_I32 = shift(I32, MAX_DISTANCE_32);
  static final Form SHIFT_I64 = shift(I64, MAX_DISTANCE_64);
  static final Form SHIFT_INT = shift(INT, MAX_DISTANCE_64);
  static final Form ADD_SHIFTED =
      Form.of(3, writes(D, I32), reads(A, I32), reads(B, I32), distance(WORD2, MAX_DISTANCE_32));

  static final Form COPY = Form.of(2, receives(D), copies(A));
  static final Form COPY_TWO = Form.of(3, receives(D), copies(A), receives(WORD2), copies(B));
  static final Form CHOICE = Form.of(3, receives(D), copies(A), copies(B), reads(C, I32));
  static final Form CONSTANT = Form.of(2, receives(D), any(WORD, NUMBER));
  static final Form CONSTANT_64 = Form.of(3, receives(D), any(WORD, LOW), any(WORD2, HIGH));

  static final Form LOAD_ANY = Form.of(2, receives(D), reads(A, INDEX), any(OFFSET, ADDED));
  static final Form LOAD_INT = Form.of(2, writes(D, INT), reads(A, INDEX), any(OFFSET, ADDED));
  static final Form LOAD_ANY_W = Form.of(3, receives(D), reads(A, INDEX), positive(WORD2, ADDED));
  static final Form LOAD_INT_W =
      Form.of(3, writes(D, INT), reads(A, INDEX), positive(WORD2, ADDED));
  static final Form LOAD_AT = Form.of(2, receives(D), positive(WORD, ADDRESS));
  static final Form STORE_ANY = Form.of(2, reads(D, INDEX), any(OFFSET, ADDED), copies(A));
  static final Form STORE_INT = Form.of(2, reads(D, INDEX), any(OFFSET, ADDED), reads(A, INT));
  static final Form STORE_IMM = Form.of(2, reads(D, INDEX), any(OFFSET, ADDED), any(VALUE, NUMBER));
  static final Form STORE_ANY_W = Form.of(3, reads(D, INDEX), positive(WORD2, ADDED), copies(A));
  static final Form STORE_INT_W =
      Form.of(3, reads(D, INDEX), positive(WORD2, ADDED), reads(A, INT));
  static final Form STORE_AT = Form.of(2, positive(WORD, ADDRESS), copies(D));

  static final Form BRANCH = Form.of(2, positive(WORD, TARGET));
  static final Form BRANCH_IF = Form.of(2, reads(D, INT), positive(WORD, TARGET));
  static final Form BRANCH_SLOTS =
      Form.of(3, reads(D, INT), reads(A, INT), positive(WORD2, TARGET));
  static final Form BRANCH_IMM =
      Form.of(3, reads(D, INT), any(WORD, NUMBER), positive(WORD2, TARGET));

  static final Form CALL_FUNC =
      Form.of(2, reads(D, PARAMS, ANY), writes(D, RESULTS, ANY), positive(WORD, FUNC));
  static final Form CALL_IN_TABLE =
      Form.of(
          4,
          reads(D, INDEX),
          reads(WORD, PARAMS, ANY),
          writes(WORD, RESULTS, ANY),
          positive(WORD2, TABLE),
          positive(WORD3, SIGNATURE));
  static final Form TAIL_CALL_IN_TABLE =
      Form.of(
          4,
          reads(D, INDEX),
          reads(WORD, PARAMS, ANY),
          positive(WORD2, TABLE),
          positive(WORD3, SIGNATURE));

  static final Form GLOBAL_TO_SLOT = Form.of(2, writes(D, ANY), positive(WORD, GLOBAL));
  static final Form GLOBAL_PLUS =
      Form.of(3, writes(D, I32), positive(WORD, GLOBAL), any(WORD2, NUMBER));
  static final Form SLOT_TO_GLOBAL = Form.of(2, reads(D, ANY), positive(WORD, GLOBAL));

  private Forms() {}

  static Slots reads(Place place, SlotType type) {
    return new Slots(place, false, ONE, type, false);
  }

  static Slots reads(Place place, Count count, SlotType type) {
    return new Slots(place, false, count, type, false);
  }

  static Slots writes(Place place, SlotType type) {
    return new Slots(place, true, ONE, type, false);
  }

  static Slots writes(Place place, Count count, SlotType type) {
    return new Slots(place, true, count, type, false);
  }

  static Slots copies(Place place) {
    return copies(place, ONE);
  }

  static Slots copies(Place place, Count count) {
    return new Slots(place, false, count, ANY, true);
  }

  static Slots receives(Place place) {
    return receives(place, ONE);
  }

  static Slots receives(Place place, Count count) {
    return new Slots(place, true, count, ANY, true);
  }

  /** A number for which there is no limit but that of its place. */
  static Operand any(Place place, Meaning meaning) {
    return new Operand.Number(place, meaning, place.min(), place.max());
  }

  static Operand positive(Place place, Meaning meaning) {
    return new Operand.Number(place, meaning, 0, place.max());
  }

  static Operand upTo(Place place, Meaning meaning, int max) {
    return new Operand.Number(place, meaning, 0, max);
  }

  private static Operand distance(Place place, int max) {
    return upTo(place, DISTANCE, max);
  }

  private static Form binary(SlotType result, SlotType operands) {
    return Form.of(2, writes(D, result), reads(A, operands), reads(B, operands));
  }

  private static Form immediate(SlotType result, SlotType operand) {
    return Form.of(2, writes(D, result), reads(A, operand), any(IMM, NUMBER));
  }

  private static Form shift(SlotType type, int max) {
    return Form.of(2, writes(D, type), reads(A, type), distance(IMM, max));
  }
}
