package dev.wizer.rewrite;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.snapshot.Counterparts;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.SegmentOrder;
import dev.wizer.snapshot.TableDiff;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.validate.CodeReferences;
import java.util.Arrays;
import java.util.BitSet;

/** Makes a module out of a module and a diff. */
public final class Rewriter {

  private final Module module;
  private final ExportChanges exports;
  private final CodeReferences references;
  private final boolean stripDebug;

  /** Makes a rewriter that leaves no custom section out which is still right. */
  public Rewriter(Module module, ExportChanges exports, CodeReferences references) {
    this(module, exports, references, false);
  }

  /**
   * Makes a rewriter.
   *
   * @param module the module that is snapshotted; valid, imports functions alone
   * @param exports what becomes of its exports
   * @param references what its code refers to
   * @param stripDebug whether custom sections go that only debuggers read
   */
  public Rewriter(
      Module module, ExportChanges exports, CodeReferences references, boolean stripDebug) {
    this.stripDebug = stripDebug;
    this.module = module;
    this.exports = exports;
    this.references = references;
  }

  /**
   * {@return the module that starts in the state that {@code diff} describes. Its unchanged
   * sections are ranges of the arrays that the original module is in}
   *
   * @param diff the difference of the module's state
   * @throws OutputTooLargeException if the result would not fit into an array, or engines would
   *     refuse it
   */
  public ModuleBytes rewrite(Diff diff) {
    SectionAssembler assembler = new SectionAssembler(module);
    GlobalNumbering globals = new GlobalNumbering(diff.heap(), module.globals().size());
    ExpressionWriter expressions = new ExpressionWriter(module, diff.heap(), globals);
    new TableSectionRewriter(module).rewrite(diff, assembler);
    new MemorySectionRewriter(module).rewrite(diff, assembler);
    new GlobalSectionRewriter(module, globals, expressions).rewrite(diff, assembler);
    new ExportSectionRewriter(module, globals).rewrite(exports, assembler);
    SegmentOrder elems = elemOrder(diff);
    SegmentOrder datas = dataOrder(diff);
    ExpressionWriter inCode = new ExpressionWriter(module, diff.heap(), globals);
    FunctionChanges functions = functionChanges(diff, inCode, datas.count());
    new StartSectionRewriter(module, functions).rewrite(assembler);
    new ElementSectionRewriter(module, references, globals, expressions)
        .rewrite(diff, exports, elems, inCode.funcs(), assembler);
    new CodeSectionRewriter(module, globals, functions).rewrite(assembler);
    new DataSectionRewriter(module, globals)
        .rewrite(diff, datas, functions.dataSegments(), assembler);
    new NameSectionRewriter(module, globals, elems, datas).rewrite(assembler);
    removeCustomSections(elems, datas, assembler);
    return assembler.assemble();
  }

  private FunctionChanges functionChanges(Diff diff, ExpressionWriter inCode, int firstSegment) {
    StartFunctionWriter start = new StartFunctionWriter(module, inCode, firstSegment);
    WasmWriter body = start.write(diff.heap());
    if (body.lengthInBytes() > WasmLimits.MAX_FUNCTION_BYTES) {
      throw OutputTooLargeException.ofStartFunction(body.lengthInBytes());
    }
    return new FunctionChanges(StartFunction.isReplaceable(module), body, start.dataSegments());
  }

  /** {@return where the result for {@code diff} has what the original module has} */
  public Counterparts counterparts(Diff diff) {
    GlobalNumbering globals = new GlobalNumbering(diff.heap(), module.globals().size());
    return new Counterparts(
        globals.ofAllOwn(),
        places(dataOrder(diff), references.datas(), module.datas().size()),
        places(elemOrder(diff), references.elems(), module.elems().size()));
  }

  /** What an instruction names is where it was, and is empty if it does not stay. */
  private static int[] places(SegmentOrder order, BitSet named, int ownCount) {
    int[] places = order.places(ownCount);
    for (int i = named.nextSetBit(0); i >= 0; i = named.nextSetBit(i + 1)) {
      places[i] = i;
    }
    return places;
  }

  private void removeCustomSections(
      SegmentOrder elems, SegmentOrder datas, SectionAssembler assembler) {
    CustomSections customs = new CustomSections(module, assembler);
    if (!elems.isOriginal(module.elems().size()) || !datas.isOriginal(module.datas().size())) {
      customs.removeLinking();
    }
    if (stripDebug) {
      customs.stripDebug();
    }
  }

  /** What an instruction names must have its type, so nothing new takes such a place. */
  private SegmentOrder elemOrder(Diff diff) {
    int newCount = 0;
    for (TableDiff table : diff.tables()) {
      newCount += table.segments().size();
    }
    BitSet named = references.elems();
    return named.isEmpty() && newCount > 0
        ? SegmentOrder.of(elemsByTable(diff, newCount))
        : SegmentOrder.of(diff.kept().elems(), named, newCount, place -> false);
  }

  /** Table by table, so that it makes no difference which of them an earlier run has changed. */
  private int[] elemsByTable(Diff diff, int newCount) {
    BitSet left = diff.kept().elems();
    int[] entries = new int[left.cardinality() + newCount];
    int next = 0;
    for (int table = 0; table < diff.tables().size(); table++) {
      for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
        if (module.elems().get(i).mode() instanceof Elem.Active active
            && active.tableIndex() == table) {
          entries[next++] = i;
          left.clear(i);
        }
      }
      int added = diff.tables().get(table).segments().size();
      Arrays.fill(entries, next, next + added, SegmentOrder.NEW);
      next += added;
    }
    for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
      entries[next++] = i;
    }
    return entries;
  }

  /** An active segment may take any free place: instructions find it empty. */
  private SegmentOrder dataOrder(Diff diff) {
    int newCount = diff.newDataSegments().size();
    return SegmentOrder.of(diff.kept().datas(), references.datas(), newCount, place -> true);
  }
}
