package dev.wizer.wasi;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the directories that the host provides. */
final class HostDirectories {

  private final WasiConfig.Sandbox sandbox;
  private final DescriptorNumbers numbers = new DescriptorNumbers();
  private final NamedNodes named = new NamedNodes();

  HostDirectories(WasiConfig.Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * Opens a directory; links on the way to it are followed now, once.
   *
   * @throws IOException if that fails, or the host can't hold directories open and that is asked
   *     for
   */
  HostDirectory open(Path directory) throws IOException {
    Path path = directory.toRealPath();
    if (!HostFiles.attributes(path).isDirectory()) {
      throw new NotDirectoryException(directory.toString());
    }
    Optional<HeldDirectory> held =
        sandbox == WasiConfig.Sandbox.NAMES || !HostFiles.mayHaveLinks(path)
            ? Optional.empty()
            : HeldDirectory.open(path, numbers);
    if (held.isPresent()) {
      return held.get();
    }
    if (sandbox == WasiConfig.Sandbox.STRICT) {
      throw new IOException("this host can't hold the directory `" + directory + "` open");
    }
    return NamedDirectory.open(path, named);
  }
}
