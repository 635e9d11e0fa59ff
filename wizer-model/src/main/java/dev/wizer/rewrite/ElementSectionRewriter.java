package dev.wizer.rewrite;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.ElementSegment;
import dev.wizer.snapshot.TableDiff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ConstExprWriter;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;

/**
 * Replaces the element segments of tables that changed by those of the snapshot. Old ones come
 * first and keep their indices if any instruction names one; those that are dropped become empty.
 * Functions to which code makes references, and which only a segment or export that is gone
 * declared, are declared anew.
 */
final class ElementSectionRewriter {

  private static final int ACTIVE = 0;
  private static final int ACTIVE_WITH_TABLE = 2;
  private static final int ACTIVE_EXPRESSIONS = 4;
  private static final int ACTIVE_EXPRESSIONS_WITH_TABLE = 6;
  private static final int PASSIVE = 1;
  private static final int PASSIVE_EXPRESSIONS = 5;
  private static final int DECLARATIVE = 3;
  private static final int FUNC_KIND = 0;
  private static final int FUNC_REF = 0x70;
  private static final int EXTERN_REF = 0x6F;

  private final Module module;
  private final SegmentReferences references;

  ElementSectionRewriter(Module module, SegmentReferences references) {
    this.module = module;
    this.references = references;
  }

  void rewrite(Diff diff, ExportChanges exports, SectionAssembler assembler) {
    WasmWriter segments = new WasmWriter();
    BitSet kept = keptElems(diff);
    int count = writeOld(kept, segments);
    for (TableDiff table : diff.tables()) {
      for (ElementSegment segment : table.segments()) {
        write(segment, segments);
        count++;
      }
    }
    BitSet undeclared = undeclaredFuncs(diff, exports, kept);
    if (!undeclared.isEmpty()) {
      writeDeclaration(undeclared, segments);
      count++;
    }
    if (kept.cardinality() < module.elems().size() || count > module.elems().size()) {
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

  private int writeOld(BitSet kept, WasmWriter target) {
    int count = 0;
    for (int i = 0; i < module.elems().size(); i++) {
      Elem elem = module.elems().get(i);
      if (kept.get(i)) {
        target.writeBytes(module.bytes(), elem.range());
        count++;
      } else if (references.refersToElems()) {
        writeEmpty(elem.type(), target);
        count++;
      }
    }
    return count;
  }

  private static void writeEmpty(RefType type, WasmWriter target) {
    if (type.heapType() == AbstractHeapType.FUNC && !type.nullable()) {
      target.writeByte(PASSIVE).writeByte(FUNC_KIND).writeU32(0);
    } else {
      target.writeByte(PASSIVE_EXPRESSIONS).writeByte(typeCode(type)).writeU32(0);
    }
  }

  private static int typeCode(RefType type) {
    return type.heapType() == AbstractHeapType.FUNC ? FUNC_REF : EXTERN_REF;
  }

  private static void write(ElementSegment segment, WasmWriter target) {
    boolean expressions = segment.hasNull();
    boolean firstTable = segment.tableIndex() == 0;
    if (firstTable) {
      target.writeByte(expressions ? ACTIVE_EXPRESSIONS : ACTIVE);
    } else {
      target.writeByte(expressions ? ACTIVE_EXPRESSIONS_WITH_TABLE : ACTIVE_WITH_TABLE);
      target.writeU32(segment.tableIndex());
    }
    ConstExprWriter.write(new WasmValue.I32((int) segment.offset()), target);
    if (!firstTable) {
      target.writeByte(expressions ? FUNC_REF : FUNC_KIND);
    }
    writeElements(segment.elements(), expressions, target);
  }

  private static void writeElements(int[] elements, boolean expressions, WasmWriter target) {
    target.writeU32(elements.length);
    for (int element : elements) {
      if (expressions) {
        ConstExprWriter.write(reference(element), target);
      } else {
        target.writeU32(element);
      }
    }
  }

  private static WasmValue reference(int element) {
    return element == ElementSegment.NULL
        ? new WasmValue.NullRef(RefType.FUNCREF)
        : new WasmValue.FuncRef(element);
  }

  private BitSet undeclaredFuncs(Diff diff, ExportChanges exports, BitSet keptElems) {
    DeclaredFuncs declared = new DeclaredFuncs(module);
    BitSet lost = declared.before();
    lost.andNot(declared.after(diff, exports, keptElems));
    return references.referencedFuncs(lost);
  }

  private static void writeDeclaration(BitSet funcs, WasmWriter target) {
    target.writeByte(DECLARATIVE).writeByte(FUNC_KIND).writeU32(funcs.cardinality());
    funcs.stream().forEach(target::writeU32);
  }
}
