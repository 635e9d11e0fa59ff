package dev.wizer;

import dev.wizer.engine.HostModule;

/** Opens host functions for one run. */
@FunctionalInterface
public interface HostModuleFactory {

  /**
   * {@return host functions in their first state; the run closes them}
   *
   * <p>May be called before it is known whether the module is valid. None of the functions is.
   *
   * @throws Exception if they can't be opened
   */
  HostModule open() throws Exception;
}
