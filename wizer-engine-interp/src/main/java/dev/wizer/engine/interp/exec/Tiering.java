package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.LinearMemory;
import java.lang.invoke.MethodHandles;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Decides which functions are compiled: those with much work, because making code takes about a
 * millisecond, in which the interpreter executes a hundred thousand operations, and the first time
 * takes some ten.
 */
final class Tiering {

  private final Compilation compilation;
  private final ExecutionLoop loop;
  private final Map<Func, CompiledFunction> compiled = new IdentityHashMap<>();

  /** How often functions have been found hot before the first was compiled. */
  private final Map<Func, Integer> timesHot = new IdentityHashMap<>();

  /** What compiled code compares with; null if it does not. */
  private final SingleStep step;

  Tiering(Compilation compilation, ExecutionLoop loop) {
    this.step = CheckedFacts.ENABLED && !compilation.isOff() ? new SingleStep() : null;
    this.compilation = compilation;
    this.loop = loop;
    load(CompiledFunction.class, CompiledCode.class);
  }

  /** What verifies, as compiled code of a function runs, what is believed; null if nothing does. */
  CheckedFacts facts(Func func) {
    return step == null ? null : new CheckedFacts(func, step);
  }

  /**
   * Has classes loaded: HotSpot takes it that a class without subclasses has none, and would have
   * to throw away the code of the interpreter's loop when the first function is compiled.
   */
  private static void load(Class<?>... classes) {
    for (Class<?> type : classes) {
      try {
        MethodHandles.lookup().ensureInitialized(type);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** How often a function is called before {@link #called}. */
  int callsUntilHot() {
    return compilation.callsUntilHot();
  }

  /** Takes notice of a function that is called often, which may be compiled then. */
  void called(Func func) {
    if (isTooEarly(func)) {
      func.callsLeft = compilation.callsUntilHot();
      return;
    }
    func.callsLeft = Integer.MAX_VALUE;
    compile(func);
  }

  /**
   * Takes notice of a loop whose count has come to an end: because it has not begun, or because the
   * loop is hot.
   *
   * @return the compiled function, or null if the loop is to be interpreted
   */
  CompiledFunction looped(Func func, int[] code, int pc) {
    boolean first = code[pc + 1] < -1;
    CompiledFunction existing = compiled.get(func);
    if (first && compilation.iterationsUntilHot() > 0 || existing == null && isTooEarly(func)) {
      code[pc + 1] = compilation.iterationsUntilHot();
      return existing;
    }
    CompiledFunction function = compile(func);
    code[pc + 1] = function == null ? Integer.MAX_VALUE : 0;
    return function;
  }

  /**
   * Takes notice of a function whose compiled code has handed over to the interpreter often,
   * because the head of its memory is left.
   */
  void leftHead(CompiledFunction function, LinearMemory memory) {
    memory.whenGathered(this::headHasAll);
    if (function.isForLeftHead()) {
      // That was code from before, which others still call.
      makeAllAgain(true);
    } else {
      function.makeFor(true);
    }
  }

  private void headHasAll() {
    makeAllAgain(false);
  }

  /** Has all code made again: only so do callers that call others directly find the new code. */
  private void makeAllAgain(boolean mayLeaveHead) {
    for (CompiledFunction function : compiled.values()) {
      if (function != null) {
        function.makeFor(mayLeaveHead && function.isForLeftHead());
      }
    }
  }

  /**
   * Puts what has been compiled in the place of what was.
   *
   * @return whether that was still in use
   */
  boolean replace(Func func, CompiledFunction made, CompiledFunction better) {
    boolean replaced = compiled.replace(func, made, better);
    if (replaced) {
      func.compiled = better;
      func.entry = better;
    }
    return replaced;
  }

  /**
   * Whether a function has to be hot for longer, because it would be the first that is compiled.
   */
  private boolean isTooEarly(Func func) {
    return compiled.isEmpty()
        && timesHot.merge(func, 1, Integer::sum) < compilation.timesHotBeforeFirst();
  }

  private CompiledFunction compile(Func func) {
    if (compilation.isOff()) {
      return null;
    }
    if (!compiled.containsKey(func)) {
      CompiledFunction function = CompiledFunction.of(func, loop, compilation);
      compiled.put(func, function);
      if (function != null) {
        func.compiled = function;
        func.entry = function;
        func.code = null;
      }
    }
    return compiled.get(func);
  }
}
