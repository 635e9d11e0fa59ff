package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportGlobal;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportTable;
import com.dylibso.chicory.runtime.ImportTag;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Import;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.ModuleImport;
import java.util.List;

/**
 * Gives an instance what it imports, in Chicory's terms.
 *
 * @param module the module that imports
 * @param values its store's values
 * @param exports what it exports itself
 */
record Linking(WasmModule module, Values values, Exports exports) {

  /** {@return the imports for Chicory} {@link ImportMatcher} has checked them. */
  ImportValues link(List<? extends ModuleImport> imports) {
    ImportValues.Builder builder = ImportValues.builder();
    for (int i = 0; i < imports.size(); i++) {
      if (imports.get(i) instanceof FunctionImport function) {
        FunctionType type = functionType(module.importSection().getImport(i));
        HostCall call = new HostCall(function, type, values, exports);
        builder.addFunction(new ImportFunction(function.module(), function.name(), type, call));
      } else {
        add(builder, (InstanceImport) imports.get(i), module.importSection().getImport(i));
      }
    }
    return builder.build();
  }

  private FunctionType functionType(Import declared) {
    int index = ((com.dylibso.chicory.wasm.types.FunctionImport) declared).typeIndex();
    return module.typeSection().getType(index);
  }

  private void add(ImportValues.Builder builder, InstanceImport entry, Import declared) {
    ChicoryExtern extern = (ChicoryExtern) entry.extern();
    Instance exporter = extern.exporter().instance();
    String from = entry.module();
    String name = entry.name();
    int index = extern.index();
    switch (extern.kind()) {
      case FUNC -> {
        WasmFunctionHandle handle = (caller, arguments) -> extern.exporter().call(index, arguments);
        builder.addFunction(new ImportFunction(from, name, functionType(declared), handle));
      }
      case TABLE -> builder.addTable(new ImportTable(from, name, exporter.table(index)));
      case MEMORY -> builder.addMemory(new ImportMemory(from, name, exporter.memory(index)));
      case GLOBAL -> builder.addGlobal(new ImportGlobal(from, name, exporter.global(index)));
      case TAG -> builder.addTag(new ImportTag(from, name, exporter.tag(index)));
    }
  }
}
