package dev.wizer.engine.interp.exec;

import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls host functions, and keeps what they see of the instances that call them. */
final class HostCalls {

  private final Map<ModuleInstance, Context> contexts = new IdentityHashMap<>();

  // What a host function throws decides how the guest ends: nothing may escape as it is.
  WasmValue[] call(HostFunction function, WasmValue[] arguments, ModuleInstance caller) {
    try {
      return function.call(contexts.computeIfAbsent(caller, Context::new), arguments);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw e;
    } catch (Throwable t) {
      throw Failures.ofHost(t, caller.store);
    }
  }

  /** What a host function sees of the instance that calls it. */
  private static final class Context implements HostContext {

    private final ModuleInstance instance;
    private final Map<String, Optional<GuestMemory>> memories = new HashMap<>();

    Context(ModuleInstance instance) {
      this.instance = instance;
    }

    @Override
    public Optional<GuestMemory> memory(String exportName) {
      return memories.computeIfAbsent(exportName, this::find);
    }

    private Optional<GuestMemory> find(String exportName) {
      for (Export export : instance.layout.module().exports()) {
        if (export.kind() == ExternKind.MEMORY && export.name().equals(exportName)) {
          return Optional.of(new MemoryWindow(instance.memory(export.index())));
        }
      }
      return Optional.empty();
    }
  }
}
