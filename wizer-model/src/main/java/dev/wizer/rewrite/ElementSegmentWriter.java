package dev.wizer.rewrite;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.snapshot.ElementSegment;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ConstExpr;
import dev.wizer.wasm.module.ConstExprWriter;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.TableType;
import dev.wizer.wasm.module.TypeWriter;
import java.util.BitSet;

/** Writes element segments, each in the shortest form that it has. */
final class ElementSegmentWriter {

  private static final int ACTIVE = 0;
  private static final int PASSIVE = 1;
  private static final int ACTIVE_WITH_TABLE = 2;
  private static final int DECLARATIVE = 3;
  private static final int ACTIVE_EXPRESSIONS = 4;
  private static final int PASSIVE_EXPRESSIONS = 5;
  private static final int ACTIVE_EXPRESSIONS_WITH_TABLE = 6;
  private static final int FUNC_KIND = 0;

  private final Module module;
  private final ExpressionWriter expressions;
  private final InstructionCopier copier;

  ElementSegmentWriter(Module module, GlobalNumbering globals, ExpressionWriter expressions) {
    this.module = module;
    this.expressions = expressions;
    this.copier = new InstructionCopier(globals);
  }

  /** Copies one of the module's own segments. */
  void copy(Elem elem, WasmWriter target) {
    int copied = elem.range().start();
    if (elem.mode() instanceof Elem.Active active) {
      copied = copy(copied, active.offset(), target);
    }
    if (elem.init() instanceof Elem.Expressions list) {
      for (ConstExpr expression : list.expressions()) {
        copied = copy(copied, expression, target);
      }
    }
    target.writeBytes(elem.range().between(copied, elem.range().end()));
  }

  private int copy(int from, ConstExpr expression, WasmWriter target) {
    target.writeBytes(expression.range().between(from, expression.range().start()));
    copier.copy(expression.range(), target);
    return expression.range().end();
  }

  /** Writes a segment without elements, for instructions that name a segment which is gone. */
  static void writeEmpty(RefType type, WasmWriter target) {
    if (type.heapType() == AbstractHeapType.FUNC && !type.nullable()) {
      target.writeByte(PASSIVE).writeByte(FUNC_KIND).writeU32(0);
    } else {
      target.writeByte(PASSIVE_EXPRESSIONS);
      TypeWriter.write(type, target);
      target.writeU32(0);
    }
  }

  /** Writes a declaration of functions to which code makes references. */
  static void writeDeclaration(BitSet funcs, WasmWriter target) {
    target.writeByte(DECLARATIVE).writeByte(FUNC_KIND).writeU32(funcs.cardinality());
    funcs.stream().forEach(target::writeU32);
  }

  /** Writes a new segment. */
  void write(ElementSegment segment, WasmWriter target) {
    TableType table = module.tables().get(segment.tableIndex()).type();
    if (table.elementType().heapType() == AbstractHeapType.FUNC && segment.hasOnlyFuncs()) {
      writeFuncs(segment, table, target);
    } else {
      writeExpressions(segment, table, target);
    }
  }

  private void writeFuncs(ElementSegment segment, TableType table, WasmWriter target) {
    boolean isFirst = segment.tableIndex() == 0;
    target.writeByte(isFirst ? ACTIVE : ACTIVE_WITH_TABLE);
    writePlace(segment, table, isFirst, target);
    if (!isFirst) {
      target.writeByte(FUNC_KIND);
    }
    target.writeU32(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      int funcIndex = ((WasmValue.FuncRef) segment.element(i)).funcIndex();
      expressions.noteFunc(funcIndex);
      target.writeU32(funcIndex);
    }
  }

  private void writeExpressions(ElementSegment segment, TableType table, WasmWriter target) {
    boolean isShort = segment.tableIndex() == 0 && table.elementType().equals(RefType.FUNCREF);
    target.writeByte(isShort ? ACTIVE_EXPRESSIONS : ACTIVE_EXPRESSIONS_WITH_TABLE);
    writePlace(segment, table, isShort, target);
    if (!isShort) {
      TypeWriter.write(table.elementType(), target);
    }
    target.writeU32(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      expressions.write(segment.element(i), table.elementType(), target);
    }
  }

  private static void writePlace(
      ElementSegment segment, TableType table, boolean isFirst, WasmWriter target) {
    if (!isFirst) {
      target.writeU32(segment.tableIndex());
    }
    ConstExprWriter.writeAddress(table.addressType(), segment.offset(), target);
  }
}
