import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the classes of some jars a newer form, where theirs is so old that no AOT cache takes them:
 * with the frames that the newer form needs, and otherwise as they are. The new jar says so in its
 * name and its manifest, and the old one goes. The build of the distribution runs it on its copies
 * of the libraries, as a program of one file, with ASM and these libraries in the class path.
 */
final class ClassUpgrade {

  /** What is older has no frames. */
  private static final int FIRST_WITH_FRAMES = Opcodes.V1_6;

  private static final int NEW_VERSION = Opcodes.V1_8;

  private static final String SUFFIX = ".jar";
  private static final String NEW_SUFFIX = "-upgraded.jar";
  private static final String CHANGES =
      "For wizer: class files of versions before 50 rewritten as version 52, with stack map frames;"
          + " nothing else";

  private ClassUpgrade() {}

  /** Upgrades the jars in the given places. */
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      upgrade(Path.of(jar));
    }
  }

  private static void upgrade(Path jar) throws IOException {
    String name = jar.getFileName().toString();
    Path upgraded =
        jar.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + NEW_SUFFIX);
    try (JarFile old = new JarFile(jar.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(upgraded))) {
      List<JarEntry> entries = Collections.list(old.entries());
      for (JarEntry entry : entries) {
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
          Manifest manifest = old.getManifest();
          manifest.getMainAttributes().putValue("Changes", CHANGES);
          manifest.write(out);
        } else {
          try (InputStream content = old.getInputStream(entry)) {
            out.write(upgrade(entry.getName(), content.readAllBytes()));
          }
        }
      }
    }
    // Where an open file can't be deleted it stays, behind the new one in the class path.
    jar.toFile().delete();
  }

  private static byte[] upgrade(String name, byte[] content) {
    if (!name.endsWith(".class")) {
      return content;
    }
    ClassReader reader = new ClassReader(content);
    if (majorVersion(reader) >= FIRST_WITH_FRAMES) {
      return content;
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    try {
      reader.accept(withNewVersion(writer), ClassReader.SKIP_FRAMES);
      return writer.toByteArray();
    } catch (TypeNotPresentException e) {
      // A class for another library, which is not here: nobody loads it.
      return content;
    }
  }

  private static int majorVersion(ClassReader reader) {
    return reader.readShort(6);
  }

  private static ClassVisitor withNewVersion(ClassVisitor target) {
    return new ClassVisitor(Opcodes.ASM9, target) {
      @Override
      public void visit(
          int version,
          int access,
          String name,
          String signature,
          String superName,
          String[] interfaces) {
        super.visit(NEW_VERSION, access, name, signature, superName, interfaces);
      }
    };
  }
}
