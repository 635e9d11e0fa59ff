package dev.wizer.rewrite;

import dev.wizer.snapshot.Counterparts;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.ElementSegment;
import dev.wizer.snapshot.TableDiff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.validate.CodeReferences;
import java.util.BitSet;

/**
 * Replaces the element segments of tables that changed by those of the snapshot. Old ones come
 * first and keep their indices if any instruction names one; those that are dropped become empty.
 * Functions to which code makes references, and which only a segment or export that is gone
 * declared, are declared anew.
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

  /** Rewrites the section. The global section has been rewritten before: it declares functions. */
  void rewrite(Diff diff, ExportChanges exports, SectionAssembler assembler) {
    WasmWriter segments = new WasmWriter();
    BitSet kept = keptElems(diff);
    int count = writeOld(kept, segments);
    for (TableDiff table : diff.tables()) {
      for (ElementSegment segment : table.segments()) {
        writer.write(segment, segments);
        count++;
      }
    }
    BitSet undeclared = undeclaredFuncs(diff, exports, kept);
    if (!undeclared.isEmpty()) {
      ElementSegmentWriter.writeDeclaration(undeclared, segments);
      count++;
    }
    boolean sameSegments =
        kept.cardinality() == module.elems().size() && count == module.elems().size();
    if (!sameSegments || !globals.keepsIndices() && count > 0) {
      replace(count, segments, assembler);
    }
  }

  private static void replace(int count, WasmWriter segments, SectionAssembler assembler) {
    if (count == 0) {
      assembler.remove(SectionId.ELEMENT);
    } else {
      assembler.replace(SectionId.ELEMENT, new WasmWriter().writeU32(count).writeAll(segments));
    }
  }

  /** Those that stay as they are. */
  private BitSet keptElems(Diff diff) {
    BitSet kept = new BitSet();
    for (int i = 0; i < module.elems().size(); i++) {
      kept.set(i, isKept(module.elems().get(i).mode(), diff.droppedElems().get(i), diff));
    }
    return kept;
  }

  private static boolean isKept(Elem.Mode mode, boolean dropped, Diff diff) {
    if (mode instanceof Elem.Active active) {
      return !diff.tables().get(active.tableIndex()).isChanged();
    }
    return mode instanceof Elem.Declarative || !dropped;
  }

  /** {@return for each old segment, its index in the result, or {@link Counterparts#GONE}} */
  int[] newIndices(Diff diff) {
    BitSet kept = keptElems(diff);
    int[] indices = new int[module.elems().size()];
    int count = 0;
    for (int i = 0; i < indices.length; i++) {
      indices[i] = kept.get(i) || references.toElems() ? count++ : Counterparts.GONE;
    }
    return indices;
  }

  private int writeOld(BitSet kept, WasmWriter target) {
    int count = 0;
    for (int i = 0; i < module.elems().size(); i++) {
      Elem elem = module.elems().get(i);
      if (kept.get(i)) {
        writer.copy(elem, target);
        count++;
      } else if (references.toElems()) {
        ElementSegmentWriter.writeEmpty(elem.type(), target);
        count++;
      }
    }
    return count;
  }

  private BitSet undeclaredFuncs(Diff diff, ExportChanges exports, BitSet keptElems) {
    DeclaredFuncs declared = new DeclaredFuncs(module);
    BitSet lost = declared.before();
    lost.andNot(declared.after(diff, exports, keptElems));
    lost.andNot(expressions.funcs());
    return references.among(lost);
  }
}
