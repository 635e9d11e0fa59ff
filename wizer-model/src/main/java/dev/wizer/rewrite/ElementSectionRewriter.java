package dev.wizer.rewrite;

import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.ElementSegment;
import dev.wizer.snapshot.SegmentOrder;
import dev.wizer.snapshot.TableDiff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.validate.CodeReferences;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Replaces the element segments of tables that changed by those of the snapshot. Those that stay
 * keep the indices that instructions name. Functions to which code makes references, and which only
 * a segment or export that is gone declared, are declared anew.
 */
final class ElementSectionRewriter {

  private final Module module;
  private final CodeReferences references;
  private final GlobalNumbering globals;
  private final ExpressionWriter expressions;
  private final ElementSegmentWriter writer;

  ElementSectionRewriter(
      Module module,
      CodeReferences references,
      GlobalNumbering globals,
      ExpressionWriter expressions) {
    this.module = module;
    this.references = references;
    this.globals = globals;
    this.expressions = expressions;
    this.writer = new ElementSegmentWriter(module, globals, expressions);
  }

  /**
   * Rewrites the section. The global section has been rewritten before: it declares functions.
   *
   * @param funcsInCode the functions to which new code makes references
   */
  void rewrite(
      Diff diff,
      ExportChanges exports,
      SegmentOrder order,
      BitSet funcsInCode,
      SectionAssembler assembler) {
    WasmWriter segments = new WasmWriter();
    write(order, newSegments(diff), segments);
    int count = order.count();
    BitSet undeclared = undeclaredFuncs(diff, exports, funcsInCode);
    if (!undeclared.isEmpty()) {
      ElementSegmentWriter.writeDeclaration(undeclared, segments);
      count++;
    }
    boolean isOriginal =
        undeclared.isEmpty() && order.isOriginal(module.elems().size()) && globals.keepsIndices();
    if (!isOriginal) {
      replace(count, segments, assembler);
    }
  }

  private static List<ElementSegment> newSegments(Diff diff) {
    List<ElementSegment> added = new ArrayList<>();
    for (TableDiff table : diff.tables()) {
      added.addAll(table.segments());
    }
    return added;
  }

  private void write(SegmentOrder order, List<ElementSegment> added, WasmWriter target) {
    int next = 0;
    for (int i = 0; i < order.count(); i++) {
      int entry = order.at(i);
      if (entry == SegmentOrder.NEW) {
        writer.write(added.get(next++), target);
      } else if (entry == SegmentOrder.PLACEHOLDER) {
        ElementSegmentWriter.writeEmpty(module.elems().get(i).type(), target);
      } else {
        writer.copy(module.elems().get(entry), target);
      }
    }
  }

  private static void replace(int count, WasmWriter segments, SectionAssembler assembler) {
    if (count == 0) {
      assembler.remove(SectionId.ELEMENT);
    } else {
      assembler.replace(SectionId.ELEMENT, new WasmWriter().writeU32(count).writeAll(segments));
    }
  }

  private BitSet undeclaredFuncs(Diff diff, ExportChanges exports, BitSet funcsInCode) {
    DeclaredFuncs declared = new DeclaredFuncs(module);
    BitSet undeclared = references.among(declared.before());
    undeclared.or(funcsInCode);
    undeclared.andNot(declared.after(diff, exports, diff.kept().elems()));
    undeclared.andNot(expressions.funcs());
    return undeclared;
  }
}
