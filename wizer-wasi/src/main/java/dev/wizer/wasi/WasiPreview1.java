package dev.wizer.wasi;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.LinkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/**
 * WASI preview 1, and its predecessor {@code wasi_unstable}, for one instance.
 *
 * <p>What the guest gets wrong is an error code that its call returns: no exception comes out of a
 * function but those that end the guest, {@link dev.wizer.engine.GuestExitException} for {@code
 * proc_exit} and {@link dev.wizer.engine.TrapException} for a caller without an exported memory
 * {@code memory} and a guest that asks for what it is denied.
 *
 * <p>Files are reached beneath the preopened directories alone, whatever paths and symbolic links
 * the guest makes. On Linux this holds whatever other guests and processes do meanwhile: see {@link
 * WasiConfig.Sandbox}.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md">WASI preview
 *     1</a>
 */
public final class WasiPreview1 implements HostModule {

  private final DescriptorTable table;
  private final WasiConfig config;
  private final Preopens preopens;
  private final Recorder recorder;
  private final Dispatch dispatch;
  private GuestWorld world;

  private WasiPreview1(WasiConfig config, DescriptorTable table, Preopens preopens) {
    this.config = config;
    this.table = table;
    this.preopens = preopens;
    this.recorder = new Recorder(config.recordsFiles());
    this.dispatch = new Dispatch(config, table, recorder);
  }

  /**
   * Makes the functions for one guest.
   *
   * @throws IOException if a preopened directory does not exist, is no directory or can't be
   *     reached
   */
  public static WasiPreview1 open(WasiConfig config) throws IOException {
    Objects.requireNonNull(config, "config");
    DescriptorTable table = new DescriptorTable();
    Preopens preopens = new Preopens(config);
    try {
      table.add(config.stdinDescriptor());
      table.add(config.stdoutDescriptor());
      table.add(config.stderrDescriptor());
      preopens.open(table);
    } catch (ErrnoException e) {
      table.closeAll();
      preopens.close();
      throw new IOException("too many preopened directories", e);
    } catch (IOException e) {
      table.closeAll();
      preopens.close();
      throw e;
    }
    return new WasiPreview1(config, table, preopens);
  }

  @Override
  public Optional<HostFunction> resolve(String module, String name, FuncType type) {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Snapshot snapshot = Snapshot.of(module);
    WasiFunction function = snapshot == null ? null : WasiFunction.named(name);
    if (function == null || !snapshot.has(function)) {
      return Optional.empty();
    }
    if (!function.hasType(type)) {
      throw new LinkException(
          "incompatible import type for `"
              + module
              + "::"
              + name
              + "`: expected "
              + type
              + ", found "
              + function.type());
    }
    return Optional.of(new BoundFunction(dispatch, snapshot, function));
  }

  /** {@return what the guest has seen until now; when this is closed, until it was} */
  public GuestWorld world() {
    return world == null ? recorder.world(config, table) : world;
  }

  /**
   * Closes all files that the guest has left open.
   *
   * @throws UncheckedIOException if a file can't be closed; the others are closed all the same
   */
  @Override
  public void close() {
    world = world();
    try {
      table.closeAll();
      preopens.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
