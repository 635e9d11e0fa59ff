package dev.wizer.wasi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The directories that are open when the guest starts, and what lives as long as the guest. */
final class Preopens implements AutoCloseable {

  private final WasiConfig config;
  private final HostDirectories host;
  private final FileBudget overlaid;
  private final List<OverlayTree> overlays = new ArrayList<>();

  Preopens(WasiConfig config) {
    this.config = config;
    this.host = new HostDirectories(config.sandbox());
    this.overlaid = new FileBudget(config.maxOverlayBytes(), "changed files in memory with");
  }

  /** Adds all to the table, in order. */
  void open(DescriptorTable table) throws IOException, ErrnoException {
    for (WasiConfig.Preopen preopen : config.preopens()) {
      table.add(OpenDirectory.preopened(preopen.guestPath(), directory(preopen)));
    }
  }

  private Directory directory(WasiConfig.Preopen preopen) throws IOException {
    HostDirectory directory = host.open(preopen.hostDirectory());
    return switch (preopen.access()) {
      case READ_WRITE -> directory;
      case READ_ONLY -> new ReadOnlyDirectory(directory);
      case OVERLAY -> overlay(directory);
    };
  }

  private Directory overlay(Directory directory) {
    OverlayTree tree = new OverlayTree(config.wallClock(), overlaid);
    overlays.add(tree);
    return tree.over(directory, null);
  }

  @Override
  public void close() {
    for (OverlayTree overlay : overlays) {
      overlay.close();
    }
  }
}
