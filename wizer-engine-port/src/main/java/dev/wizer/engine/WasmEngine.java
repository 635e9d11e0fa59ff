package dev.wizer.engine;

import java.util.List;

/** Something that can run WebAssembly. Implementations have no state that an instance changes. */
public interface WasmEngine {

  /** {@return the name by which a person chooses this engine, {@code interp} for example} */
  String name();

  /** {@return a new store, without instances, whose guests have no bounds but the engine's own} */
  default EngineStore newStore() {
    return newStore(RunBudget.unlimited());
  }

  /**
   * {@return a new store, without instances}
   *
   * @param budget what its guests may use, and what cancels them
   * @throws UnsupportedByEngineException if there are bounds that the engine can't hold
   */
  EngineStore newStore(RunBudget budget);

  /**
   * {@return whether a function body is not read before the function is called} A module without a
   * start function may then be instantiated while its function bodies are still being validated on
   * other threads.
   */
  default boolean translatesLazily() {
    return false;
  }

  /**
   * Instantiates a module in a store of its own: see {@link EngineStore#instantiate(ModuleBytes,
   * List)}.
   *
   * @param module a valid module in the binary format
   * @param imports one entry for each import, in the order of the module's import section
   * @return the instance
   */
  default EngineInstance instantiate(ModuleBytes module, List<? extends ModuleImport> imports) {
    return newStore().instantiate(module, imports);
  }

  /**
   * Instantiates a module that is in one array, in a store of its own: see {@link
   * EngineStore#instantiate(ModuleBytes, List)}.
   *
   * @param module a valid module in the binary format; not to be changed while the instance is in
   *     use
   * @param imports one entry for each import, in the order of the module's import section
   * @return the instance
   */
  default EngineInstance instantiate(byte[] module, List<? extends ModuleImport> imports) {
    return instantiate(ModuleBytes.of(module), imports);
  }
}
