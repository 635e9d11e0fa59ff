package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.wizer.engine.ExhaustionException;
import java.util.Deque;
import java.util.List;

/**
 * Chicory's interpreter, telling which calls a failure ends, and ending a guest that recurses too
 * deep. The JVM's own stack overflow would do that too, but late: a frame with many locals takes
 * its place on the heap, and gigabytes of them were seen.
 */
final class TracingInterpreter extends InterpreterMachine {

  /** In calls without locals; the thread's stack has room for about twice as many. */
  private static final int MAX_DEPTH = 50_000;

  /** So many arguments and locals count as much as a call. */
  private static final int LOCALS_PER_CALL = 16;

  private final Backtrace backtrace;
  private int depth;

  TracingInterpreter(Instance instance, Backtrace backtrace) {
    super(instance);
    this.backtrace = backtrace;
  }

  @Override
  protected long[] call(
      MStack stack,
      Instance instance,
      Deque<StackFrame> callStack,
      int funcIndex,
      long[] arguments,
      FunctionType callType,
      boolean popResults) {
    FunctionBody body = instance.function(funcIndex);
    int size = 1 + (arguments.length + localCount(body)) / LOCALS_PER_CALL;
    depth += size;
    try {
      checkDepth();
      return super.call(stack, instance, callStack, funcIndex, arguments, callType, popResults);
    } catch (RuntimeException | Error e) {
      if (body != null) {
        backtrace.add(funcIndex);
      }
      throw e;
    } finally {
      depth -= size;
    }
  }

  /** {@return how many locals a body declares; an imported function has no body} */
  private static int localCount(FunctionBody body) {
    return body == null ? 0 : body.localTypes().size();
  }

  private void checkDepth() {
    if (depth > MAX_DEPTH) {
      throw new ExhaustionException(Failures.CALL_STACK_EXHAUSTED, List.of());
    }
  }
}
