package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.interp.num.Shapes;
import dev.wizer.engine.interp.num.Vectors;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the bytecode of operations that compute with vectors, of which each is two locals. Both
 * halves of a result are computed before either is put into its local, which an operand may share.
 */
final class VectorWriter {

  private static final String VECTORS = Names.NUM + "Vectors";
  private static final int LANE_MASK = 0xFF;

  private final MethodVisitor method;
  private final SlotCode slots;
  private final ShuffleWriter shuffles;

  VectorWriter(MethodVisitor method, SlotCode slots) {
    this.method = method;
    this.slots = slots;
    this.shuffles = new ShuffleWriter(method, slots);
  }

  /** Writes an operation, if it is one of these; gives whether it is. */
  boolean write(Operation operation) {
    if (operation.computesVector()) {
      compute(operation, VectorInstruction.of(operation.vectorInstruction()));
      return true;
    }
    switch (operation.opcode) {
      case SELECT_V -> select(operation);
      case SHUFFLE -> {
        shuffles.write(operation);
        popVector(operation.d);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Pops a vector, whose high half is on top. */
  private void popVector(int slot) {
    slots.popLong(slot + 1);
    slots.popLong(slot);
  }

  private void call(String owner, String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, owner, name, descriptor, false);
  }

  private void select(Operation operation) {
    for (int half = 0; half < 2; half++) {
      slots.pushLong(operation.a + half);
      slots.pushLong(operation.b + half);
      slots.pushInt(operation.word(2));
      call(Names.NUM + "V128", "choose", "(JJI)J");
    }
    popVector(operation.d);
  }

  private void compute(Operation operation, VectorInstruction instruction) {
    int a = operation.a;
    switch (instruction.form()) {
      case HALVES -> {
        half(operation, instruction, 0);
        half(operation, instruction, 1);
      }
      case SCALAR -> {
        pushVector(a);
        call(instruction, "JJ", 'I');
        slots.popInt(operation.d);
        return;
      }
      case LOOKUP -> {
        for (int half = 0; half < 2; half++) {
          pushVector(a);
          slots.pushLong(operation.b + half);
          call(instruction, "JJJ", 'J');
        }
      }
      case NARROW -> {
        pushVector(a);
        call(instruction, "JJ", 'J');
        pushVector(operation.b);
        call(instruction, "JJ", 'J');
      }
      case WIDEN_LOW -> widen(operation, instruction, 0);
      case WIDEN_HIGH -> widen(operation, instruction, 1);
      case LOW_ONLY -> {
        pushVector(a);
        call(instruction, "JJ", 'J');
        method.visitInsn(LCONST_0);
      }
      case SPLAT -> {
        splat(a, instruction.width());
        method.visitInsn(DUP2);
      }
      case EXTRACT -> {
        extract(operation, instruction.width());
        return;
      }
      case REPLACE -> replace(operation, instruction.width());
    }
    popVector(operation.d);
  }

  private void pushVector(int slot) {
    slots.pushLong(slot);
    slots.pushLong(slot + 1);
  }

  private void half(Operation operation, VectorInstruction instruction, int half) {
    String signature = operation.vectorInstruction().signature();
    StringBuilder operands = new StringBuilder();
    for (int i = 0; signature.charAt(i) != ':'; i++) {
      int slot = operation.vectorOperand(i);
      if (signature.charAt(i) == 'v') {
        slots.pushLong(slot + half);
        operands.append('J');
      } else {
        pushDistance(slot, instruction.width());
        operands.append('I');
      }
    }
    if (instruction.name() == null) {
      method.visitInsn(instruction.instruction());
    } else {
      call(instruction, operands.toString(), 'J');
    }
  }

  /** Pushes by how many bits lanes are to be shifted, of which the JVM takes six bits itself. */
  private void pushDistance(int slot, int width) {
    slots.pushInt(slot);
    if (width < Long.SIZE) {
      slots.constant(width - 1);
      method.visitInsn(IAND);
    }
  }

  private void widen(Operation operation, VectorInstruction instruction, int half) {
    int operands = operation.vectorInstruction().signature().indexOf(':');
    for (int part = 0; part < 2; part++) {
      for (int i = 0; i < operands; i++) {
        slots.pushLong(operation.vectorOperand(i) + half);
        if (part == 1) {
          slots.constant(Integer.SIZE);
          method.visitInsn(LUSHR);
        }
      }
      call(instruction, "J".repeat(operands), 'J');
    }
  }

  /** Calls the method of an instruction, whose operands are on the stack. */
  private void call(VectorInstruction instruction, String operands, char result) {
    VectorInstruction.LaneConstants constants = instruction.constants();
    int shape = Shapes.ofWidth(instruction.width());
    if (constants != VectorInstruction.LaneConstants.NONE) {
      slots.constant(Shapes.signs(shape));
    }
    if (constants == VectorInstruction.LaneConstants.SIGNS_AND_TOP) {
      slots.constant(Shapes.top(shape));
    }
    String descriptor = "(" + operands + constants.types + ")" + result;
    call(instruction.owner(), instruction.name(), descriptor);
  }

  /** Pushes half of a vector whose lanes are all the same scalar. */
  private void splat(int slot, int width) {
    if (width == Long.SIZE) {
      slots.pushLong(slot);
    } else {
      slots.pushInt(slot);
      method.visitInsn(I2L);
      call(VECTORS, "splat" + width, "(J)J");
    }
  }

  private void extract(Operation operation, int width) {
    int bit = lane(operation) * width;
    slots.pushLong(operation.a + bit / Long.SIZE);
    if (width == Long.SIZE) {
      slots.popLong(operation.d);
      return;
    }
    if (bit % Long.SIZE != 0) {
      slots.constant(bit % Long.SIZE);
      method.visitInsn(LUSHR);
    }
    method.visitInsn(L2I);
    boolean signed = operation.vectorInstruction().mnemonic().endsWith("_s");
    if (width == Short.SIZE) {
      method.visitInsn(signed ? I2S : I2C);
    } else if (width == Byte.SIZE && signed) {
      method.visitInsn(I2B);
    } else if (width == Byte.SIZE) {
      slots.constant(LANE_MASK);
      method.visitInsn(IAND);
    }
    slots.popInt(operation.d);
  }

  private static int lane(Operation operation) {
    return operation.word(2) & 0xFFFF;
  }

  private void replace(Operation operation, int width) {
    int bit = lane(operation) * width;
    for (int half = 0; half < 2; half++) {
      if (bit / Long.SIZE != half) {
        slots.pushLong(operation.a + half);
      } else if (width == Long.SIZE) {
        slots.pushLong(operation.b);
      } else {
        slots.pushLong(operation.a + half);
        slots.pushInt(operation.b);
        method.visitInsn(I2L);
        pushLane(width, bit);
        call(VECTORS, "replaceLane", "(JJJI)J");
      }
    }
  }

  private void pushLane(int width, int bit) {
    slots.constant(Vectors.laneMask(width) << bit);
    slots.constant(bit % Long.SIZE);
  }
}
