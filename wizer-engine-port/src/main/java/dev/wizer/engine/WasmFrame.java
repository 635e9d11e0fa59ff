package dev.wizer.engine;

/**
 * One call of a Wasm backtrace.
 *
 * @param funcIndex the function's index
 * @param bodyOffset the offset in bytes of the instruction that was being executed from the first
 *     byte of the function's body (its locals), or {@link #UNKNOWN_OFFSET}
 */
public record WasmFrame(int funcIndex, int bodyOffset) {

  /** Stands for an offset that the engine does not know. */
  public static final int UNKNOWN_OFFSET = -1;
}
