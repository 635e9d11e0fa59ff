package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses a table's type and its initial elements.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#tables">Tables</a>
 */
final class TableParser {

  private static final int WITH_INITIAL_VALUE = 0x40;

  private final Cursor cursor;
  private final ModuleBuilder module;
  private final TypeParser types;
  private final LimitsParser limits;
  private final ElemParser elems;
  private final ConstExprParser constants;

  TableParser(Cursor cursor, ModuleBuilder module, ElemParser elems, ConstExprParser constants) {
    this.cursor = cursor;
    this.module = module;
    this.types = new TypeParser(cursor, module.types());
    this.limits = new LimitsParser(cursor);
    this.elems = elems;
    this.constants = constants;
  }

  /** Parses what follows a table's name and exports, but for the field's end. */
  void parse(int tableIndex) {
    int start = cursor.position();
    boolean is64 = limits.parseIs64();
    if (types.isRefType()) {
      parseWithElements(tableIndex, is64);
    } else {
      cursor.moveTo(start);
      parseWithLimits();
    }
  }

  private void parseWithElements(int tableIndex, boolean is64) {
    ValueType type = types.refType();
    cursor.expectOpen("elem");
    int count = elems.parseInline(tableIndex, is64, type);
    cursor.close();
    WasmWriter writer = module.add(SectionId.TABLE);
    type.write(writer);
    LimitsParser.Limits.exactly(is64, count, -1).write(writer);
  }

  private void parseWithLimits() {
    LimitsParser.Limits size = limits.parseTable();
    ValueType type = types.refType();
    WasmWriter writer = module.add(SectionId.TABLE);
    boolean hasInit = !cursor.is(TokenKind.CLOSE);
    if (hasInit) {
      writer.writeByte(WITH_INITIAL_VALUE).writeByte(0);
    }
    type.write(writer);
    size.write(writer);
    if (hasInit) {
      constants.parseSequence(writer);
    }
  }
}
