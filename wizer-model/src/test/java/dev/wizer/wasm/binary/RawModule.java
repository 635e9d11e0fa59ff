package dev.wizer.wasm.binary;

/** Builds small modules for tests, byte by byte, so that wrong ones can be built too. */
public final class RawModule {

  private final WasmWriter out = new WasmWriter();

  /** Begins with the magic number and the version. */
  public RawModule() {
    write(out, 0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00);
  }

  /** {@return the bytes given} */
  public static int[] bytes(int... bytes) {
    return bytes;
  }

  /** {@return the bytes of a name} */
  public static int[] name(String name) {
    return intsOf(new WasmWriter().writeName(name));
  }

  /** {@return all parts after one another} */
  public static int[] concat(int[]... parts) {
    WasmWriter all = new WasmWriter();
    for (int[] part : parts) {
      write(all, part);
    }
    return intsOf(all);
  }

  /** {@return an unsigned integer as LEB128} */
  public static int[] u32(int value) {
    return intsOf(new WasmWriter().writeU32(value));
  }

  /** {@return a code section's entry: the size, then locals and instructions} */
  public static int[] body(int... localsAndInstructions) {
    return concat(u32(localsAndInstructions.length), localsAndInstructions);
  }

  /** Appends a section with the given content. */
  public RawModule section(SectionId id, int... content) {
    WasmWriter section = new WasmWriter();
    write(section, content);
    out.writeSection(id, section);
    return this;
  }

  /** Appends a section that is a vector of the given entries. */
  public RawModule vector(SectionId id, int[]... entries) {
    return section(id, concat(u32(entries.length), concat(entries)));
  }

  /** Appends bytes as they are. */
  public RawModule raw(int... content) {
    write(out, content);
    return this;
  }

  /** {@return the module} */
  public byte[] build() {
    return out.toByteArray();
  }

  private static void write(WasmWriter writer, int... content) {
    for (int value : content) {
      writer.writeByte(value);
    }
  }

  private static int[] intsOf(WasmWriter writer) {
    byte[] written = writer.toByteArray();
    int[] values = new int[written.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = written[i] & 0xFF;
    }
    return values;
  }
}
