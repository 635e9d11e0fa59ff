package dev.wizer.engine;

import java.util.List;

/** Something that can run WebAssembly. Implementations have no state that an instance changes. */
public interface WasmEngine {

  /** {@return the name by which a person chooses this engine, {@code interp} for example} */
  String name();

  /**
   * Instantiates a module and runs its start function, if it has one.
   *
   * @param module a module in the binary format. The caller has validated it: an engine may rely on
   *     that and check nothing again. The array is not changed, and the caller must not change it
   *     while the instance is in use
   * @param imports one entry for each function import, in the order of the module's import section.
   *     The module has no imports of another kind
   * @return the instance
   * @throws UnsupportedByEngineException if the module needs what this engine does not have
   * @throws TrapException if an active segment does not fit, or the start function traps
   * @throws EngineException if instantiation fails in another way
   */
  EngineInstance instantiate(byte[] module, List<FunctionImport> imports);
}
