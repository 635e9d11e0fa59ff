package dev.wizer.cli;

import dev.wizer.HostModuleFactory;
import dev.wizer.cli.CommandOptions.GuestDirectory;
import dev.wizer.cli.CommandOptions.WasiOptions;
import dev.wizer.cli.files.HostStrings;
import dev.wizer.engine.HostModule;
import dev.wizer.wasi.DirectoryAccess;
import dev.wizer.wasi.GuestFacility;
import dev.wizer.wasi.GuestWorld;
import dev.wizer.wasi.RandomSource;
import dev.wizer.wasi.WasiClock;
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
import java.util.Optional;

/** Opens WASI as the command line says. */
final class WasiFactory implements HostModuleFactory {

  /** A microsecond, so that whoever waits for a time by looking comes to an end. */
  private static final long CLOCK_STEP = 1_000;

  private final CommandOptions options;
  private final GuestOptions guest;
  private final StandardStreams streams;
  private final GuestEnvironment environment;
  private WasiPreview1 opened;

  WasiFactory(
      CommandOptions options,
      GuestOptions guest,
      StandardStreams streams,
      GuestEnvironment environment) {
    this.options = options;
    this.guest = guest;
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
    for (GuestDirectory directory : wasi.directories()) {
      config.preopen(
          directory.guestPath(),
          directoryPath(directory.hostPath()),
          DirectoryAccess.of(directory.access()));
    }
    limit(config, guest);
    try {
      WasiPreview1 functions = WasiPreview1.open(config.build());
      // A run that is repeated to be checked opens another one.
      opened = opened == null ? functions : opened;
      return functions;
    } catch (IOException e) {
      throw new FileFailure("failed to open the guest's directories", e);
    }
  }

  /** {@return what the guest has seen, if WASI was opened} */
  Optional<GuestWorld> world() {
    return opened == null ? Optional.empty() : Optional.of(opened.world());
  }

  private static void limit(WasiConfig.Builder config, GuestOptions guest) {
    if (guest.strictSandbox()) {
      config.sandbox(WasiConfig.Sandbox.STRICT);
    }
    if (guest.deterministic()) {
      config.normalizeFiles(guest.fileTime());
    }
    if (guest.maxFileBytes().isPresent()) {
      config.maxFileBytes(guest.maxFileBytes().getAsLong());
    }
    config.recordFiles(guest.recordsFiles());
    setClock(config, guest.clock());
    setRandom(config, guest.random());
    for (String word : guest.denied()) {
      config.deny(facility(word));
    }
  }

  private static void setClock(WasiConfig.Builder config, GuestOptions.Choice clock) {
    switch (clock.source()) {
      case FIXED -> {
        config.wallClock(WasiClock.stepping(clock.value(), CLOCK_STEP));
        config.monotonicClock(WasiClock.stepping(0, CLOCK_STEP));
      }
      case DENIED -> config.deny(GuestFacility.CLOCK);
      default -> {
        // The host's, as without this option.
      }
    }
  }

  private static void setRandom(WasiConfig.Builder config, GuestOptions.Choice random) {
    switch (random.source()) {
      case FIXED -> config.randomSource(RandomSource.seeded(random.value()));
      case ZERO -> config.randomSource(RandomSource.zero());
      case DENIED -> config.deny(GuestFacility.RANDOM);
      default -> {
        // The host's, as without this option.
      }
    }
  }

  private static GuestFacility facility(String word) {
    return switch (word) {
      case "clock" -> GuestFacility.CLOCK;
      case "random" -> GuestFacility.RANDOM;
      case "env" -> GuestFacility.ENVIRONMENT;
      default -> GuestFacility.FILES;
    };
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
