package dev.wizer.wasi;

import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.WasmValue;
import java.io.IOException;

/** A function that an import has been linked to. */
final class BoundFunction implements HostFunction {

  private static final String MEMORY = "memory";

  private final Dispatch dispatch;
  private final Snapshot snapshot;
  private final WasiFunction function;

  BoundFunction(Dispatch dispatch, Snapshot snapshot, WasiFunction function) {
    this.dispatch = dispatch;
    this.snapshot = snapshot;
    this.function = function;
  }

  @Override
  public WasmValue[] call(HostContext context, WasmValue[] arguments) {
    GuestMemory memory = context.memory(MEMORY).orElse(null);
    if (memory == null) {
      throw TrapException.host("missing required memory export");
    }
    Errno errno = run(new Call(snapshot, new GuestBytes(memory), arguments));
    return new WasmValue[] {new WasmValue.I32(errno.code())};
  }

  private Errno run(Call call) {
    try {
      dispatch.run(function, call);
      return Errno.SUCCESS;
    } catch (ErrnoException e) {
      return e.errno();
    } catch (IOException e) {
      return HostErrors.errnoOf(e);
    } catch (UnsupportedOperationException e) {
      return HostErrors.errnoOf(e);
    }
  }
}
