package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.OptionalLong;

/**
 * Parses memory arguments: which memory, at which offset, with which alignment.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/text/instructions.html#memory-instructions">
 *     Memory instructions</a>
 */
final class MemArgParser {

  private static final String OFFSET = "offset=";
  private static final String ALIGN = "align=";

  private final Cursor cursor;
  private final IndexSpace memories;

  MemArgParser(Cursor cursor, IndexSpace memories) {
    this.cursor = cursor;
    this.memories = memories;
  }

  void parse(int naturalAlignment, WasmWriter writer) {
    write(cursor.optionalIndex(memories, 0), naturalAlignment, writer);
  }

  /** Of two indices, the first is the memory; one alone is the lane. */
  void parseWithLane(int naturalAlignment, WasmWriter writer) {
    boolean hasMemory = cursor.is(TokenKind.ID) || cursor.is(TokenKind.NAT) && !isLane();
    write(hasMemory ? cursor.index(memories) : 0, naturalAlignment, writer);
    writer.writeByte(cursor.u8());
  }

  private boolean isLane() {
    int next = cursor.position() + 1;
    TokenKind kind = cursor.tokens().kind(next);
    return kind != TokenKind.NAT && !startsWith(next, OFFSET) && !startsWith(next, ALIGN);
  }

  private void write(int memoryIndex, int naturalAlignment, WasmWriter writer) {
    long offset = startsWith(OFFSET) ? value(OFFSET, Long.SIZE) : 0;
    int alignment = startsWith(ALIGN) ? alignment() : naturalAlignment;
    if (memoryIndex == 0) {
      writer.writeU32(alignment);
    } else {
      writer.writeU32(alignment | Immediates.MEMORY_INDEX_FLAG).writeU32(memoryIndex);
    }
    writer.writeU64(offset);
  }

  private boolean startsWith(String prefix) {
    return startsWith(cursor.position(), prefix);
  }

  private boolean startsWith(int token, String prefix) {
    Tokens tokens = cursor.tokens();
    return tokens.kind(token) == TokenKind.KEYWORD
        && tokens.source().text().startsWith(prefix, tokens.start(token));
  }

  private long value(String prefix, int bits) {
    String text = cursor.tokens().text(cursor.position());
    if (!Keywords.isKnown(text)) {
      throw cursor.unexpected();
    }
    OptionalLong value = NumberParser.unsigned(text.substring(prefix.length()), bits);
    if (value.isEmpty()) {
      throw cursor.error("i" + bits + " constant out of range: " + Cursor.shown(text));
    }
    cursor.advance();
    return value.getAsLong();
  }

  private int alignment() {
    int token = cursor.position();
    long alignment = value(ALIGN, Long.SIZE);
    if (Long.bitCount(alignment) != 1) {
      throw cursor.tokens().error(token, "alignment must be a power of two");
    }
    return Long.numberOfTrailingZeros(alignment);
  }
}
