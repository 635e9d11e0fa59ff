package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.CompiledClass;
import dev.wizer.engine.interp.compile.Names;
import dev.wizer.engine.interp.runtime.LittleEndian;

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

  private Object[] constants;
  private CompiledCode instance;

  CodeLoader() {
    super(CodeLoader.class.getClassLoader());
    Module own = CodeLoader.class.getModule();
    for (String name : PACKAGES) {
      own.addExports(name, getUnnamedModule());
    }
    loadUsed();
  }

  /**
   * Loads all classes that compiled code uses. HotSpot inlines a method only if the class has been
   * loaded when the caller is compiled, and that by the caller's own loader: without this, half of
   * the loads and stores remained calls.
   */
  private void loadUsed() {
    for (String name : Names.USED) {
      initialise(name.replace('/', '.'));
    }
  }

  private void initialise(String name) {
    try {
      Class.forName(name, true, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Loads a class and gives its only instance. */
  CompiledCode define(String name, CompiledClass made) {
    constants = made.constants();
    defineClass(name, made.bytes(), 0, made.bytes().length);
    // The class takes its constants and gives its instance.
    initialise(name);
    return instance;
  }

  Object[] takeConstants() {
    return constants;
  }

  void give(CompiledCode code) {
    instance = code;
    constants = null;
  }
}
