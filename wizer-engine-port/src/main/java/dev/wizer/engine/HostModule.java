package dev.wizer.engine;

import java.util.Optional;

/**
 * A set of host functions that belong together and may share state: WASI, for example. It serves
 * one instance at a time.
 */
@FunctionalInterface
public interface HostModule extends AutoCloseable {

  /**
   * Finds the function for an import.
   *
   * @param module the import's module name
   * @param name the import's field name
   * @param type the type that the importing module declares
   * @return the function, or empty when this host module does not know the import
   * @throws LinkException if the import is known, but not with that type
   */
  Optional<HostFunction> resolve(String module, String name, FuncType type);

  /** Releases what the functions hold: open files, for example. */
  @Override
  default void close() {}
}
