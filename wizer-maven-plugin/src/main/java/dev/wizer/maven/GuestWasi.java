package dev.wizer.maven;

import dev.wizer.HostModuleFactory;
import dev.wizer.engine.HostModule;
import dev.wizer.wasi.RandomSource;
import dev.wizer.wasi.WasiClock;
import dev.wizer.wasi.WasiConfig;
import dev.wizer.wasi.WasiPreview1;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Opens WASI as the parameters say. What guests write to standard output and error is logged. */
final class GuestWasi implements HostModuleFactory, AutoCloseable {

  /** A microsecond, so that whoever waits for a time by looking comes to an end. */
  private static final long CLOCK_STEP = 1_000;

  private final Settings.Wasi settings;
  private final Path input;
  private final byte[] stdin;
  private final LineStream stdout;
  private final LineStream stderr;

  /**
   * Reads what the guest will read from standard input.
   *
   * @param log takes the lines that the guest writes
   */
  GuestWasi(Settings.Wasi settings, Path input, Consumer<String> log) throws IOException {
    this.settings = settings;
    this.input = input;
    this.stdin =
        settings.stdin().isPresent() ? Files.readAllBytes(settings.stdin().get()) : new byte[0];
    this.stdout = new LineStream(log);
    this.stderr = new LineStream(log);
  }

  @Override
  public HostModule open() throws IOException {
    WasiConfig.Builder config =
        WasiConfig.builder()
            .args(args())
            .stdin(new ByteArrayInputStream(stdin))
            .stdout(stdout)
            .stderr(stderr);
    settings.environment().forEach(config::environment);
    for (Settings.GrantedDirectory directory : settings.directories()) {
      config.preopen(directory.guest(), directory.host(), directory.access());
    }
    if (settings.fixedTime().isPresent()) {
      long start = settings.fixedTime().getAsLong();
      config
          .normalizeFiles(start)
          .wallClock(WasiClock.stepping(start, CLOCK_STEP))
          .monotonicClock(WasiClock.stepping(0, CLOCK_STEP))
          .randomSource(RandomSource.seeded(0));
    }
    return WasiPreview1.open(config.build());
  }

  /** As for the command, the program's name is the module's file. */
  private List<String> args() {
    List<String> args = new ArrayList<>();
    if (!settings.arguments().isEmpty()) {
      args.add(input.getFileName().toString());
      args.addAll(settings.arguments());
    }
    return args;
  }

  @Override
  public void close() {
    stdout.close();
    stderr.close();
  }
}
