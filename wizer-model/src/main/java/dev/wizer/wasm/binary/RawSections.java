package dev.wizer.wasm.binary;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a module's bytes into sections, without looking into them.
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

  private RawSections() {}

  /**
   * {@return the sections in their order in the module}
   *
   * @throws MalformedModuleException if the bytes don't begin as a module, a section's kind is
   *     unknown, its size does not fit, or non-custom sections are repeated or out of order
   */
  public static List<RawSection> read(byte[] module) {
    WasmReader reader = new WasmReader(module);
    readPreamble(reader);
    List<RawSection> sections = new ArrayList<>();
    SectionId last = SectionId.CUSTOM;
    while (reader.hasMore()) {
      RawSection section = readSection(reader);
      if (section.id() != SectionId.CUSTOM) {
        if (section.id().compareTo(last) <= 0) {
          throw new MalformedModuleException(
              "unexpected content after last section: "
                  + section.id().text()
                  + " section out of order",
              section.frame().start());
        }
        last = section.id();
      }
      sections.add(section);
    }
    return sections;
  }

  private static void readPreamble(WasmReader reader) {
    if (reader.remaining() < Integer.BYTES) {
      throw new MalformedModuleException("unexpected end", reader.end());
    }
    if (reader.readF32Bits() != MAGIC) {
      throw new MalformedModuleException("magic header not detected", 0);
    }
    if (reader.remaining() < Integer.BYTES) {
      throw new MalformedModuleException("unexpected end", reader.end());
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

  private static RawSection readSection(WasmReader reader) {
    int start = reader.position();
    SectionId id = SectionId.ofCode(reader.readByte());
    if (id == null) {
      throw new MalformedModuleException("malformed section id", start);
    }
    ByteRange content = reader.readRange(reader.readU32());
    return new RawSection(id, new ByteRange(start, content.end()), content);
  }
}
