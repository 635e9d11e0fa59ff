package dev.wizer.engine;

/** A function that the host provides to satisfy an import. */
@FunctionalInterface
public interface HostFunction {

  /**
   * Runs the function.
   *
   * @param context the instance that calls
   * @param arguments one value for each parameter of the import's type, in order
   * @return one value for each result of the import's type, in order. Anything else is the host's
   *     failure: the guest traps with {@link TrapKind#HOST}
   * @throws EngineException to end the guest: with {@link TrapException} it traps, with {@link
   *     GuestExitException} it exits. Any other exception becomes a {@link TrapException} of kind
   *     {@link TrapKind#HOST} that has it as its cause
   */
  WasmValue[] call(HostContext context, WasmValue[] arguments);
}
