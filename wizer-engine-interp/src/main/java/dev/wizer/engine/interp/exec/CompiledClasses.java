package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.CompiledClass;
import dev.wizer.engine.interp.runtime.Func;
import java.util.HashMap;
import java.util.Map;

/** The classes that were made of a store's functions, and of what each was made. */
final class CompiledClasses {

  private record Origin(Func func, int[] positions) {}

  private final Map<String, Origin> origins = new HashMap<>();

  /** Made when it is first needed: most runs compile nothing. */
  private CodeLoader loader;

  /** {@return a name for the next class, as class files have it} */
  String nextName() {
    return "dev/wizer/compiled/Region" + origins.size();
  }

  /** {@return whether there are any} */
  boolean isEmpty() {
    return origins.isEmpty();
  }

  /** Adds a class and gives its only instance. */
  CompiledCode define(CompiledClass made, Func func) {
    if (loader == null) {
      loader = new CodeLoader();
    }
    String name = made.name().replace('/', '.');
    origins.put(name, new Origin(func, made.positions()));
    return loader.define(name, made);
  }

  /** Adds the call that an element of a stack trace is, if it is one of compiled code. */
  void addCall(StackTraceElement element, Unwinding unwinding) {
    Origin origin = origins.get(element.getClassName());
    int line = element.getLineNumber();
    // The methods that only pass a call on have no line numbers.
    if (origin != null && line > 0) {
      unwinding.add(origin.func(), origin.positions()[line - 1]);
    }
  }
}
