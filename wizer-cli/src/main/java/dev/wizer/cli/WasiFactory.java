package dev.wizer.cli;

import dev.wizer.HostModuleFactory;
import dev.wizer.cli.CommandOptions.Pair;
import dev.wizer.cli.CommandOptions.WasiOptions;
import dev.wizer.cli.files.HostStrings;
import dev.wizer.engine.HostModule;
import dev.wizer.wasi.WasiConfig;
import dev.wizer.wasi.WasiPreview1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens WASI as the command line says. */
final class WasiFactory implements HostModuleFactory {

  private final CommandOptions options;
  private final StandardStreams streams;
  private final GuestEnvironment environment;

  WasiFactory(CommandOptions options, StandardStreams streams, GuestEnvironment environment) {
    this.options = options;
    this.streams = streams;
    this.environment = environment;
  }

  @Override
  public HostModule open() {
    WasiOptions wasi = options.wasi();
    WasiConfig.Builder config = WasiConfig.builder().args(args(wasi.args()));
    environment.choose(wasi.inheritEnv(), wasi.environment()).forEach(config::environment);
    if (wasi.inheritStdio()) {
      inheritStdio(config);
    }
    for (Pair directory : wasi.directories()) {
      config.preopen(directory.left(), directoryPath(directory.right()));
    }
    try {
      return WasiPreview1.open(config.build());
    } catch (IOException e) {
      throw new FileFailure("failed to open the guest's directories", e);
    }
  }

  private List<String> args(List<String> given) {
    if (given.isEmpty()) {
      return List.of();
    }
    List<String> args = new ArrayList<>();
    args.add(options.input().map(ModuleFiles::fileName).orElse("wizer"));
    args.addAll(given);
    return args;
  }

  /**
   * The module's bytes have standard input or output for themselves if they use them: a guest that
   * read or wrote there too would spoil them.
   */
  private void inheritStdio(WasiConfig.Builder config) {
    if (options.input().isPresent()) {
      config.stdin(streams.in());
    }
    config.stdout(options.output().isPresent() ? streams.out() : streams.err());
    config.stderr(streams.err());
  }

  private static Path directoryPath(String name) {
    try {
      Path path = HostStrings.path(name);
      if (!Files.isDirectory(path)) {
        throw new FileFailure(
            "failed to open directory `" + name + "`",
            Files.exists(path) ? new NotDirectoryException(name) : new NoSuchFileException(name));
      }
      return path;
    } catch (InvalidPathException e) {
      throw new FileFailure("failed to open directory `" + name + "`", e);
    }
  }
}
