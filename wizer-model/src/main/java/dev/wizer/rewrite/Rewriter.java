package dev.wizer.rewrite;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.snapshot.Counterparts;
import dev.wizer.snapshot.Diff;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.validate.CodeReferences;

/** Makes a module out of a module and a diff. */
public final class Rewriter {

  private final Module module;
  private final ExportChanges exports;
  private final CodeReferences references;

  /**
   * Makes a rewriter.
   *
   * @param module the module that is snapshotted; valid, imports functions alone
   * @param exports what becomes of its exports
   * @param references what its code refers to
   */
  public Rewriter(Module module, ExportChanges exports, CodeReferences references) {
    this.module = module;
    this.exports = exports;
    this.references = references;
  }

  /** {@return how many of the module's own data segments keep a place in any result} */
  public int keptDataSegments() {
    return DataSectionRewriter.keptSegments(module, references);
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
    assembler.remove(SectionId.START);
    new ElementSectionRewriter(module, references, globals, expressions)
        .rewrite(diff, exports, assembler);
    new CodeSectionRewriter(module, globals).rewrite(assembler);
    new DataSectionRewriter(module, references).rewrite(diff, assembler);
    new NameSectionRewriter(module, globals).rewrite(assembler);
    return assembler.assemble();
  }

  /** {@return where the result for {@code diff} has what the original module has} */
  public Counterparts counterparts(Diff diff) {
    GlobalNumbering globals = new GlobalNumbering(diff.heap(), module.globals().size());
    ExpressionWriter expressions = new ExpressionWriter(module, diff.heap(), globals);
    return new Counterparts(
        globals.ofAllOwn(),
        new DataSectionRewriter(module, references).newIndices(diff),
        new ElementSectionRewriter(module, references, globals, expressions).newIndices(diff));
  }
}
