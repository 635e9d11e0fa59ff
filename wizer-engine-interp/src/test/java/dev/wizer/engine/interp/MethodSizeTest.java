package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * HotSpot never compiles methods of more than 8,000 bytes of bytecode, and compiles long ones late:
 * the interpreter would be ten times slower without any other sign.
 */
class MethodSizeTest {

  private static final int MAX_BYTES = 8_000;
  private static final int MAX_LOOP_BYTES = 6_000;
  private static final String LOOP = "exec/ExecutionLoop.exec";

  @Test
  void allMethods_areCompiledByHotSpot() throws IOException, URISyntaxException {
    Map<String, Integer> sizes = sizes();
    assertTrue(sizes.size() > 100, () -> "methods found: " + sizes.size());
    sizes.values().removeIf(size -> size < MAX_BYTES);
    assertEquals(Map.of(), sizes);
  }

  @Test
  void interpreterLoop_leavesRoom() throws IOException, URISyntaxException {
    int size = sizes().get(LOOP);
    assertTrue(size > 1_000 && size < MAX_LOOP_BYTES, () -> LOOP + ": " + size);
  }

  /** The sizes of all methods of the engine, by package, class and name. */
  private static Map<String, Integer> sizes() throws IOException, URISyntaxException {
    Path root = Path.of(InterpEngine.class.getResource("InterpEngine.class").toURI()).getParent();
    Map<String, Integer> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        String name = root.relativize(file).toString().replace('\\', '/').replace(".class", "");
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
          new ClassFile(in).addSizes(name, sizes);
        }
      }
    }
    return sizes;
  }

  /** Just enough of a class file to find the lengths of the code of its methods. */
  private static final class ClassFile {

    private final DataInputStream in;
    private final String[] strings;

    ClassFile(DataInputStream in) throws IOException {
      this.in = in;
      in.skipNBytes(8);
      this.strings = new String[in.readUnsignedShort()];
      for (int i = 1; i < strings.length; i++) {
        i += readConstant(i);
      }
      in.skipNBytes(6);
      in.skipNBytes(2L * in.readUnsignedShort());
    }

    /** Reads an entry of the constant pool and gives how many more it occupies. */
    private int readConstant(int index) throws IOException {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> strings[index] = in.readUTF();
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 5, 6 -> in.skipNBytes(8);
        default -> in.skipNBytes(4);
      }
      return tag == 5 || tag == 6 ? 1 : 0;
    }

    void addSizes(String className, Map<String, Integer> sizes) throws IOException {
      readMembers(className, null);
      readMembers(className, sizes);
    }

    private void readMembers(String className, Map<String, Integer> sizes) throws IOException {
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        in.skipNBytes(2);
        String name = className + "." + strings[in.readUnsignedShort()];
        in.skipNBytes(2);
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          readAttribute(name, sizes);
        }
      }
    }

    private void readAttribute(String name, Map<String, Integer> sizes) throws IOException {
      String attribute = strings[in.readUnsignedShort()];
      int length = in.readInt();
      if (sizes != null && attribute.equals("Code")) {
        in.skipNBytes(4);
        sizes.merge(name, in.readInt(), Math::max);
        length -= 8;
      }
      in.skipNBytes(length);
    }
  }
}
