package dev.wizer.engine;

import java.util.List;

/**
 * What instances live in that may see each other. Not safe for use by several threads at once, nor
 * are its instances; only a shared memory may be imported into another store.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#store">Store</a>
 */
public interface EngineStore {

  /**
   * Instantiates a module and runs its start function, if it has one.
   *
   * @param module a module in the binary format. The caller has validated it: an engine may rely on
   *     that and check nothing again, but for {@link WasmEngine#translatesLazily}. Its arrays are
   *     not changed, and the caller must not change them while the instance is in use
   * @param imports one entry for each import, in the order of the module's import section
   * @return the instance
   * @throws UnsupportedByEngineException if the module needs what this engine does not have
   * @throws LinkException if an import is not of the type that the module declares
   * @throws TrapException if an active segment does not fit, or the start function traps
   * @throws EngineException if instantiation fails in another way
   */
  EngineInstance instantiate(ModuleBytes module, List<? extends ModuleImport> imports);

  /**
   * Instantiates a module that is in one array: see {@link #instantiate(ModuleBytes, List)}.
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
