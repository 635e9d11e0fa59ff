package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of shuffles. Their lanes are known: bytes that come from the same half and
 * move equally far are moved by one shift. So shuffles of wide lanes are one or two shifts for each
 * half of the result, and what is a mere move is one.
 */
final class ShuffleWriter {

  private static final int BYTES = Long.BYTES;

  /** By how many bytes a byte moves: from the last place to the first, or the other way. */
  private static final int FARTHEST = BYTES - 1;

  private final MethodVisitor method;
  private final SlotCode slots;

  ShuffleWriter(MethodVisitor method, SlotCode slots) {
    this.method = method;
    this.slots = slots;
  }

  /** Pushes both halves of a shuffle's result, the low one first. */
  void write(Operation operation) {
    half(operation, 0);
    half(operation, 1);
  }

  /** How many shifts there are. */
  static int shifts(Operation operation) {
    int count = 0;
    for (int half = 0; half < 2; half++) {
      for (int source = 0; source < 4; source++) {
        for (int distance = -FARTHEST; distance <= FARTHEST; distance++) {
          count += mask(operation, half, source, distance) != 0 ? 1 : 0;
        }
      }
    }
    return count;
  }

  private void half(Operation operation, int half) {
    boolean isFirst = true;
    for (int source = 0; source < 4; source++) {
      for (int distance = -FARTHEST; distance <= FARTHEST; distance++) {
        long mask = mask(operation, half, source, distance);
        if (mask != 0) {
          slots.pushLong((source < 2 ? operation.a : operation.b) + (source & 1));
          move(distance, mask);
          if (!isFirst) {
            method.visitInsn(LOR);
          }
          isFirst = false;
        }
      }
    }
  }

  /** Moves the bytes on the stack up, and keeps some of them. */
  private void move(int distance, long mask) {
    int bits = distance * Byte.SIZE;
    long moved = -1;
    if (bits > 0) {
      slots.constant(bits);
      method.visitInsn(LSHL);
      moved = -1L << bits;
    } else if (bits < 0) {
      slots.constant(-bits);
      method.visitInsn(LUSHR);
      moved = -1L >>> -bits;
    }
    if (mask != moved) {
      slots.constant(mask);
      method.visitInsn(LAND);
    }
  }

  /**
   * Ones in the bytes of a half that come from one of the operands' four halves and are moved up by
   * a number of bytes.
   */
  private static long mask(Operation operation, int half, int source, int distance) {
    long mask = 0;
    for (int to = 0; to < BYTES; to++) {
      int index = index(operation, half * BYTES + to);
      if (index / BYTES == source && to - index % BYTES == distance) {
        mask |= 0xFFL << to * Byte.SIZE;
      }
    }
    return mask;
  }

  /** The index of a lane of the result among those of both operands. */
  private static int index(Operation operation, int lane) {
    return operation.word(2 + lane / Integer.BYTES) >>> lane % Integer.BYTES * Byte.SIZE & 0x1F;
  }
}
