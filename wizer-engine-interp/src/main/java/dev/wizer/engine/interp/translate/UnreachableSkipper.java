package dev.wizer.engine.interp.translate;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;

/**
 * Skips instructions that can't be reached: those between an unconditional transfer of control and
 * where the enclosing block ends or goes on with another arm.
 */
final class UnreachableSkipper {

  private static final int ELSE = 0x05;
  private static final int TRY = 0x06;
  private static final int CATCH = 0x07;
  private static final int END = 0x0B;
  private static final int DELEGATE = 0x18;
  private static final int CATCH_ALL = 0x19;
  private static final int TRY_TABLE = 0x1F;
  private static final int MEMORY_INDEX_FLAG = 0x40;

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
    return opcode >= 0x02 && opcode <= 0x04 || opcode == TRY || opcode == TRY_TABLE;
  }

  private void skipImmediates(int opcode) {
    if (opcode >= 0x28 && opcode <= 0x3E) {
      skipMemArg();
      return;
    }
    switch (opcode) {
      case 0x02, 0x03, 0x04, TRY -> skipBlockType();
      case CATCH, 0x08, 0x09, DELEGATE -> reader.skipInteger();
      case 0x0C, 0x0D, 0x10, 0x12, 0x14, 0x15 -> reader.skipInteger();
      case 0xD0, 0xD2, 0xD5, 0xD6 -> reader.skipInteger();
      case 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3F, 0x40, 0x41, 0x42 -> reader.skipInteger();
      case 0x0E -> skipIntegers(Integer.toUnsignedLong(reader.readU32()) + 1);
      case 0x11, 0x13 -> skipIntegers(2);
      case 0x1C -> skipTypes();
      case TRY_TABLE -> skipTryTable();
      case 0x43 -> reader.skip(4);
      case 0x44 -> reader.skip(8);
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
    if ((alignment & MEMORY_INDEX_FLAG) != 0) {
      reader.skipInteger();
    }
    reader.skipInteger();
  }

  private void skipAggregate(int number) {
    switch (number) {
      case 0, 1, 6, 7, 11, 12, 13, 14, 16 -> reader.skipInteger();
      case 2, 3, 4, 5, 8, 9, 10, 17, 18, 19 -> skipIntegers(2);
      case 20, 21, 22, 23 -> reader.skipInteger();
      case 24, 25 -> {
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
      case 8, 10, 12, 14 -> skipIntegers(2);
      case 9, 11, 13, 15, 16, 17 -> reader.skipInteger();
      default -> {
        // Saturating conversions have no immediates.
      }
    }
  }

  private void skipVector(int number) {
    if (number <= 11 || number == 92 || number == 93) {
      skipMemArg();
    } else if (number == 12 || number == 13) {
      reader.skip(16);
    } else if (number >= 21 && number <= 34) {
      reader.skip(1);
    } else if (number >= 84 && number <= 91) {
      skipMemArg();
      reader.skip(1);
    }
  }

  private void skipAtomic(int number) {
    if (number == Opcode.ATOMIC_FENCE.number()) {
      reader.skip(1);
    } else {
      skipMemArg();
    }
  }
}
