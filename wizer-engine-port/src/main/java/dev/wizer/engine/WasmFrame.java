package dev.wizer.engine;

import java.io.Serializable;

/**
 * One call of a Wasm backtrace.
 *
 * @param funcIndex the function's index
 * @param bodyOffset the offset in bytes of the instruction that was being executed from the first
 *     byte of the function's body (its locals), or {@link #UNKNOWN_OFFSET}
 */
public record WasmFrame(int funcIndex, int bodyOffset) implements Serializable {

  private static final long serialVersionUID = 1;

  /** Stands for an offset that the engine does not know. */
  public static final int UNKNOWN_OFFSET = -1;

  /** {@return the call as the JVM prints its own} */
  StackTraceElement toStackTraceElement() {
    String place =
        bodyOffset == UNKNOWN_OFFSET ? null : "body offset 0x" + Integer.toHexString(bodyOffset);
    return new StackTraceElement("wasm", "function " + funcIndex, place, -1);
  }
}
