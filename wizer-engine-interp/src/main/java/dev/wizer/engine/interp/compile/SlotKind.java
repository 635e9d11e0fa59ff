package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * As what a local of compiled code holds a slot. Floating-point numbers are bits in the frame, and
 * may be bits in locals too.
 *
 * <p>A float or a double may be any bits, a signalling NaN's too, and these stay as they are:
 * HotSpot moves them by registers that do not change them, and from kind to kind they go by the
 * JDK's raw conversions.
 */
enum SlotKind {
  /** A number of 32 bits, or the bits of an f32. */
  INT(1, Opcodes.INTEGER, ICONST_0),
  /** A number of 64 bits, or the bits of an f64. */
  LONG(2, Opcodes.LONG, LCONST_0),
  FLOAT(1, Opcodes.FLOAT, FCONST_0),
  DOUBLE(2, Opcodes.DOUBLE, DCONST_0);

  /** How many there are. */
  static final int COUNT = 4;

  /** On 32-bit x86, numbers went through registers that made signalling NaNs quiet. */
  private static final Set<String> KEEPING_BITS = Set.of("amd64", "x86_64", "aarch64");

  /** How many locals it takes. */
  final int size;

  /** The type as stack maps have it. */
  final Integer type;

  private final int zero;

  SlotKind(int size, Integer type, int zero) {
    this.size = size;
    this.type = type;
    this.zero = zero;
  }

  /** Whether the JVM on an architecture, as it names it, keeps the bits of floats and doubles. */
  static boolean keepsBits(String architecture) {
    return KEEPING_BITS.contains(architecture);
  }

  /** Whether it has 32 bits. */
  boolean isNarrow() {
    return size == 1;
  }

  /** Whether it is a floating-point number of the JVM. */
  boolean isFloat() {
    return this == FLOAT || this == DOUBLE;
  }

  void load(MethodVisitor method, int local) {
    method.visitVarInsn(ILOAD + ordinal(), local);
  }

  void store(MethodVisitor method, int local) {
    method.visitVarInsn(ISTORE + ordinal(), local);
  }

  /** Pushes zero, whose bits are zeros. */
  void pushZero(MethodVisitor method) {
    method.visitInsn(zero);
  }

  /** Makes the value on the operand stack one of another kind, with the same bits. */
  void convert(MethodVisitor method, SlotKind to) {
    if (this == to) {
      return;
    }
    SlotKind bits = toBits(method);
    if (bits.isNarrow() && !to.isNarrow()) {
      method.visitInsn(I2L);
    } else if (!bits.isNarrow() && to.isNarrow()) {
      method.visitInsn(L2I);
    }
    if (to == FLOAT) {
      call(method, "Float", "intBitsToFloat", "(I)F");
    } else if (to == DOUBLE) {
      call(method, "Double", "longBitsToDouble", "(J)D");
    }
  }

  private SlotKind toBits(MethodVisitor method) {
    if (this == FLOAT) {
      call(method, "Float", "floatToRawIntBits", "(F)I");
      return INT;
    }
    if (this == DOUBLE) {
      call(method, "Double", "doubleToRawLongBits", "(D)J");
      return LONG;
    }
    return this;
  }

  private static void call(MethodVisitor method, String owner, String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, "java/lang/" + owner, name, descriptor, false);
  }
}
