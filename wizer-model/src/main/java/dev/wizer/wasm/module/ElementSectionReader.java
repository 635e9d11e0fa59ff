package dev.wizer.wasm.module;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.RefType;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the element section. */
final class ElementSectionReader {

  /** Set: passive or declarative. Clear: active. */
  private static final int NOT_ACTIVE = 1;

  /** For an active segment: the table's index is given. For another one: it is declarative. */
  private static final int EXPLICIT_INDEX_OR_DECLARATIVE = 2;

  /** Set: elements are constant expressions. Clear: they are function indices. */
  private static final int EXPRESSIONS = 4;

  /** What function indices stand for: never null. */
  private static final RefType FUNCTIONS = new RefType(false, AbstractHeapType.FUNC);

  private ElementSectionReader() {}

  static List<Elem> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_ELEMENT_SEGMENTS, "element segments");
    List<Elem> elems = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elems.add(readElem(reader));
    }
    return elems;
  }

  private static Elem readElem(WasmReader reader) {
    int start = reader.position();
    int flags = reader.readU32();
    if ((flags & ~7) != 0) {
      throw new MalformedModuleException("malformed elements segment kind", start);
    }
    boolean expressions = (flags & EXPRESSIONS) != 0;
    Elem.Mode mode = readMode(reader, flags);
    boolean hasType = (flags & (NOT_ACTIVE | EXPLICIT_INDEX_OR_DECLARATIVE)) != 0;
    RefType type = hasType ? readType(reader, expressions) : impliedType(expressions);
    Elem.Init init = expressions ? readExpressions(reader) : readFuncIndices(reader);
    return new Elem(type, init, mode, reader.rangeFrom(start));
  }

  private static Elem.Mode readMode(WasmReader reader, int flags) {
    boolean second = (flags & EXPLICIT_INDEX_OR_DECLARATIVE) != 0;
    if ((flags & NOT_ACTIVE) != 0) {
      return second ? new Elem.Declarative() : new Elem.Passive();
    }
    int tableIndex = second ? reader.readU32() : 0;
    return new Elem.Active(tableIndex, ConstExprReader.read(reader));
  }

  private static RefType readType(WasmReader reader, boolean expressions) {
    if (expressions) {
      return TypeReader.readRefType(reader);
    }
    int start = reader.position();
    if (reader.readByte() != 0) {
      throw new MalformedModuleException("malformed element kind", start);
    }
    return FUNCTIONS;
  }

  private static RefType impliedType(boolean expressions) {
    return expressions ? RefType.FUNCREF : FUNCTIONS;
  }

  private static Elem.FuncIndices readFuncIndices(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_TABLE_ELEMENTS, "elements");
    return new Elem.FuncIndices(reader.readU32s(count));
  }

  private static Elem.Expressions readExpressions(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_TABLE_ELEMENTS, "elements");
    List<ConstExpr> expressions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      expressions.add(ConstExprReader.read(reader));
    }
    return new Elem.Expressions(expressions);
  }
}
