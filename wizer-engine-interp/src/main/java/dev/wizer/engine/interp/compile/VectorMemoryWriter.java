package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.num.Vectors;
import dev.wizer.wasm.binary.Opcode;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of near loads and stores of vectors and of their lanes. An address out of
 * bounds leaves before anything is written, as {@link MemoryWriter} does it.
 */
final class VectorMemoryWriter {

  private static final String VECTORS = Names.NUM + "Vectors";
  private static final String LANE_WIDTHS = Names.NUM + "LaneWidths";

  private final MethodVisitor method;
  private final SlotCode slots;
  private final MemoryWriter memory;

  VectorMemoryWriter(MethodVisitor method, SlotCode slots, MemoryWriter memory) {
    this.method = method;
    this.slots = slots;
    this.memory = memory;
  }

  /** Writes an access that is near. */
  void write(Operation operation) {
    memory.test(operation);
    Opcode instruction = operation.vectorInstruction();
    int width = Byte.SIZE << instruction.naturalAlignment();
    switch (operation.opcode) {
      case MEM_STORE -> {
        store(operation, 0);
        store(operation, 1);
      }
      case MEM_STORE_LANE -> storeLane(operation, width);
      case MEM_LOAD_LANE -> {
        loadLane(operation, width);
        popVector(operation.d);
      }
      default -> {
        load(operation, instruction, width);
        popVector(operation.d);
      }
    }
  }

  private void popVector(int slot) {
    slots.popLong(slot + 1);
    slots.popLong(slot);
  }

  private void store(Operation operation, int half) {
    memory.pushPlace(operation, half * Long.BYTES);
    slots.pushLong(operation.a + half);
    memory.put("putLong", "J");
  }

  private void storeLane(Operation operation, int width) {
    int bit = operation.word(4) * width;
    memory.pushPlace(operation, 0);
    slots.pushLong(operation.a + bit / Long.SIZE);
    if (bit % Long.SIZE != 0) {
      slots.constant(bit % Long.SIZE);
      method.visitInsn(LUSHR);
    }
    if (width == Long.SIZE) {
      memory.put("putLong", "J");
      return;
    }
    method.visitInsn(L2I);
    switch (width) {
      case Byte.SIZE -> {
        method.visitInsn(I2B);
        memory.put("putByte", "B");
      }
      case Short.SIZE -> {
        method.visitInsn(I2S);
        memory.put("putShort", "S");
      }
      default -> memory.put("putInt", "I");
    }
  }

  /** Pushes the halves of a vector of which one lane is loaded. */
  private void loadLane(Operation operation, int width) {
    int bit = operation.word(4) * width;
    for (int half = 0; half < 2; half++) {
      if (bit / Long.SIZE != half) {
        slots.pushLong(operation.b + half);
      } else if (width == Long.SIZE) {
        number(operation, width, 0);
      } else {
        slots.pushLong(operation.b + half);
        number(operation, width, 0);
        slots.constant(Vectors.laneMask(width) << bit);
        slots.constant(bit % Long.SIZE);
        method.visitMethodInsn(INVOKESTATIC, VECTORS, "replaceLane", "(JJJI)J", false);
      }
    }
  }

  /** Pushes the halves of a vector that is loaded. */
  private void load(Operation operation, Opcode instruction, int width) {
    switch (instruction) {
      case V128_LOAD -> {
        number(operation, Long.SIZE, 0);
        number(operation, Long.SIZE, Long.BYTES);
      }
      case V128_LOAD8X8_S -> extend(operation, "extendI8x16S");
      case V128_LOAD8X8_U -> extend(operation, "extendI8x16U");
      case V128_LOAD16X4_S -> extend(operation, "extendI16x8S");
      case V128_LOAD16X4_U -> extend(operation, "extendI16x8U");
      case V128_LOAD32X2_S -> extend(operation, "extendI32x4S");
      case V128_LOAD32X2_U -> extend(operation, "extendI32x4U");
      case V128_LOAD64_ZERO -> {
        number(operation, width, 0);
        method.visitInsn(LCONST_0);
      }
      case V128_LOAD32_ZERO -> {
        number(operation, width, 0);
        method.visitMethodInsn(INVOKESTATIC, LANE_WIDTHS, "extendI32x4U", "(J)J", false);
        method.visitInsn(LCONST_0);
      }
      default -> {
        number(operation, width, 0);
        if (width < Long.SIZE) {
          method.visitMethodInsn(INVOKESTATIC, VECTORS, "splat" + width, "(J)J", false);
        }
        method.visitInsn(DUP2);
      }
    }
  }

  private void extend(Operation operation, String name) {
    for (int half = 0; half < 2; half++) {
      number(operation, Integer.SIZE, half * Integer.BYTES);
      method.visitMethodInsn(INVOKESTATIC, LANE_WIDTHS, name, "(J)J", false);
    }
  }

  /**
   * Pushes a number that is read, as a long, of which the low bits count.
   *
   * @param more what is added to the address
   */
  private void number(Operation operation, int width, int more) {
    memory.pushPlace(operation, more);
    switch (width) {
      case Byte.SIZE -> memory.get("getByte", "B");
      case Short.SIZE -> memory.get("getShort", "S");
      case Integer.SIZE -> memory.get("getInt", "I");
      default -> memory.get("getLong", "J");
    }
    if (width < Long.SIZE) {
      method.visitInsn(I2L);
    }
  }
}
