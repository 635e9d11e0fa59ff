package dev.wizer.tests.faults;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loads our classes with a call of {@link Faults#at} at each site: behind what allocates, behind
 * calls of the JDK that may do so, and where methods begin. Class initializers have none: a class
 * can't be initialized twice.
 */
final class FaultyClasses extends ClassLoader {

  private static final String OURS = "dev.wizer.";
  private static final String FAULTS = Type.getInternalName(Faults.class);

  private int siteCount;

  FaultyClasses() {
    super(FaultyClasses.class.getClassLoader());
  }

  /** {@return how many sites the classes have that were loaded} */
  int siteCount() {
    return siteCount;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || name.equals(Faults.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream resource = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (resource == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = instrumented(resource.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private synchronized byte[] instrumented(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals("<clinit>") ? method : new Sites(method, name);
          }
        },
        0);
    return writer.toByteArray();
  }

  /** Adds the calls to a method. */
  private final class Sites extends MethodVisitor {

    private final String name;

    Sites(MethodVisitor method, String name) {
      super(ASM9, method);
      this.name = name;
    }

    private void site() {
      super.visitLdcInsn(siteCount++);
      super.visitMethodInsn(INVOKESTATIC, FAULTS, "at", "(I)V", false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (!name.equals("<init>")) {
        site();
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      super.visitTypeInsn(opcode, type);
      if (opcode == Opcodes.NEW || opcode == Opcodes.ANEWARRAY) {
        site();
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      super.visitIntInsn(opcode, operand);
      if (opcode == Opcodes.NEWARRAY) {
        site();
      }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      super.visitMultiANewArrayInsn(descriptor, dimensions);
      site();
    }

    @Override
    public void visitInvokeDynamicInsn(
        String called, String descriptor, Handle bootstrap, Object... arguments) {
      super.visitInvokeDynamicInsn(called, descriptor, bootstrap, arguments);
      site();
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String descriptor, boolean isInterface) {
      super.visitMethodInsn(opcode, owner, called, descriptor, isInterface);
      if (owner.startsWith("java/") && Type.getReturnType(descriptor).getSort() >= Type.ARRAY) {
        site();
      }
    }
  }
}
