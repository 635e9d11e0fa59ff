package dev.wizer.engine.interp;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.ArrayList;
import java.util.List;

/** Instances of modules in the text format. */
public final class Wat {

  private Wat() {}

  /** {@return an instance in a store of its own, without imports} */
  static EngineInstance instantiate(String text) {
    return TestedEngine.create().newStore().instantiate(WatParser.parse(text), List.of());
  }

  /** {@return an instance whose imports are all exports of {@code other}} */
  public static EngineInstance instantiate(EngineStore store, EngineInstance other, String text) {
    byte[] bytes = WatParser.parse(text);
    List<ModuleImport> imports = new ArrayList<>();
    for (Import entry : ModuleReader.read(bytes).imports()) {
      imports.add(new InstanceImport(entry.module(), entry.name(), other.export(entry.name())));
    }
    return store.instantiate(bytes, imports);
  }

  /** {@return the i32 that a function gives} */
  public static int i32(EngineInstance instance, String name, int... arguments) {
    WasmValue[] values = new WasmValue[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = new WasmValue.I32(arguments[i]);
    }
    return ((WasmValue.I32) instance.invoke(name, values)[0]).value();
  }
}
