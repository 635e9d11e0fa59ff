package dev.wizer.engine.interp.translate;

import static dev.wizer.wasm.binary.WasmOpcodes.*;

import dev.wizer.wasm.binary.AggregateOpcodes;
import dev.wizer.wasm.binary.AtomicOpcodes;
import dev.wizer.wasm.binary.BulkOpcodes;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.VectorOpcodes;

/**
 * Skips instructions that can't be reached: those between an unconditional transfer of control and
 * where the enclosing block ends or goes on with another arm.
 */
final class UnreachableSkipper {

  private final BodyReader reader;

  UnreachableSkipper(BodyReader reader) {
    this.reader = reader;
  }

  /** Moves the reader to where the block in which it stands ends or has its next arm. */
  void skipToEndOrNextArm() {
    int depth = 0;
    while (true) {
      int opcode = reader.peekByte();
      if (depth == 0 && endsArm(opcode)) {
        return;
      }
      reader.position++;
      if (beginsBlock(opcode)) {
        depth++;
      } else if (opcode == END || opcode == DELEGATE) {
        depth--;
      }
      skipImmediates(opcode);
    }
  }

  private static boolean endsArm(int opcode) {
    return switch (opcode) {
      case END, ELSE, CATCH, CATCH_ALL, DELEGATE -> true;
      default -> false;
    };
  }

  private static boolean beginsBlock(int opcode) {
    return opcode >= BLOCK && opcode <= IF || opcode == TRY || opcode == TRY_TABLE;
  }

  private void skipImmediates(int opcode) {
    if (opcode >= I32_LOAD && opcode <= I64_STORE32) {
      skipMemArg();
      return;
    }
    switch (opcode) {
      case BLOCK, LOOP, IF, TRY -> skipBlockType();
      case CATCH, THROW, RETHROW, DELEGATE -> reader.skipInteger();
      case BR, BR_IF, CALL, RETURN_CALL, CALL_REF, RETURN_CALL_REF -> reader.skipInteger();
      case REF_NULL, REF_FUNC, BR_ON_NULL, BR_ON_NON_NULL -> reader.skipInteger();
      case LOCAL_GET,
          LOCAL_SET,
          LOCAL_TEE,
          GLOBAL_GET,
          GLOBAL_SET,
          TABLE_GET,
          TABLE_SET,
          MEMORY_SIZE,
          MEMORY_GROW,
          I32_CONST,
          I64_CONST ->
          reader.skipInteger();
      case BR_TABLE -> skipIntegers(Integer.toUnsignedLong(reader.readU32()) + 1);
      case CALL_INDIRECT, RETURN_CALL_INDIRECT -> skipIntegers(2);
      case SELECT_T -> skipTypes();
      case TRY_TABLE -> skipTryTable();
      case F32_CONST -> reader.skip(4);
      case F64_CONST -> reader.skip(8);
      case Opcode.PREFIX_FB -> skipAggregate(reader.readU32());
      case Opcode.PREFIX_FC -> skipBulk(reader.readU32());
      case Opcode.PREFIX_FD -> skipVector(reader.readU32());
      case Opcode.PREFIX_FE -> skipAtomic(reader.readU32());
      default -> {
        // All others have no immediates.
      }
    }
  }

  private void skipIntegers(long count) {
    for (long left = count; left > 0; left--) {
      reader.skipInteger();
    }
  }

  /** A type index, or like a value type. */
  private void skipBlockType() {
    if ((reader.peekByte() & 0xC0) == 0x40) {
      reader.readWidth();
    } else {
      reader.skipInteger();
    }
  }

  private void skipTypes() {
    for (int left = reader.readU32(); left > 0; left--) {
      reader.readWidth();
    }
  }

  private void skipTryTable() {
    skipBlockType();
    for (int left = reader.readU32(); left > 0; left--) {
      int kind = reader.readByte();
      skipIntegers(kind == Immediates.CATCH || kind == Immediates.CATCH_REF ? 2 : 1);
    }
  }

  private void skipMemArg() {
    int alignment = reader.readU32();
    if ((alignment & Immediates.MEMORY_INDEX_FLAG) != 0) {
      reader.skipInteger();
    }
    reader.skipInteger();
  }

  private void skipAggregate(int number) {
    switch (number) {
      case AggregateOpcodes.STRUCT_NEW,
          AggregateOpcodes.STRUCT_NEW_DEFAULT,
          AggregateOpcodes.ARRAY_NEW,
          AggregateOpcodes.ARRAY_NEW_DEFAULT,
          AggregateOpcodes.ARRAY_GET,
          AggregateOpcodes.ARRAY_GET_S,
          AggregateOpcodes.ARRAY_GET_U,
          AggregateOpcodes.ARRAY_SET,
          AggregateOpcodes.ARRAY_FILL ->
          reader.skipInteger();
      case AggregateOpcodes.STRUCT_GET,
          AggregateOpcodes.STRUCT_GET_S,
          AggregateOpcodes.STRUCT_GET_U,
          AggregateOpcodes.STRUCT_SET,
          AggregateOpcodes.ARRAY_NEW_FIXED,
          AggregateOpcodes.ARRAY_NEW_DATA,
          AggregateOpcodes.ARRAY_NEW_ELEM,
          AggregateOpcodes.ARRAY_COPY,
          AggregateOpcodes.ARRAY_INIT_DATA,
          AggregateOpcodes.ARRAY_INIT_ELEM ->
          skipIntegers(2);
      case AggregateOpcodes.REF_TEST,
          AggregateOpcodes.REF_TEST_NULL,
          AggregateOpcodes.REF_CAST,
          AggregateOpcodes.REF_CAST_NULL ->
          reader.skipInteger();
      case AggregateOpcodes.BR_ON_CAST, AggregateOpcodes.BR_ON_CAST_FAIL -> {
        reader.skip(1);
        skipIntegers(3);
      }
      default -> {
        // array.len, the conversions and those on i31 have no immediates.
      }
    }
  }

  private void skipBulk(int number) {
    switch (number) {
      case BulkOpcodes.MEMORY_INIT,
          BulkOpcodes.MEMORY_COPY,
          BulkOpcodes.TABLE_INIT,
          BulkOpcodes.TABLE_COPY ->
          skipIntegers(2);
      case BulkOpcodes.DATA_DROP,
          BulkOpcodes.MEMORY_FILL,
          BulkOpcodes.ELEM_DROP,
          BulkOpcodes.TABLE_GROW,
          BulkOpcodes.TABLE_SIZE,
          BulkOpcodes.TABLE_FILL ->
          reader.skipInteger();
      default -> {
        // Saturating conversions have no immediates.
      }
    }
  }

  private void skipVector(int number) {
    if (number <= VectorOpcodes.V128_STORE
        || number == VectorOpcodes.V128_LOAD32_ZERO
        || number == VectorOpcodes.V128_LOAD64_ZERO) {
      skipMemArg();
    } else if (number == VectorOpcodes.V128_CONST || number == VectorOpcodes.I8X16_SHUFFLE) {
      reader.skip(16);
    } else if (number >= VectorOpcodes.I8X16_EXTRACT_LANE_S
        && number <= VectorOpcodes.F64X2_REPLACE_LANE) {
      reader.skip(1);
    } else if (number >= VectorOpcodes.V128_LOAD8_LANE
        && number <= VectorOpcodes.V128_STORE64_LANE) {
      skipMemArg();
      reader.skip(1);
    }
  }

  private void skipAtomic(int number) {
    if (number == AtomicOpcodes.ATOMIC_FENCE) {
      reader.skip(1);
    } else {
      skipMemArg();
    }
  }
}
