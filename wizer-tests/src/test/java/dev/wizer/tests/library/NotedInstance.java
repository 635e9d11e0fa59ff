package dev.wizer.tests.library;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.Extern;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.WasmValue;
import java.util.List;

/**
 * An instance of which it is noted what is called.
 *
 * @param instance the instance
 * @param events where it is noted
 */
record NotedInstance(EngineInstance instance, List<String> events) implements EngineInstance {

  @Override
  public WasmValue[] invoke(String exportName, WasmValue... arguments) {
    events.add("invoke " + exportName);
    return instance.invoke(exportName, arguments);
  }

  @Override
  public Extern export(String exportName) {
    return instance.export(exportName);
  }

  @Override
  public InstanceState state() {
    return instance.state();
  }

  @Override
  public void close() {
    events.add("close");
    instance.close();
  }
}
