package dev.wizer.wasm.binary;

import dev.wizer.engine.ModuleBytes;
import java.util.Iterator;

/**
 * Reads a module's sections one after another, piece by piece, without looking into them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#binary-module">Modules
 *     </a>
 */
public final class RawSections {

  /** Bytes of the magic number and the version. */
  public static final int PREAMBLE_LENGTH = 8;

  private static final int MAGIC = 0x6D736100;
  private static final int VERSION = 1;

  /** The version of components, whose low half has changed with the drafts of their format. */
  private static final int COMPONENT_LAYER = 1;

  private static final int FIRST_COMPONENT_DRAFT = 0x0A;
  private static final int COMPONENT_DRAFT = 0x0D;

  private final Iterator<ModuleBytes.Piece> pieces;

  /** Reads the piece at which reading is. */
  private WasmReader reader;

  /** The last section that was read and is not custom. */
  private SectionId last = SectionId.CUSTOM;

  /**
   * Begins to read a module.
   *
   * @throws MalformedModuleException if the bytes don't begin as a module
   * @throws UnsupportedModuleException if they begin as a component
   */
  public RawSections(ModuleBytes module) {
    this.pieces = module.pieces().iterator();
    this.reader = readerOf(pieces.next());
    readPreamble(reader);
  }

  private static WasmReader readerOf(ModuleBytes.Piece piece) {
    return new WasmReader(new ByteRange(piece.array(), piece.start(), piece.end()));
  }

  /** {@return whether there is one more section} */
  public boolean hasMore() {
    while (!reader.hasMore() && pieces.hasNext()) {
      reader = readerOf(pieces.next());
    }
    return reader.hasMore();
  }

  /**
   * {@return the next section; there is one}
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
    return new RawSection(id, reader.rangeFrom(start), content);
  }

  /** {@return the offset after the last byte of the piece that holds the last section read} */
  public int pieceEnd() {
    return reader.end();
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
    if (isComponent(version)) {
      throw UnsupportedModuleException.component(Integer.BYTES);
    }
    if (version != VERSION) {
      throw new MalformedModuleException("unknown binary version", Integer.BYTES);
    }
  }

  private static boolean isComponent(int version) {
    int draft = version & 0xFFFF;
    return version >>> 16 == COMPONENT_LAYER
        && draft >= FIRST_COMPONENT_DRAFT
        && draft <= COMPONENT_DRAFT;
  }
}
