package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.translate.ModuleLayout;
import dev.wizer.wasm.module.ConstExpr;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import java.util.List;

/**
 * Makes an instance of a module, all but running the start function.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/modules.html#instantiation">
 *     Instantiation</a>
 */
public final class Instantiation {

  private final Module module;
  private final ModuleInstance instance;
  private final ConstantEvaluator evaluator;

  private Instantiation(Module module, List<FunctionImport> imports) {
    this.module = module;
    ModuleLayout layout = new ModuleLayout(module);
    this.instance =
        new ModuleInstance(layout, funcs(layout, imports), tables(module), memories(module));
    this.evaluator = new ConstantEvaluator(instance);
  }

  /**
   * {@return an instance whose active segments have been applied}
   *
   * @throws TrapException if an active segment does not fit
   */
  public static ModuleInstance instantiate(Module module, List<FunctionImport> imports) {
    Instantiation instantiation = new Instantiation(module, imports);
    instantiation.initialiseGlobals();
    instantiation.applyElements();
    instantiation.applyDatas();
    return instantiation.instance;
  }

  private static Func[] funcs(ModuleLayout layout, List<FunctionImport> imports) {
    Func[] funcs = new Func[layout.funcCount()];
    if (imports.size() != layout.importedFuncCount()) {
      throw new EngineFailureException(
          "the module has "
              + layout.importedFuncCount()
              + " function imports, but "
              + imports.size()
              + " functions were given",
          null);
    }
    for (int i = 0; i < funcs.length; i++) {
      boolean imported = i < layout.importedFuncCount();
      funcs[i] = new Func(i, layout.funcSignature(i), imported ? imports.get(i).function() : null);
    }
    return funcs;
  }

  private static Table[] tables(Module module) {
    Table[] tables = new Table[module.tables().size()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = new Table(module.tables().get(i).type());
    }
    return tables;
  }

  private static LinearMemory[] memories(Module module) {
    LinearMemory[] memories = new LinearMemory[module.memories().size()];
    for (int i = 0; i < memories.length; i++) {
      memories[i] = LinearMemory.of(module.memories().get(i).type());
    }
    return memories;
  }

  private void initialiseGlobals() {
    for (int i = 0; i < module.globals().size(); i++) {
      int slot = instance.layout.globalSlot(i);
      evaluator.evaluate(module.globals().get(i).init(), instance.globals, slot);
    }
  }

  private void applyElements() {
    for (int i = 0; i < module.elems().size(); i++) {
      Elem elem = module.elems().get(i);
      if (elem.mode() instanceof Elem.Active active) {
        apply(handles(elem), active);
      } else if (elem.mode() instanceof Elem.Passive) {
        instance.elements[i] = handles(elem);
      }
    }
  }

  private long[] handles(Elem elem) {
    long[] handles = new long[elem.init().size()];
    if (elem.init() instanceof Elem.FuncIndices indices) {
      for (int i = 0; i < handles.length; i++) {
        handles[i] = indices.indices()[i] + 1L;
      }
    } else if (elem.init() instanceof Elem.Expressions expressions) {
      for (int i = 0; i < handles.length; i++) {
        evaluator.evaluate(expressions.expressions().get(i), handles, i);
      }
    }
    return handles;
  }

  private void apply(long[] handles, Elem.Active active) {
    Table table = instance.tables[active.tableIndex()];
    long offset = offset(active.offset()) & table.indexMask;
    if (!table.contains(offset, handles.length)) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    System.arraycopy(handles, 0, table.elements, (int) offset, handles.length);
  }

  private void applyDatas() {
    for (int i = 0; i < module.datas().size(); i++) {
      Data data = module.datas().get(i);
      if (data.mode() instanceof Data.Active active) {
        apply(data, active);
        instance.droppedData[i] = true;
      }
    }
  }

  private void apply(Data data, Data.Active active) {
    LinearMemory memory = instance.memories[active.memoryIndex()];
    long offset = offset(active.offset()) & memory.addressMask;
    int count = data.bytes().lengthInBytes();
    if (!memory.contains(offset, count)) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    memory.write(offset, module.bytes(), data.bytes().start(), count);
  }

  private long offset(ConstExpr expression) {
    long[] result = new long[2];
    evaluator.evaluate(expression, result, 0);
    return result[0];
  }
}
