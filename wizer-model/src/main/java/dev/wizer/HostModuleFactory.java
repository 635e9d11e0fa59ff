package dev.wizer;

import dev.wizer.engine.HostModule;

/** Opens host functions for one run. */
@FunctionalInterface
public interface HostModuleFactory {

  /**
   * {@return host functions in their first state; the run closes them}
   *
   * @throws Exception if they can't be opened
   */
  HostModule open() throws Exception;
}
