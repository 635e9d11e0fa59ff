package dev.wizer.wasm.binary;

/**
 * Reads a module's sections one after another, without looking into them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#binary-module">Modules
 *     </a>
 */
public final class RawSections {

  /** Bytes of the magic number and the version. */
  public static final int PREAMBLE_LENGTH = 8;

  private static final int MAGIC = 0x6D736100;
  private static final int VERSION = 1;
  private static final int COMPONENT_VERSION = 0x0001000D;

  private final WasmReader reader;

  /** The last section that was read and is not custom. */
  private SectionId last = SectionId.CUSTOM;

  /**
   * Begins to read a module.
   *
   * @throws MalformedModuleException if the bytes don't begin as a module
   */
  public RawSections(byte[] module) {
    this.reader = new WasmReader(module);
    readPreamble(reader);
  }

  /** {@return whether there is one more section} */
  public boolean hasMore() {
    return reader.hasMore();
  }

  /**
   * {@return the next section}
   *
   * @throws MalformedModuleException if its kind is unknown, its size does not fit, or it is not
   *     custom and repeated or out of order
   */
  public RawSection read() {
    int start = reader.position();
    SectionId id = SectionId.ofCode(reader.readByte());
    if (id == null) {
      throw new MalformedModuleException("malformed section id", start);
    }
    ByteRange content = reader.readRange(reader.readU32());
    if (id != SectionId.CUSTOM) {
      checkOrder(id, start);
      last = id;
    }
    return new RawSection(id, new ByteRange(start, content.end()), content);
  }

  private void checkOrder(SectionId id, int start) {
    if (id.compareTo(last) <= 0) {
      throw new MalformedModuleException(
          "unexpected content after last section: " + id.text() + " section out of order", start);
    }
  }

  private static void readPreamble(WasmReader reader) {
    if (reader.readF32Bits() != MAGIC) {
      throw new MalformedModuleException("magic header not detected", 0);
    }
    int version = reader.readF32Bits();
    if (version == COMPONENT_VERSION) {
      throw new MalformedModuleException(
          "unknown binary version: this is a component, not a module", Integer.BYTES);
    }
    if (version != VERSION) {
      throw new MalformedModuleException("unknown binary version", Integer.BYTES);
    }
  }
}
