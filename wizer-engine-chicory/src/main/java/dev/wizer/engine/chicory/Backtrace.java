package dev.wizer.engine.chicory;

import dev.wizer.engine.WasmFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls that a failure ended. The interpreter tells of each as the failure passes it; compiled
 * functions are methods, to be found in the failure's stack trace.
 */
final class Backtrace {

  /** As many frames as a JVM's stack trace has at most. */
  private static final int MAX_FRAMES = 1024;

  private static final String COMPILED_CLASS_PREFIX = "com.dylibso.chicory.$gen.CompiledMachine";
  private static final String COMPILED_METHOD_PREFIX = "func_";

  private final List<WasmFrame> interpreted = new ArrayList<>();

  /** Forgets the calls of an earlier failure. */
  void clear() {
    interpreted.clear();
  }

  /** Notes that a failure has ended a call of a function. */
  void add(int funcIndex) {
    if (interpreted.size() < MAX_FRAMES) {
      interpreted.add(frame(funcIndex));
    }
  }

  /** {@return the calls that {@code failure} ended, innermost first} */
  List<WasmFrame> of(Throwable failure) {
    return interpreted.isEmpty() ? compiled(innermost(failure)) : List.copyOf(interpreted);
  }

  /** {@return the stack overflow in Chicory's exception for it, or {@code failure} itself} */
  private static Throwable innermost(Throwable failure) {
    return failure.getCause() instanceof StackOverflowError overflow ? overflow : failure;
  }

  private static List<WasmFrame> compiled(Throwable failure) {
    List<WasmFrame> frames = new ArrayList<>();
    for (StackTraceElement element : failure.getStackTrace()) {
      if (element.getClassName().startsWith(COMPILED_CLASS_PREFIX)
          && element.getMethodName().startsWith(COMPILED_METHOD_PREFIX)) {
        String index = element.getMethodName().substring(COMPILED_METHOD_PREFIX.length());
        frames.add(frame(Integer.parseInt(index)));
      }
    }
    return frames;
  }

  private static WasmFrame frame(int funcIndex) {
    return new WasmFrame(funcIndex, WasmFrame.UNKNOWN_OFFSET);
  }
}
