package dev.wizer.tests.spec;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a script's modules import, as host functions: the functions of other modules, each of which
 * gets one instance, and those that print, which are silent.
 */
final class ProvidedFunctions implements HostModule {

  private static final HostFunction SILENT = (context, arguments) -> new WasmValue[0];

  private final WasmEngine engine;
  private final Map<String, Module> providers;
  private final Map<String, EngineInstance> instances = new HashMap<>();

  /**
   * Makes the functions.
   *
   * @param providers modules without imports, by the module name in imports
   */
  ProvidedFunctions(WasmEngine engine, Map<String, Module> providers) {
    this.engine = engine;
    this.providers = providers;
  }

  @Override
  public Optional<HostFunction> resolve(String module, String name, FuncType type) {
    if (providers.containsKey(module)) {
      EngineInstance instance = instances.computeIfAbsent(module, this::instantiate);
      return Optional.of((context, arguments) -> instance.invoke(name, arguments));
    }
    return module.equals(Spectest.NAME) && name.startsWith("print")
        ? Optional.of(SILENT)
        : Optional.empty();
  }

  private EngineInstance instantiate(String module) {
    return engine.instantiate(providers.get(module).bytes(), List.of());
  }
}
