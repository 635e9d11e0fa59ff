package dev.wizer.tests.client;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.Features;
import dev.wizer.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Does what a plan says with one of our engines, and tells it as {@code run-plans.mjs} does. */
final class PlanRunner {

  private final Path directory;
  private final EngineStore store;
  private final List<List<String>> calls;
  private final Map<String, EngineInstance> linked = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private boolean canCallBack;
  private EngineInstance instance;

  private PlanRunner(Path directory, WasmEngine engine, Plan plan) {
    this.directory = directory;
    this.store = engine.newStore();
    this.calls = plan.calls();
    this.canCallBack = plan.keepsAll();
  }

  /** {@return what each step of the plan gave} */
  static List<String> run(Path directory, WasmEngine engine, Plan plan) throws IOException {
    PlanRunner runner = new PlanRunner(directory, engine, plan);
    boolean goesOn = true;
    for (Iterator<List<String>> steps = plan.steps().iterator(); goesOn && steps.hasNext(); ) {
      goesOn = runner.run(steps.next());
    }
    return runner.lines;
  }

  private boolean run(List<String> step) throws IOException {
    String name = step.size() > 1 ? step.get(1) : "";
    switch (step.get(0)) {
      case "link" -> linked.put(name, instantiate(step.get(2)));
      case "module" -> {
        return instantiateModule(name);
      }
      case "call" -> lines.add("call " + name + call(step));
      case "forget" -> {
        lines.clear();
        canCallBack = true;
      }
      case "global" -> see(step, ScriptText.of(instance.state().global(name)));
      case "memory" -> see(step, ScriptText.of(instance.state().memory(name)));
      case "table" -> see(step, ScriptText.of(instance.state().table(name)));
      default -> throw new IllegalArgumentException(step.toString());
    }
    return true;
  }

  private void see(List<String> step, String what) {
    lines.add(String.join(" ", step) + " " + what);
  }

  private boolean instantiateModule(String file) throws IOException {
    try {
      instance = instantiate(file);
      lines.add("instantiated");
      return true;
    } catch (WasmFormatException e) {
      lines.add("invalid " + e.getMessage());
    } catch (EngineException e) {
      lines.add("instantiation " + ScriptText.of(e));
    }
    return false;
  }

  private EngineInstance instantiate(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(file));
    Module module = ModuleReader.read(bytes);
    ModuleValidator.validate(module, Features.defaults());
    List<ModuleImport> imports = new ArrayList<>();
    for (Import entry : module.imports()) {
      imports.add(link(module, entry));
    }
    return store.instantiate(bytes, imports);
  }

  private ModuleImport link(Module module, Import entry) {
    EngineInstance exporter = linked.get(entry.module());
    if (exporter != null) {
      return new InstanceImport(entry.module(), entry.name(), exporter.export(entry.name()));
    }
    return new FunctionImport(
        entry.module(),
        entry.name(),
        module.funcType(((ImportDesc.Func) entry.desc()).typeIndex()),
        entry.name().equals("log") ? this::log : this::callBack);
  }

  /** A {@link HostFunction}: what a module says while it runs. */
  private WasmValue[] log(HostContext context, WasmValue[] arguments) {
    int kind = ((WasmValue.I32) arguments[0]).value();
    long value = ((WasmValue.I64) arguments[1]).value();
    lines.add("log " + kind + " " + value);
    return new WasmValue[0];
  }

  /** A {@link HostFunction}: calls what a step of the plan calls. */
  private WasmValue[] callBack(HostContext context, WasmValue[] arguments) {
    if (canCallBack && instance != null && !calls.isEmpty()) {
      int number = ((WasmValue.I32) arguments[0]).value();
      invoke(calls.get(Integer.remainderUnsigned(number, calls.size())));
    }
    return new WasmValue[0];
  }

  private String call(List<String> step) {
    try {
      StringBuilder text = new StringBuilder();
      for (WasmValue result : invoke(step)) {
        text.append(' ').append(ScriptText.of(result));
      }
      return text.toString();
    } catch (EngineException e) {
      return " " + ScriptText.of(e);
    }
  }

  private WasmValue[] invoke(List<String> step) {
    WasmValue[] arguments =
        step.stream().skip(2).map(ScriptText::argument).toArray(WasmValue[]::new);
    return instance.invoke(step.get(1), arguments);
  }
}
