package dev.wizer;

import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import java.util.Optional;
import java.util.stream.Stream;

/** An instance whose exported functions satisfy imports of other instances. */
final class PreloadedModule implements HostModule {

  private final String name;
  private final Module module;
  private final EngineInstance instance;

  PreloadedModule(String name, Module module, EngineInstance instance) {
    this.name = name;
    this.module = module;
    this.instance = instance;
  }

  @Override
  public Optional<HostFunction> resolve(String moduleName, String exportName, FuncType type) {
    if (!moduleName.equals(name)) {
      return Optional.empty();
    }
    return module
        .export(exportName)
        .filter(export -> export.kind() == ExternKind.FUNC)
        .map(export -> function(export, type));
  }

  private HostFunction function(Export export, FuncType type) {
    FuncType own = module.funcType(module.funcTypeIndices()[export.index()]);
    if (!own.equals(type) || namesDefinedTypes(own)) {
      throw new LinkException(
          "incompatible import type for `"
              + name
              + "` `"
              + export.name()
              + "`: imported as "
              + type
              + ", but the preloaded module's function has type "
              + own
              + (namesDefinedTypes(own) ? "; types that modules define can't be shared" : ""));
    }
    Object caller = new Object();
    return (context, arguments) -> call(export.name(), arguments, caller);
  }

  /** A type index means another type in another module. */
  private static boolean namesDefinedTypes(FuncType type) {
    return Stream.concat(type.params().stream(), type.results().stream())
        .anyMatch(
            each -> each instanceof RefType ref && ref.heapType() instanceof ConcreteHeapType);
  }

  private WasmValue[] call(String exportName, WasmValue[] arguments, Object caller) {
    WasmValue[] passed = new WasmValue[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      passed[i] = translate(arguments[i], caller, this);
    }
    WasmValue[] results = instance.invoke(exportName, passed);
    for (int i = 0; i < results.length; i++) {
      results[i] = translate(results[i], this, caller);
    }
    return results;
  }

  /** A function index means another function in another instance: there it is a foreign one. */
  private static WasmValue translate(WasmValue value, Object from, Object to) {
    if (value instanceof WasmValue.FuncRef own) {
      return new WasmValue.ForeignFuncRef(new Owned(from, own));
    }
    if (value instanceof WasmValue.ForeignFuncRef foreign
        && foreign.function() instanceof Owned owned
        && owned.owner().equals(to)) {
      return owned.reference();
    }
    return value;
  }

  /** A function reference, together with whose it is. */
  private record Owned(Object owner, WasmValue.FuncRef reference) {}

  @Override
  public void close() {
    instance.close();
  }
}
