package dev.wizer.wasm.binary;

import dev.wizer.engine.ModuleBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a module together, section by section. Sections of another module are not copied: they stay
 * ranges of the array that they stand in, and neighbours become one range.
 */
public final class ModuleWriter {

  private final List<ModuleBytes.Piece> pieces = new ArrayList<>();

  /** The last piece, which may still get longer. */
  private ByteRange last;

  /** Makes a writer of a module that begins with the preamble of {@code original}. */
  public ModuleWriter(ModuleBytes original) {
    ModuleBytes.Piece first = original.pieces().get(0);
    this.last =
        new ByteRange(first.array(), first.start(), first.start() + RawSections.PREAMBLE_LENGTH);
  }

  /**
   * Appends a section of another module.
   *
   * @param frame the whole section; what it is a range of must not be changed any more
   */
  public ModuleWriter keep(ByteRange frame) {
    if (frame.array() == last.array() && frame.start() == last.end()) {
      last = last.between(last.start(), frame.end());
    } else {
      endPiece();
      last = frame;
    }
    return this;
  }

  /**
   * Appends a new section.
   *
   * @param section the whole section; what has been written must not be changed any more. It is not
   *     copied if it fills the writer's array
   */
  public ModuleWriter add(WasmWriter section) {
    byte[] frame = section.finish();
    return keep(new ByteRange(frame, 0, frame.length));
  }

  /** {@return the module} */
  public ModuleBytes finish() {
    endPiece();
    return ModuleBytes.of(pieces);
  }

  private void endPiece() {
    pieces.add(new ModuleBytes.Piece(last.array(), last.start(), last.end()));
  }
}
