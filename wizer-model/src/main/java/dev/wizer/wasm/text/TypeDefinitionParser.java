package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses type definitions and groups of them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html#recursive-types">Recursive
 *     types</a>
 */
final class TypeDefinitionParser {

  private static final int REC = 0x4E;
  private static final int SUB_FINAL = 0x4F;
  private static final int SUB = 0x50;
  private static final int STRUCT = 0x5F;
  private static final int ARRAY = 0x5E;
  private static final ValueType I8 = ValueType.ofCode(0x78);
  private static final ValueType I16 = ValueType.ofCode(0x77);

  private final Cursor cursor;
  private final TypeTable types;
  private final TypeParser parser;

  TypeDefinitionParser(Cursor cursor, TypeTable types) {
    this.cursor = cursor;
    this.types = types;
    this.parser = new TypeParser(cursor, types);
  }

  /** Parses a {@code rec} field behind its keyword. */
  void parseGroup() {
    WasmWriter group = new WasmWriter();
    int count = 0;
    boolean plain = false;
    while (cursor.takeOpen("type")) {
      plain = parseType(group);
      count++;
    }
    cursor.close();
    types.groups().add().writeByte(REC).writeU32(count).writeAll(group);
    if (count == 1 && plain) {
      types.lastIsPlain();
    }
  }

  /** Parses a {@code type} field behind its keyword. */
  void parseSingle() {
    if (parseType(types.groups().add())) {
      types.lastIsPlain();
    }
  }

  /** Tells whether the type is a function type that is final and has no supertypes. */
  private boolean parseType(WasmWriter writer) {
    types.names().take(cursor);
    boolean isSub = cursor.takeOpen("sub");
    boolean plain = !isSub || writeSub(writer);
    IndexSpace fields = new IndexSpace("field");
    FuncType funcType = parseComposite(fields, writer);
    types.add(funcType, fields);
    if (isSub) {
      cursor.close();
    }
    cursor.close();
    return plain && funcType != null;
  }

  /** Tells whether the type is as plain as one without all this. */
  private boolean writeSub(WasmWriter writer) {
    boolean isFinal = cursor.takeKeyword("final");
    List<Integer> supertypes = new ArrayList<>();
    while (cursor.isIndex()) {
      supertypes.add(cursor.index(types.names()));
    }
    boolean plain = isFinal && supertypes.isEmpty();
    if (!plain) {
      writer.writeByte(isFinal ? SUB_FINAL : SUB).writeU32(supertypes.size());
      supertypes.forEach(writer::writeU32);
    }
    return plain;
  }

  private FuncType parseComposite(IndexSpace fields, WasmWriter writer) {
    if (cursor.takeOpen("struct")) {
      writer.writeByte(STRUCT);
      writeFields(fields, writer);
      return null;
    }
    if (cursor.takeOpen("array")) {
      writer.writeByte(ARRAY);
      writeField(writer);
      cursor.close();
      return null;
    }
    cursor.expectOpen("func");
    FuncType type = parser.funcType(IndexSpace.ofUnusedParams());
    cursor.close();
    type.write(writer);
    return type;
  }

  private void writeFields(IndexSpace names, WasmWriter writer) {
    WasmWriter fields = new WasmWriter();
    while (cursor.takeOpen("field")) {
      if (cursor.is(TokenKind.ID) || cursor.isAnnotation(Lexer.NAME)) {
        names.define(cursor);
        writeField(fields);
      } else {
        while (!cursor.is(TokenKind.CLOSE)) {
          writeField(fields);
          names.skip(1);
        }
      }
      cursor.close();
    }
    cursor.close();
    writer.writeU32(names.size()).writeAll(fields);
  }

  private void writeField(WasmWriter writer) {
    boolean mutable = cursor.takeOpen("mut");
    storageType().write(writer);
    if (mutable) {
      cursor.close();
    }
    writer.writeByte(mutable ? 1 : 0);
  }

  private ValueType storageType() {
    if (cursor.takeKeyword("i8")) {
      return I8;
    }
    return cursor.takeKeyword("i16") ? I16 : parser.valueType();
  }
}
