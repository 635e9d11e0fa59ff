package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.CompiledClass;
import dev.wizer.engine.interp.compile.Names;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.LittleEndian;
import java.util.HashMap;
import java.util.Map;

/**
 * Loads the classes that are made of a store's functions: they go when the store goes.
 *
 * <p>They are ordinary classes and no hidden ones, so that the JVM's stack traces tell where they
 * failed: a handler in each of them for that would give HotSpot's quick compiler an edge with moves
 * from each access to memory.
 */
final class CodeLoader extends ClassLoader {

  private static final String[] PACKAGES = {
    ExecutionLoop.class.getPackageName(),
    LittleEndian.class.getPackageName(),
    "dev.wizer.engine.interp.num"
  };

  /** What a class was made of. */
  private record Origin(Func func, int[] positions) {}

  private final Map<String, Origin> origins = new HashMap<>();
  private Object[] constants;
  private CompiledCode instance;

  CodeLoader() {
    super(CodeLoader.class.getClassLoader());
    Module own = CodeLoader.class.getModule();
    for (String name : PACKAGES) {
      own.addExports(name, getUnnamedModule());
    }
  }

  /** {@return a name for the next class, as class files have it} */
  String nextName() {
    return "dev/wizer/compiled/Region" + origins.size();
  }

  /** {@return whether there are any classes} */
  boolean isEmpty() {
    return origins.isEmpty();
  }

  /** Loads a class and gives its only instance. */
  CompiledCode define(CompiledClass made, Func func) {
    if (origins.isEmpty()) {
      loadUsed();
    }
    String name = made.name().replace('/', '.');
    origins.put(name, new Origin(func, made.positions()));
    constants = made.constants();
    Class<?> type = defineClass(name, made.bytes(), 0, made.bytes().length);
    try {
      // Initialises the class, which takes its constants and gives its instance.
      Class.forName(type.getName(), true, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    return instance;
  }

  /**
   * Loads all classes that compiled code uses. HotSpot inlines a method only if the class has been
   * loaded when the caller is compiled, and that by the caller's own loader: without this, half of
   * the loads and stores remained calls.
   */
  private void loadUsed() {
    for (String name : Names.USED) {
      try {
        Class.forName(name.replace('/', '.'), true, this);
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
  }

  Object[] takeConstants() {
    return constants;
  }

  void give(CompiledCode code) {
    instance = code;
    constants = null;
  }

  /** {@return the function of which a class was made, or null if it is none of ours} */
  Func func(String className) {
    Origin origin = origins.get(className);
    return origin == null ? null : origin.func();
  }

  /** {@return the position of the operation that a line number stands for} */
  int position(String className, int line) {
    int[] positions = origins.get(className).positions();
    return line > 0 && line <= positions.length ? positions[line - 1] : 0;
  }
}
