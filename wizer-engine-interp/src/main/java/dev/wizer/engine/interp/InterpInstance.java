package dev.wizer.engine.interp;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.Extern;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.exec.Interpreter;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.wasm.module.ExternKind;
import java.util.Objects;

/** An instance whose functions the interpreter executes. */
final class InterpInstance implements EngineInstance {

  private final ModuleInstance instance;
  private Interpreter interpreter;

  InterpInstance(ModuleInstance instance, Interpreter interpreter) {
    this.instance = instance;
    this.interpreter = interpreter;
  }

  @Override
  public WasmValue[] invoke(String exportName, WasmValue... arguments) {
    Objects.requireNonNull(exportName, "exportName");
    Objects.requireNonNull(arguments, "arguments");
    if (interpreter == null) {
      throw new EngineFailureException("the instance is closed", null);
    }
    int funcIndex = instance.exports().index(exportName, ExternKind.FUNC);
    return interpreter.call(instance.func(funcIndex), arguments, instance);
  }

  @Override
  public Extern export(String exportName) {
    return instance.extern(Objects.requireNonNull(exportName, "exportName"));
  }

  @Override
  public InstanceState state() {
    return new InterpState(instance);
  }

  @Override
  public void close() {
    interpreter = null;
  }
}
