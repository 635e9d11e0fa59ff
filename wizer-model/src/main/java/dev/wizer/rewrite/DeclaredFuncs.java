package dev.wizer.rewrite;

import dev.wizer.snapshot.Diff;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.ConstExpr;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.Table;
import java.util.BitSet;

/**
 * The functions to which code may make references: those that occur in a module outside code, in
 * exports, globals, tables and element segments.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/conventions.html#contexts">The
 *     context's references</a>
 */
final class DeclaredFuncs {

  private final Module module;

  DeclaredFuncs(Module module) {
    this.module = module;
  }

  /** {@return the functions that the original module declares} */
  BitSet before() {
    BitSet declared = new BitSet();
    for (Export export : module.exports()) {
      addExport(export, declared);
    }
    for (int i = 0; i < module.globals().size(); i++) {
      addGlobal(i, declared);
    }
    addTables(declared);
    module.elems().forEach(elem -> addElem(elem, declared));
    return declared;
  }

  /** {@return the functions that the output declares in what it has of the original module} */
  BitSet after(Diff diff, ExportChanges exports, BitSet keptElems) {
    BitSet declared = new BitSet();
    for (Export export : module.exports()) {
      if (exports.nameOf(export.name()) != null) {
        addExport(export, declared);
      }
    }
    for (int i = 0; i < module.globals().size(); i++) {
      if (diff.globals().get(i).isEmpty()) {
        addGlobal(i, declared);
      }
    }
    addTables(declared);
    for (int i = keptElems.nextSetBit(0); i >= 0; i = keptElems.nextSetBit(i + 1)) {
      addElem(module.elems().get(i), declared);
    }
    return declared;
  }

  private void addTables(BitSet declared) {
    for (Table table : module.tables()) {
      table.init().ifPresent(init -> addExpression(init, declared));
    }
  }

  private static void addExport(Export export, BitSet declared) {
    if (export.kind() == ExternKind.FUNC) {
      declared.set(export.index());
    }
  }

  private void addGlobal(int index, BitSet declared) {
    addExpression(module.globals().get(index).init(), declared);
  }

  private void addElem(Elem elem, BitSet declared) {
    if (elem.init() instanceof Elem.FuncIndices funcs) {
      for (int index : funcs.indices()) {
        declared.set(index);
      }
    } else if (elem.init() instanceof Elem.Expressions list) {
      list.expressions().forEach(expression -> addExpression(expression, declared));
    }
  }

  private void addExpression(ConstExpr expression, BitSet declared) {
    WasmReader reader = new WasmReader(expression.range());
    while (reader.hasMore()) {
      Opcode opcode = Opcode.read(reader);
      if (opcode == Opcode.REF_FUNC) {
        declared.set(reader.readU32());
      } else {
        opcode.immediates().skip(reader);
      }
    }
  }
}
