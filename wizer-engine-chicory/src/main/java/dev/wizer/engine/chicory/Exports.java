package dev.wizer.engine.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.ExternalType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A module's exports by name. */
final class Exports {

  private final Map<String, Export> byName = new HashMap<>();

  Exports(WasmModule module) {
    ExportSection section = module.exportSection();
    for (int i = 0; i < section.exportCount(); i++) {
      Export export = section.getExport(i);
      byName.put(export.name(), export);
    }
  }

  /**
   * {@return the index of the function, global, memory or table exported as {@code name}}
   *
   * @throws IllegalArgumentException if there is no such export
   */
  int index(ExternalType kind, String name) {
    return find(kind, name)
        .orElseThrow(() -> new IllegalArgumentException("no " + kind + " is exported as " + name));
  }

  /** {@return the index of the memory exported as {@code name}, if there is one} */
  Optional<Integer> memoryIndex(String name) {
    return find(ExternalType.MEMORY, name);
  }

  private Optional<Integer> find(ExternalType kind, String name) {
    return Optional.ofNullable(byName.get(name))
        .filter(export -> export.exportType() == kind)
        .map(Export::index);
  }
}
