package dev.wizer.engine.interp;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.exec.Interpreter;
import dev.wizer.engine.interp.runtime.Instantiation;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.List;
import java.util.Objects;

/** Instances whose functions one interpreter executes. */
final class InterpStore implements EngineStore {

  /** How many slots of 8 bytes all frames may take: 128 MiB, allocated as far as they are used. */
  private static final int MAX_SLOTS = 1 << 24;

  private static final WasmValue[] NO_ARGUMENTS = {};

  private final Store store;
  private final Interpreter interpreter;

  InterpStore(Store store, int maxCallDepth, Compilation compilation) {
    this.store = store;
    this.interpreter = new Interpreter(store, maxCallDepth, MAX_SLOTS, compilation);
  }

  @Override
  public EngineInstance instantiate(ModuleBytes bytes, List<? extends ModuleImport> imports) {
    Objects.requireNonNull(bytes, "module");
    Objects.requireNonNull(imports, "imports");
    Module module = ModuleReader.read(bytes);
    ModuleInstance instance;
    try {
      instance = Instantiation.instantiate(store, module, imports);
    } finally {
      // Even an instance that failed may have left functions in another one's table.
      interpreter.refresh();
    }
    if (module.start().isPresent()) {
      interpreter.call(instance.func(module.start().getAsInt()), NO_ARGUMENTS, instance);
    }
    return new InterpInstance(instance, interpreter);
  }
}
