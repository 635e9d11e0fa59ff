package dev.wizer.engine.interp;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.Extern;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.exec.Interpreter;
import dev.wizer.engine.interp.runtime.Exports;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.wasm.module.ExternKind;

/** An instance whose functions the interpreter executes. */
final class InterpInstance implements EngineInstance {

  private final ModuleInstance instance;
  private final Exports exports;
  private Interpreter interpreter;

  InterpInstance(ModuleInstance instance, Interpreter interpreter) {
    this.instance = instance;
    this.interpreter = interpreter;
    this.exports = new Exports(instance.layout.module());
  }

  @Override
  public WasmValue[] invoke(String exportName, WasmValue... arguments) {
    if (interpreter == null) {
      throw new EngineFailureException("the instance is closed", null);
    }
    return interpreter.call(exports.index(exportName, ExternKind.FUNC), arguments);
  }

  @Override
  public Extern export(String exportName) {
    throw new EngineFailureException("not linked yet: " + exportName, null);
  }

  @Override
  public InstanceState state() {
    return new InterpState(instance, exports);
  }

  @Override
  public void close() {
    interpreter = null;
  }
}
