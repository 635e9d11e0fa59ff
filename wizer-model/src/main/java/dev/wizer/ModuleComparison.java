package dev.wizer;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.ModuleBytes.Piece;
import java.util.Arrays;
import java.util.List;

/** Compares modules whose pieces may be divided in different ways. */
final class ModuleComparison {

  private ModuleComparison() {}

  /**
   * {@return the offset of the first byte that is not in both modules, or -1 if they are the same}
   */
  static long firstDifference(ModuleBytes first, ModuleBytes second) {
    int common = Math.min(first.lengthInBytes(), second.lengthInBytes());
    Cursor one = new Cursor(first.pieces());
    Cursor other = new Cursor(second.pieces());
    for (int offset = 0; offset < common; ) {
      int length = Math.min(common - offset, Math.min(one.remaining(), other.remaining()));
      int difference =
          Arrays.mismatch(
              one.array(), one.at, one.at + length, other.array(), other.at, other.at + length);
      if (difference >= 0) {
        return offset + difference;
      }
      one.at += length;
      other.at += length;
      offset += length;
    }
    return first.lengthInBytes() == second.lengthInBytes() ? -1 : common;
  }

  /** A byte of a module. */
  private static final class Cursor {

    private final List<Piece> pieces;
    private int piece;
    private int at;

    Cursor(List<Piece> pieces) {
      this.pieces = pieces;
      this.at = pieces.get(0).start();
    }

    /** Goes on to the piece that has the byte. {@return how many bytes it has from there on} */
    int remaining() {
      while (at == pieces.get(piece).end()) {
        at = pieces.get(++piece).start();
      }
      return pieces.get(piece).end() - at;
    }

    byte[] array() {
      return pieces.get(piece).array();
    }
  }
}
