package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;
import java.util.List;

/**
 * Parses uses of function types: by index, in full, or both.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#type-uses">Type uses</a>
 */
final class TypeUseParser {

  private final Cursor cursor;
  private final TypeTable types;
  private final TypeParser parser;

  TypeUseParser(Cursor cursor, TypeTable types) {
    this.cursor = cursor;
    this.types = types;
    this.parser = new TypeParser(cursor, types);
  }

  /**
   * {@return the index of the type}
   *
   * @param names gets an entry for each parameter; null if parameters may have no names
   */
  int parse(IndexSpace names) {
    if (!cursor.isOpen("type")) {
      return types.indexOf(parser.funcType(names));
    }
    int index = reference();
    int start = cursor.position();
    FuncType inline = parser.funcType(names);
    if (cursor.position() > start) {
      checkSame(index, inline, start);
    } else if (names != null && types.funcType(index) != null) {
      names.skip(types.funcType(index).params().size());
    }
    return index;
  }

  private int reference() {
    cursor.expectOpen("type");
    int index = cursor.index(types.names());
    cursor.close();
    return index;
  }

  private void checkSame(int index, FuncType inline, int start) {
    if (!inline.equals(types.funcType(index))) {
      cursor.moveTo(start);
      throw cursor.error(types.has(index) ? "inline function type" : "unknown type " + index);
    }
  }

  /** Parses a block type, which has shorter forms than a type index. */
  void parseBlockType(WasmWriter writer) {
    if (cursor.isOpen("type")) {
      writer.writeS64(Integer.toUnsignedLong(parse(null)));
      return;
    }
    FuncType type = parser.funcType(null);
    List<ValueType> results = type.results();
    if (!type.params().isEmpty() || results.size() > 1) {
      writer.writeS64(types.indexOf(type));
    } else if (results.isEmpty()) {
      writer.writeByte(ValueType.EMPTY);
    } else {
      results.get(0).write(writer);
    }
  }
}
