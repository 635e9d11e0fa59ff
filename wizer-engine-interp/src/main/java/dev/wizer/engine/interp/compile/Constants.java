package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * The objects that a compiled class refers to: static final fields, so that HotSpot takes them for
 * constants. They come to the class in an array.
 */
final class Constants {

  private final String owner;
  private final List<Object> values = new ArrayList<>();
  private final List<String> descriptors = new ArrayList<>();

  Constants(String owner) {
    this.owner = owner;
  }

  /** Adds a constant and gives its number. */
  int add(Object value, String descriptor) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == value) {
        return i;
      }
    }
    values.add(value);
    descriptors.add(descriptor);
    return values.size() - 1;
  }

  /** Pushes a constant. */
  void push(MethodVisitor method, int number) {
    method.visitFieldInsn(GETSTATIC, owner, name(number), descriptors.get(number));
  }

  private static String name(int number) {
    return "c" + number;
  }

  Object[] values() {
    return values.toArray();
  }

  /** Declares the fields. */
  void declare(ClassVisitor type) {
    for (int i = 0; i < values.size(); i++) {
      type.visitField(ACC_STATIC | ACC_FINAL, name(i), descriptors.get(i), null, null).visitEnd();
    }
  }

  /** Sets the fields from the array in a local. */
  void initialise(MethodVisitor method, int local) {
    for (int i = 0; i < values.size(); i++) {
      String descriptor = descriptors.get(i);
      method.visitVarInsn(ALOAD, local);
      method.visitIntInsn(SIPUSH, i);
      method.visitInsn(AALOAD);
      boolean array = descriptor.charAt(0) == '[';
      String type = array ? descriptor : descriptor.substring(1, descriptor.length() - 1);
      method.visitTypeInsn(CHECKCAST, type);
      method.visitFieldInsn(PUTSTATIC, owner, name(i), descriptor);
    }
  }
}
