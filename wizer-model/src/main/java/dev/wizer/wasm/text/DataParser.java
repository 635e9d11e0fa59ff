package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses data segments.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#data-segments">Data
 *     segments</a>
 */
final class DataParser {

  private static final int ACTIVE = 0;
  private static final int PASSIVE = 1;
  private static final int ACTIVE_WITH_MEMORY = 2;

  private final Cursor cursor;
  private final ModuleBuilder module;
  private final ConstExprParser constants;

  DataParser(Cursor cursor, ModuleBuilder module, ConstExprParser constants) {
    this.cursor = cursor;
    this.module = module;
    this.constants = constants;
  }

  /** Parses a {@code data} field behind its keyword, but for its end. */
  void parse() {
    module.datas().take(cursor);
    WasmWriter writer = module.add(SectionId.DATA);
    if (cursor.is(TokenKind.OPEN) || cursor.isIndex()) {
      writeMemory(memory(), writer);
      constants.parseInside("offset", writer);
    } else {
      writer.writeByte(PASSIVE);
    }
    writeBytes(writer);
  }

  /** The memory may be given by an index alone, as it was in older texts. */
  private int memory() {
    if (cursor.isIndex()) {
      return cursor.index(module.space(ExternSpace.MEMORY));
    }
    if (!cursor.takeOpen("memory")) {
      return 0;
    }
    int index = cursor.index(module.space(ExternSpace.MEMORY));
    cursor.close();
    return index;
  }

  private static void writeMemory(int memoryIndex, WasmWriter writer) {
    if (memoryIndex == 0) {
      writer.writeByte(ACTIVE);
    } else {
      writer.writeByte(ACTIVE_WITH_MEMORY).writeU32(memoryIndex);
    }
  }

  /** Parses a memory's bytes behind {@code data}, but for the end, and returns how many. */
  long parseInline(int memoryIndex, boolean is64) {
    module.datas().take();
    WasmWriter writer = module.add(SectionId.DATA);
    writeMemory(memoryIndex, writer);
    ConstExprParser.writeZero(is64, writer);
    return writeBytes(writer);
  }

  private int writeBytes(WasmWriter writer) {
    WasmWriter bytes = new WasmWriter();
    while (!cursor.is(TokenKind.CLOSE)) {
      byte[] string = cursor.string();
      bytes.writeBytes(string, 0, string.length);
    }
    writer.writeU32(bytes.lengthInBytes()).writeAll(bytes);
    return bytes.lengthInBytes();
  }
}
