package dev.wizer.engine.interp.exec;

import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls host functions, and is what they see of the instance. */
final class HostCalls implements HostContext {

  private final ModuleInstance instance;
  private final Map<String, Optional<GuestMemory>> memories = new HashMap<>();

  HostCalls(ModuleInstance instance) {
    this.instance = instance;
  }

  // What a host function throws decides how the guest ends: nothing may escape as it is.
  WasmValue[] call(HostFunction function, WasmValue[] arguments) {
    try {
      return function.call(this, arguments);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw e;
    } catch (Throwable t) {
      throw Failures.ofHost(t);
    }
  }

  @Override
  public Optional<GuestMemory> memory(String exportName) {
    Optional<GuestMemory> known = memories.get(exportName);
    if (known == null) {
      known = find(exportName);
      memories.put(exportName, known);
    }
    return known;
  }

  private Optional<GuestMemory> find(String exportName) {
    for (Export export : instance.layout.module().exports()) {
      if (export.kind() == ExternKind.MEMORY && export.name().equals(exportName)) {
        LinearMemory memory = instance.memories[export.index()];
        return Optional.of(new MemoryWindow(memory));
      }
    }
    return Optional.empty();
  }
}
