package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.interp.translate.ModuleLayout;
import dev.wizer.wasm.module.Export;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An instance: where in the store what it consists of is. */
public final class ModuleInstance {

  /** The store in which it lives. */
  public final Store store;

  /** The module's layout. */
  public final ModuleLayout layout;

  /** Its memory 0, or one without pages if it has none. */
  public final LinearMemory memory;

  /** Moves values in and out. */
  public final Values values;

  private final List<GlobalCell> globals;
  private final Exports exports;

  /** The types' indices by canonical number: the lowest if there are several. */
  private final Map<Integer, Integer> typeIndices = new HashMap<>();

  ModuleInstance(Store store, ModuleLayout layout, List<GlobalCell> globals) {
    this.store = store;
    this.layout = layout;
    this.globals = globals;
    boolean hasMemory = !layout.module().memoryTypes().isEmpty();
    this.memory = hasMemory ? store.memories[layout.memory(0)] : LinearMemory.empty();
    this.exports = new Exports(layout.module());
    this.values = new Values(this);
    for (int i = layout.typeNumbers().length - 1; i >= 0; i--) {
      typeIndices.put(layout.typeNumber(i), i);
    }
  }

  /** {@return what is exported under which name} */
  public Exports exports() {
    return exports;
  }

  /** {@return a function} */
  public Func func(int funcIndex) {
    return store.funcs[layout.func(funcIndex)];
  }

  /** {@return a table} */
  public Table table(int tableIndex) {
    return store.tables[layout.table(tableIndex)];
  }

  /** {@return a memory} */
  public LinearMemory memory(int memoryIndex) {
    return store.memories[layout.memory(memoryIndex)];
  }

  /** {@return a global} */
  public GlobalCell global(int globalIndex) {
    return globals.get(globalIndex);
  }

  /**
   * {@return the index of a type with the given canonical number, the lowest if there are several,
   * or -1 if the module has none}
   */
  int typeIndex(int typeNumber) {
    return typeIndices.getOrDefault(typeNumber, -1);
  }

  /** {@return the index of a function in this instance's module, or -1 if it is not there} */
  int funcIndex(Func func) {
    if (func.instance == this) {
      return func.index;
    }
    if (store.has(func)) {
      for (int i = 0; i < layout.importedFuncCount(); i++) {
        if (layout.func(i) == func.address) {
          return i;
        }
      }
    }
    return -1;
  }

  /** {@return what is exported under a name, for others to import} */
  public StoreExtern extern(String name) {
    Export export = exports.export(name);
    int index = export.index();
    return switch (export.kind()) {
      case FUNC -> new StoreExtern.OfFunc(store, func(index));
      case TABLE -> new StoreExtern.OfTable(store, layout.table(index));
      case MEMORY -> new StoreExtern.OfMemory(store, layout.memory(index));
      case GLOBAL -> new StoreExtern.OfGlobal(store, global(index));
      case TAG -> new StoreExtern.OfTag(store, layout.tag(index));
    };
  }
}
