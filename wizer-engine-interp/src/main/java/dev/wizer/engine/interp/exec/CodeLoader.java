package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.CompiledClass;
import dev.wizer.engine.interp.num.Conversions;
import dev.wizer.engine.interp.num.F32;
import dev.wizer.engine.interp.num.F32x4;
import dev.wizer.engine.interp.num.F64;
import dev.wizer.engine.interp.num.F64x2;
import dev.wizer.engine.interp.num.I32;
import dev.wizer.engine.interp.num.I64;
import dev.wizer.engine.interp.num.IntegerLanes;
import dev.wizer.engine.interp.num.LaneAccess;
import dev.wizer.engine.interp.num.LaneWidths;
import dev.wizer.engine.interp.num.RelaxedInstructions;
import dev.wizer.engine.interp.num.V128;
import dev.wizer.engine.interp.num.VectorConversions;
import dev.wizer.engine.interp.num.Vectors;
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

  /**
   * Classes with short static methods that compiled code calls. HotSpot does not inline what it has
   * not seen loaded by this loader: it may compile a loop before all of it has been executed once.
   */
  private static final Class<?>[] HELPERS = {
    Integer.class,
    Long.class,
    Float.class,
    Double.class,
    Math.class,
    F32.class,
    F64.class,
    I32.class,
    I64.class,
    Conversions.class
  };

  private Object[] constants;
  private CompiledCode instance;
  private boolean knowsVectors;

  CodeLoader() {
    super(CodeLoader.class.getClassLoader());
    Module own = CodeLoader.class.getModule();
    for (String name : PACKAGES) {
      own.addExports(name, getUnnamedModule());
    }
    for (Class<?> helper : HELPERS) {
      resolve(helper);
    }
  }

  /** Resolves what only code with vectors calls: it is rare, and each class takes time to load. */
  private void resolveVectors() {
    resolve(IntegerLanes.class);
    resolve(LaneWidths.class);
    resolve(LaneAccess.class);
    resolve(F32x4.class);
    resolve(F64x2.class);
    resolve(V128.class);
    resolve(Vectors.class);
    resolve(VectorConversions.class);
    resolve(RelaxedInstructions.class);
  }

  /** Has the JVM remember that this loader knows a class, and initialises it. */
  private void resolve(Class<?> type) {
    try {
      Class.forName(type.getName(), true, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Loads a class and gives its only instance. */
  CompiledCode define(String name, CompiledClass made) {
    if (made.vectors() && !knowsVectors) {
      resolveVectors();
      knowsVectors = true;
    }
    constants = made.constants();
    defineClass(name, made.bytes(), 0, made.bytes().length);
    try {
      // Initialises the class, which takes its constants and gives its instance.
      Class.forName(name, true, this);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
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
