package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses what vector instructions are followed by.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/text/instructions.html#vector-instructions">
 *     Vector instructions</a>
 */
final class VectorParser {

  private static final int LANES = 16;

  private final Cursor cursor;

  VectorParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Parses a shape and a number for each of its lanes. */
  void parseConstant(WasmWriter writer) {
    int start = cursor.position();
    switch (cursor.keyword()) {
      case "i8x16" -> integers(16, Byte.SIZE, writer);
      case "i16x8" -> integers(8, Short.SIZE, writer);
      case "i32x4" -> integers(4, Integer.SIZE, writer);
      case "i64x2" -> integers(2, Long.SIZE, writer);
      case "f32x4" -> floats(4, FloatFormat.F32, writer);
      case "f64x2" -> floats(2, FloatFormat.F64, writer);
      default -> {
        cursor.moveTo(start);
        throw cursor.unexpected();
      }
    }
  }

  private void integers(int lanes, int bits, WasmWriter writer) {
    checkLaneCount(lanes);
    for (int i = 0; i < lanes; i++) {
      writeLittleEndian(cursor.integer(bits), bits, writer);
    }
  }

  private void floats(int lanes, FloatFormat format, WasmWriter writer) {
    int bits = format == FloatFormat.F32 ? Integer.SIZE : Long.SIZE;
    checkLaneCount(lanes);
    for (int i = 0; i < lanes; i++) {
      writeLittleEndian(cursor.floating(format), bits, writer);
    }
  }

  private static void writeLittleEndian(long value, int bits, WasmWriter writer) {
    for (int shift = 0; shift < bits; shift += Byte.SIZE) {
      writer.writeByte((int) (value >>> shift));
    }
  }

  private void checkLaneCount(int lanes) {
    int start = cursor.position();
    while (cursor.isNumber()) {
      cursor.advance();
    }
    if (cursor.position() - start != lanes) {
      throw cursor.isUnknown()
          ? cursor.unexpected()
          : cursor.error("wrong number of lane literals");
    }
    cursor.moveTo(start);
  }

  /** Parses the lanes that a shuffle takes. */
  void parseShuffle(WasmWriter writer) {
    for (int i = 0; i < LANES; i++) {
      if (!cursor.isNumber()) {
        throw cursor.error("invalid lane length");
      }
      if (!cursor.is(TokenKind.NAT)) {
        throw cursor.error("i8 constant out of range");
      }
      writer.writeByte(cursor.u8());
    }
    if (cursor.isNumber()) {
      throw cursor.error("invalid lane length");
    }
  }
}
