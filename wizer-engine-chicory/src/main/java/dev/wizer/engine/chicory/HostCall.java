package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.wizer.engine.EngineException;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmValue;
import java.util.Optional;

/** A host function as Chicory calls it. */
record HostCall(FunctionImport function, FunctionType type, Values values, Exports exports)
    implements WasmFunctionHandle {

  @Override
  public long[] apply(Instance instance, long... arguments) {
    try {
      WasmValue[] results =
          function
              .function()
              .call(new Context(instance, exports), values.fromChicory(type.params(), arguments));
      return toChicory(results);
    } catch (EngineException e) {
      throw e;
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(e);
    } catch (Exception e) {
      throw TrapException.host(e);
    }
  }

  private long[] toChicory(WasmValue[] results) {
    try {
      return values.toChicory(type.returns(), results);
    } catch (IllegalArgumentException e) {
      throw TrapException.host(
          "the host function `"
              + function.module()
              + "` `"
              + function.name()
              + "` returned something else: "
              + e.getMessage());
    }
  }

  /** Keeps the exception for whoever looks for a defect of the host function. */
  private static TrapException outOfBounds(IndexOutOfBoundsException e) {
    TrapException trap = new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    trap.addSuppressed(e);
    return trap;
  }

  private record Context(Instance instance, Exports exports) implements HostContext {

    @Override
    public Optional<GuestMemory> memory(String exportName) {
      return exports
          .memoryIndex(exportName)
          .map(index -> new ChicoryGuestMemory((ChicoryMemory) instance.memory(index)));
    }
  }
}
