package dev.wizer.engine.interp;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;

/** Just enough of a class file to find the lengths of the code of its methods. */
public final class MethodSizes {

  private final DataInputStream in;
  private final String[] strings;

  private MethodSizes(DataInputStream in) throws IOException {
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

  /**
   * Adds the sizes of a class's methods.
   *
   * @param name the class's name, which the names of the methods follow
   * @param sizes the largest for each name
   */
  public static void add(byte[] classFile, String name, Map<String, Integer> sizes)
      throws IOException {
    new MethodSizes(new DataInputStream(new ByteArrayInputStream(classFile))).addSizes(name, sizes);
  }

  private void addSizes(String className, Map<String, Integer> sizes) throws IOException {
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
