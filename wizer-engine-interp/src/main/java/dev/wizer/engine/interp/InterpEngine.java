package dev.wizer.engine.interp;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.exec.Interpreter;
import dev.wizer.engine.interp.runtime.Instantiation;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.List;

/** The in-house engine: an interpreter that starts fast. */
public final class InterpEngine implements WasmEngine {

  /** How deep calls may nest if nothing else is asked for. */
  public static final int DEFAULT_MAX_CALL_DEPTH = 200_000;

  /** How many slots of 8 bytes all frames may take: 128 MiB, allocated as far as they are used. */
  private static final int MAX_SLOTS = 1 << 24;

  private final int maxCallDepth;

  private InterpEngine(int maxCallDepth) {
    this.maxCallDepth = maxCallDepth;
  }

  /** {@return the engine} */
  public static InterpEngine create() {
    return new InterpEngine(DEFAULT_MAX_CALL_DEPTH);
  }

  /**
   * {@return the engine with another bound on nested calls}
   *
   * @param maxCallDepth how deep calls may nest, 1 or more; each takes about 2 KiB of address space
   */
  public static InterpEngine withMaxCallDepth(int maxCallDepth) {
    if (maxCallDepth < 1) {
      throw new IllegalArgumentException("not a call depth: " + maxCallDepth);
    }
    return new InterpEngine(maxCallDepth);
  }

  @Override
  public String name() {
    return "interp";
  }

  @Override
  public EngineStore newStore() {
    return this::instantiateAlone;
  }

  private EngineInstance instantiateAlone(byte[] bytes, List<? extends ModuleImport> imports) {
    Module module = ModuleReader.read(bytes);
    ModuleInstance instance = Instantiation.instantiate(module, functions(imports));
    Interpreter interpreter = new Interpreter(instance, maxCallDepth, MAX_SLOTS);
    if (module.start().isPresent()) {
      interpreter.call(module.start().getAsInt(), new WasmValue[0]);
    }
    return new InterpInstance(instance, interpreter);
  }

  private static List<FunctionImport> functions(List<? extends ModuleImport> imports) {
    return imports.stream().map(entry -> (FunctionImport) entry).toList();
  }
}
