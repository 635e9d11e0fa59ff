package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.function.Consumer;

/**
 * Parses element segments.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#element-segments">Element
 *     segments</a>
 */
final class ElemParser {

  private static final int PASSIVE_OR_DECLARATIVE = 1;
  private static final int TABLE_OR_DECLARATIVE = 2;
  private static final int EXPRESSIONS = 4;
  private static final int FUNC_KIND = 0;

  private static final ValueType FUNCREF = TypeNames.valueType("funcref");

  private final Cursor cursor;
  private final ModuleBuilder module;
  private final TypeParser types;
  private final ConstExprParser constants;

  ElemParser(Cursor cursor, ModuleBuilder module, ConstExprParser constants) {
    this.cursor = cursor;
    this.module = module;
    this.types = new TypeParser(cursor, module.types());
    this.constants = constants;
  }

  /** Parses an {@code elem} field behind its keyword, but for its end. */
  void parse() {
    module.elems().take(cursor);
    if (cursor.takeKeyword("declare")) {
      parseElements(PASSIVE_OR_DECLARATIVE | TABLE_OR_DECLARATIVE, new WasmWriter());
    } else if (cursor.isIndex() || cursor.is(TokenKind.OPEN) && !types.isRefType()) {
      parseActive();
    } else {
      parseElements(PASSIVE_OR_DECLARATIVE, new WasmWriter());
    }
  }

  private void parseActive() {
    boolean hasTableUse = cursor.isOpen("table");
    WasmWriter mode = new WasmWriter();
    int flags = writeTable(table(), mode);
    constants.parseInside("offset", mode);
    if (!hasTableUse && (cursor.isIndex() || cursor.is(TokenKind.CLOSE))) {
      writeIndices(flags, mode);
    } else {
      parseElements(flags, mode);
    }
  }

  /** The table may be given by an index alone, as it was in older texts. */
  private int table() {
    if (cursor.isIndex()) {
      return cursor.index(module.space(ExternSpace.TABLE));
    }
    if (!cursor.takeOpen("table")) {
      return 0;
    }
    int index = cursor.index(module.space(ExternSpace.TABLE));
    cursor.close();
    return index;
  }

  /** Writes which table a segment is for, unless it is the first, and gives the mode's flags. */
  private static int writeTable(int tableIndex, WasmWriter mode) {
    if (tableIndex == 0) {
      return 0;
    }
    mode.writeU32(tableIndex);
    return TABLE_OR_DECLARATIVE;
  }

  /**
   * Parses elements with their type and writes the segment.
   *
   * @param flags its mode
   * @param mode what the mode needs: table and offset
   */
  private void parseElements(int flags, WasmWriter mode) {
    if (cursor.takeKeyword("func")) {
      writeIndices(flags, mode);
    } else {
      writeExpressions(flags, mode, types.refType());
    }
  }

  private int writeIndices(int flags, WasmWriter mode) {
    SectionContent indices = new SectionContent();
    while (!cursor.is(TokenKind.CLOSE)) {
      indices.add().writeU32(cursor.index(module.space(ExternSpace.FUNC)));
    }
    WasmWriter writer = module.add(SectionId.ELEMENT).writeByte(flags).writeAll(mode);
    if (flags != 0) {
      writer.writeByte(FUNC_KIND);
    }
    writer.writeAll(indices.toVector());
    return indices.count();
  }

  private void parseFuncReference(WasmWriter expression) {
    Opcode.REF_FUNC.write(expression);
    expression.writeU32(cursor.index(module.space(ExternSpace.FUNC)));
    Opcode.END.write(expression);
  }

  private int writeExpressions(int flags, WasmWriter mode, ValueType type) {
    return writeExpressions(flags, mode, type, item -> constants.parseInside("item", item));
  }

  /** The form without a table is for {@code funcref} alone. */
  private int writeExpressions(
      int flags, WasmWriter mode, ValueType type, Consumer<WasmWriter> parser) {
    SectionContent expressions = new SectionContent();
    while (!cursor.is(TokenKind.CLOSE)) {
      parser.accept(expressions.add());
    }
    WasmWriter writer = module.add(SectionId.ELEMENT);
    if (flags == 0 && !type.equals(FUNCREF)) {
      writer.writeByte(EXPRESSIONS | TABLE_OR_DECLARATIVE).writeU32(0).writeAll(mode);
      type.write(writer);
    } else {
      writer.writeByte(EXPRESSIONS | flags).writeAll(mode);
      if (flags != 0) {
        type.write(writer);
      }
    }
    writer.writeAll(expressions.toVector());
    return expressions.count();
  }

  /**
   * Parses a table's elements behind {@code elem}, but for their end, and returns how many. Indices
   * stand for references to functions, whatever the table's type; only the segment of a table of
   * {@code funcref} has a form for them.
   */
  int parseInline(int tableIndex, boolean is64, ValueType type) {
    module.elems().take();
    WasmWriter mode = new WasmWriter();
    int flags = writeTable(tableIndex, mode);
    ConstExprParser.writeZero(is64, mode);
    if (cursor.is(TokenKind.OPEN)) {
      return writeExpressions(flags, mode, type);
    }
    return type.equals(FUNCREF)
        ? writeIndices(flags, mode)
        : writeExpressions(flags, mode, type, this::parseFuncReference);
  }
}
