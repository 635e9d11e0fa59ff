package dev.wizer.tests.spec;

import dev.wizer.engine.EngineStore;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.text.script.ModuleSource;
import dev.wizer.wasm.text.script.WastAction;
import java.util.function.Supplier;

/** The modules and instances of a script, or of one of its threads. */
final class Session {

  private final EngineStore store;
  private final ScriptModules loader;
  private final Linker linker;
  private final Names<Module> modules = new Names<>("module");
  private final Names<ScriptInstance> instances = new Names<>("instance");
  private final Names<ScriptInstance> registered = new Names<>("registered instance");

  Session(EngineStore store, ScriptModules loader) {
    this.store = store;
    this.loader = loader;
    this.linker = new Linker(new Spectest(store), registered);
  }

  /**
   * Makes a module.
   *
   * @param line where the script does so
   * @param name its name, or null
   */
  Module define(int line, String name, ModuleSource source) {
    return put(modules, line, name, () -> loader.load(source));
  }

  /** Makes a module and an instance of it. */
  void defineAndInstantiate(int line, String name, ModuleSource source) {
    put(instances, line, name, () -> instantiate(define(line, name, source)));
  }

  /** Makes an instance of a module that has been made before. */
  void instantiate(int line, String name, String module) {
    put(instances, line, name, () -> instantiate(modules.get(module)));
  }

  /** Makes an instance that no name stands for. */
  ScriptInstance instantiate(Module module) {
    return new ScriptInstance(module, store.instantiate(module.bytes(), linker.link(module)));
  }

  private static <T> T put(Names<T> names, int line, String name, Supplier<T> maker) {
    try {
      T made = maker.get();
      names.put(name, made);
      return made;
    } catch (UnsupportedByEngineException | NotRunException e) {
      names.putMissing(name, e.getMessage());
      throw e;
    } catch (RuntimeException | Error e) {
      names.putMissing(name, "the module of line " + line + " failed");
      throw e;
    }
  }

  /** Lets modules import an instance's exports. */
  void register(String moduleName, String instance) {
    try {
      registered.put(moduleName, instances.get(instance));
    } catch (NotRunException e) {
      registered.putMissing(moduleName, e.getMessage());
      throw e;
    }
  }

  /** {@return the instance that a name stands for, the last one if it is null} */
  ScriptInstance instance(String name) {
    return instances.get(name);
  }

  /** Lets this session see an instance of another one. */
  void share(String name, ScriptInstance instance) {
    instances.put(name, instance);
  }

  /** {@return what an action results in} */
  WasmValue[] perform(WastAction action) {
    ScriptInstance target = instances.get(action.instance());
    if (action instanceof WastAction.Invoke invoke) {
      return target.instance().invoke(invoke.export(), Arguments.of(invoke.arguments()));
    }
    return new WasmValue[] {target.instance().state().global(action.export())};
  }
}
