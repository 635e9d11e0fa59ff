package dev.wizer.engine;

/** An instance of a module. Not safe for use by several threads at once. */
public interface EngineInstance extends AutoCloseable {

  /**
   * Calls an exported function.
   *
   * @param exportName the name of a function export; the module has one
   * @param arguments one value for each parameter, in order
   * @return one value for each result, in order
   * @throws TrapException if the function traps
   * @throws UncaughtExceptionException if it throws an exception
   * @throws ExhaustionException if the call stack or another resource runs out
   * @throws GuestExitException if a host function ends the guest
   * @throws EngineFailureException if the engine itself fails
   */
  WasmValue[] invoke(String exportName, WasmValue... arguments);

  /**
   * {@return what is exported, for other modules to import}
   *
   * @param exportName the name of an export; the module has one
   */
  Extern export(String exportName);

  /** {@return a live, read-only view of the instance's state} */
  InstanceState state();

  /** Releases what the instance holds. Views of its state are no longer valid. */
  @Override
  void close();
}
