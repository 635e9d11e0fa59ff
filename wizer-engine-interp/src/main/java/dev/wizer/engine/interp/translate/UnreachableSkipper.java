package dev.wizer.engine.interp.translate;

import dev.wizer.wasm.binary.Opcode;

/**
 * Skips instructions that can't be reached: those between an unconditional transfer of control and
 * the {@code else} or {@code end} of the enclosing block.
 */
final class UnreachableSkipper {

  private static final int END = 0x0B;
  private static final int ELSE = 0x05;
  private static final int MEMORY_INDEX_FLAG = 0x40;

  private final BodyReader reader;

  UnreachableSkipper(BodyReader reader) {
    this.reader = reader;
  }

  /** Moves the reader to the {@code else} or {@code end} of the block in which it stands. */
  void skipToEndOrElse() {
    int depth = 0;
    while (true) {
      int opcode = reader.peekByte();
      if (depth == 0 && (opcode == END || opcode == ELSE)) {
        return;
      }
      reader.position++;
      if (opcode >= 0x02 && opcode <= 0x04) {
        depth++;
      } else if (opcode == END) {
        depth--;
      }
      skipImmediates(opcode);
    }
  }

  private void skipImmediates(int opcode) {
    if (opcode >= 0x28 && opcode <= 0x3E) {
      skipMemArg();
      return;
    }
    switch (opcode) {
      case 0x02, 0x03, 0x04, 0x0C, 0x0D, 0x10, 0xD0, 0xD2 -> reader.skipInteger();
      case 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3F, 0x40, 0x41, 0x42 -> reader.skipInteger();
      case 0x0E -> skipIntegers(Integer.toUnsignedLong(reader.readU32()) + 1);
      case 0x11 -> skipIntegers(2);
      case 0x1C -> skipIntegers(Integer.toUnsignedLong(reader.readU32()));
      case 0x43 -> reader.skip(4);
      case 0x44 -> reader.skip(8);
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

  private void skipMemArg() {
    int alignment = reader.readU32();
    if ((alignment & MEMORY_INDEX_FLAG) != 0) {
      reader.skipInteger();
    }
    reader.skipInteger();
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
