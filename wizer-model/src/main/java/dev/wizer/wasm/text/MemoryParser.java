package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;

/**
 * Parses a memory's type and its initial bytes.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#memories">Memories</a>
 */
final class MemoryParser {

  private final Cursor cursor;
  private final ModuleBuilder module;
  private final LimitsParser limits;
  private final DataParser datas;

  MemoryParser(Cursor cursor, ModuleBuilder module, DataParser datas) {
    this.cursor = cursor;
    this.module = module;
    this.limits = new LimitsParser(cursor);
    this.datas = datas;
  }

  /** Parses what follows a memory's name and exports, but for the field's end. */
  void parse(int memoryIndex) {
    int start = cursor.position();
    boolean is64 = limits.parseIs64();
    int pageSizeLog = limits.parsePageSizeLog();
    LimitsParser.Limits size;
    if (cursor.takeOpen("data")) {
      long length = datas.parseInline(memoryIndex, is64);
      cursor.close();
      long pages = LimitsParser.pages(length, pageSizeLog);
      size = LimitsParser.Limits.exactly(is64, pages, pageSizeLog);
    } else {
      cursor.moveTo(start);
      size = limits.parseMemory();
    }
    size.write(module.add(SectionId.MEMORY));
  }
}
