package dev.wizer.wasm.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html">Types</a>
 */
final class TypeParser {

  private final Cursor cursor;
  private final TypeTable types;

  TypeParser(Cursor cursor, TypeTable types) {
    this.cursor = cursor;
    this.types = types;
  }

  ValueType valueType() {
    ValueType type = optionalValueType();
    if (type == null) {
      throw cursor.unexpected();
    }
    return type;
  }

  /** {@return the value type that comes next, or null if none does} */
  ValueType optionalValueType() {
    if (cursor.takeOpen("ref")) {
      boolean nullable = cursor.takeKeyword("null");
      long heapType = heapType();
      cursor.close();
      return ValueType.ref(nullable, heapType);
    }
    ValueType type =
        cursor.is(TokenKind.KEYWORD)
            ? TypeNames.valueType(cursor.tokens().text(cursor.position()))
            : null;
    if (type != null) {
      cursor.advance();
    }
    return type;
  }

  ValueType refType() {
    int start = cursor.position();
    ValueType type = valueType();
    if (!type.isReference()) {
      cursor.moveTo(start);
      throw cursor.unexpected();
    }
    return type;
  }

  /** {@return whether a reference type comes next} */
  boolean isRefType() {
    if (cursor.isOpen("ref")) {
      return true;
    }
    int start = cursor.position();
    ValueType type = cursor.is(TokenKind.KEYWORD) ? optionalValueType() : null;
    cursor.moveTo(start);
    return type != null && type.isReference();
  }

  /** {@return a type index, or an abstract heap type's negative code} */
  long heapType() {
    if (cursor.isIndex()) {
      return Integer.toUnsignedLong(cursor.index(types.names()));
    }
    Long code =
        cursor.is(TokenKind.KEYWORD)
            ? TypeNames.heapType(cursor.tokens().text(cursor.position()))
            : null;
    if (code == null) {
      throw cursor.unexpected();
    }
    cursor.advance();
    return code;
  }

  /**
   * {@return the parameters and results that come next}
   *
   * @param names gets an entry for each parameter; null if parameters may have no names
   */
  FuncType funcType(IndexSpace names) {
    List<ValueType> params = new ArrayList<>();
    while (cursor.takeOpen("param")) {
      declarations(params, names);
    }
    List<ValueType> results = new ArrayList<>();
    while (cursor.takeOpen("result")) {
      valueTypes(results);
    }
    if (cursor.isOpen("param") || cursor.isOpen("type")) {
      cursor.advance();
      throw cursor.unexpected();
    }
    return new FuncType(params, results);
  }

  /**
   * Parses what follows {@code param} or {@code local}: one name and a type, or types.
   *
   * @param to where to add the types
   * @param names gets an entry for each; null if they may have no names
   */
  void declarations(List<ValueType> to, IndexSpace names) {
    boolean named = cursor.is(TokenKind.ID) || cursor.isAnnotation(Lexer.NAME);
    if (named && names != null) {
      names.define(cursor);
      to.add(valueType());
      cursor.close();
      return;
    }
    int before = to.size();
    valueTypes(to);
    if (names != null) {
      names.skip(to.size() - before);
    }
  }

  /** Parses types up to a closing parenthesis, and moves past it. */
  void valueTypes(List<ValueType> to) {
    for (ValueType type = optionalValueType(); type != null; type = optionalValueType()) {
      to.add(type);
    }
    cursor.close();
  }
}
