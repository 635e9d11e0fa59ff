package dev.wizer.engine.interp.exec;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Import;
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
      return function.call(context(caller), arguments);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw e;
    } catch (Throwable t) {
      // What a host throws need not have been made here: the wrapper's stack trace has.
      throw Unwinding.here(Failures.ofHost(t, caller.store));
    }
  }

  /** Puts the results of a call where the guest finds them. Wrong ones are the host's failure. */
  static void store(WasmValue[] results, Func func, long[] stack, int base, ModuleInstance caller) {
    try {
      caller.values.store(results, func.signature.type().results(), stack, base);
    } catch (EngineFailureException e) {
      throw Unwinding.here(
          TrapException.host(
              "the host function " + name(func) + " returned something else: " + e.getMessage()));
    }
  }

  private static String name(Func func) {
    int left = func.index;
    for (Import entry : func.instance.layout.module().imports()) {
      if (entry.desc().kind() == ExternKind.FUNC && left-- == 0) {
        return "`" + entry.module() + "` `" + entry.name() + "`";
      }
    }
    throw new IllegalStateException("no import is function " + func.index);
  }

  // Without lambdas, here and below: the first one costs a young JVM some milliseconds.
  private Context context(ModuleInstance caller) {
    Context known = contexts.get(caller);
    if (known == null) {
      known = new Context(caller);
      contexts.put(caller, known);
    }
    return known;
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
          return Optional.of(new MemoryWindow(instance.memory(export.index())));
        }
      }
      return Optional.empty();
    }
  }
}
