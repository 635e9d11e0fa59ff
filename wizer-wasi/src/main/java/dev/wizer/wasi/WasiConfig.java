package dev.wizer.wasi;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a guest gets of the host. Without further settings that is nothing: no arguments, no
 * environment, an empty standard input, no files, and output that is discarded; only the time and
 * random bytes are the host's.
 */
public final class WasiConfig {

  /**
   * A directory of the host that the guest has open when it starts.
   *
   * @param guestPath the guest's name of the directory
   * @param hostDirectory the directory
   * @param access what the guest may do in it
   */
  record Preopen(String guestPath, Path hostDirectory, DirectoryAccess access) {}

  /** How files are kept to the directories that the guest is given. */
  public enum Sandbox {
    /**
     * Each directory on the way to a file is held open and names are looked up in it, so that
     * nobody who swaps a directory for a symbolic link meanwhile leads the guest astray. Linux can,
     * with {@code /proc}; on other hosts, and in file systems other than the host's own, the run
     * fails.
     */
    STRICT,
    /**
     * As {@link #STRICT} where the host can. Elsewhere other processes that change the directories
     * meanwhile are trusted; the guest itself can't get out.
     */
    BEST,
    /** As where the host can't. */
    NAMES
  }

  private final List<String> args;
  private final Map<String, String> environment;
  private final List<Preopen> preopens;
  private final InputStream stdin;
  private final OutputStream stdout;
  private final OutputStream stderr;
  private final WasiClock wallClock;
  private final WasiClock monotonicClock;
  private final RandomSource randomSource;
  private final Sandbox sandbox;
  private final Set<GuestFacility> denied;
  private final OptionalLong fileTime;
  private final long maxFileBytes;
  private final long maxOverlayBytes;
  private final boolean recordsFiles;

  private WasiConfig(Builder builder) {
    args = List.copyOf(builder.args);
    environment = new LinkedHashMap<>(builder.environment);
    preopens = List.copyOf(builder.preopens);
    stdin = builder.stdin;
    stdout = builder.stdout;
    stderr = builder.stderr;
    wallClock = builder.wallClock;
    monotonicClock = builder.monotonicClock;
    randomSource = builder.randomSource;
    sandbox = builder.sandbox;
    denied = Set.copyOf(builder.denied);
    fileTime = builder.fileTime;
    maxFileBytes = builder.maxFileBytes;
    maxOverlayBytes = builder.maxOverlayBytes;
    recordsFiles = builder.recordsFiles;
  }

  /** {@return a builder of configurations} */
  public static Builder builder() {
    return new Builder();
  }

  List<String> args() {
    return args;
  }

  /** {@return the environment as {@code name=value}} */
  List<String> environmentStrings() {
    List<String> strings = new ArrayList<>(environment.size());
    for (Map.Entry<String, String> entry : environment.entrySet()) {
      strings.add(entry.getKey().concat("=").concat(entry.getValue()));
    }
    return strings;
  }

  List<Preopen> preopens() {
    return preopens;
  }

  InputStreamDescriptor stdinDescriptor() {
    return stdin == null
        ? new InputStreamDescriptor(new FileInputStream(FileDescriptor.in), Terminal.STDIN)
        : new InputStreamDescriptor(stdin, Terminal.NONE);
  }

  OutputStreamDescriptor stdoutDescriptor() {
    return outputDescriptor(stdout, FileDescriptor.out, Terminal.STDOUT);
  }

  OutputStreamDescriptor stderrDescriptor() {
    return outputDescriptor(stderr, FileDescriptor.err, Terminal.STDERR);
  }

  private static OutputStreamDescriptor outputDescriptor(
      OutputStream stream, FileDescriptor inherited, Terminal terminal) {
    return stream == null
        ? new OutputStreamDescriptor(new FileOutputStream(inherited), terminal)
        : new OutputStreamDescriptor(stream, Terminal.NONE);
  }

  WasiClock wallClock() {
    return wallClock;
  }

  WasiClock monotonicClock() {
    return monotonicClock;
  }

  RandomSource randomSource() {
    return randomSource;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Set<GuestFacility> denied() {
    return denied;
  }

  /** {@return the time that all files have, if their attributes are to be the same everywhere} */
  OptionalLong fileTime() {
    return fileTime;
  }

  long maxFileBytes() {
    return maxFileBytes;
  }

  long maxOverlayBytes() {
    return maxOverlayBytes;
  }

  boolean recordsFiles() {
    return recordsFiles;
  }

  List<String> environmentNames() {
    return List.copyOf(environment.keySet());
  }

  /** What overlays may hold in memory unless that is set: 256 MiB. */
  private static final long DEFAULT_MAX_OVERLAY_BYTES = 1L << 28;

  /** Builds configurations. */
  public static final class Builder {

    private final List<String> args = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Preopen> preopens = new ArrayList<>();
    private InputStream stdin = new ByteArrayInputStream(new byte[0]);
    private OutputStream stdout = OutputStream.nullOutputStream();
    private OutputStream stderr = OutputStream.nullOutputStream();
    private WasiClock wallClock = SystemClocks.wall();
    private WasiClock monotonicClock = SystemClocks.monotonic();
    private RandomSource randomSource = new SystemRandom();
    private Sandbox sandbox = Sandbox.BEST;
    private final Set<GuestFacility> denied = EnumSet.noneOf(GuestFacility.class);
    private OptionalLong fileTime = OptionalLong.empty();
    private long maxFileBytes = Long.MAX_VALUE;
    private long maxOverlayBytes = DEFAULT_MAX_OVERLAY_BYTES;
    private boolean recordsFiles;

    private Builder() {}

    /**
     * Sets the arguments; by convention the first one is the program's name. Bytes that are not
     * UTF-8 can be expressed as {@link ByteString} has them, also in the environment.
     *
     * @throws IllegalArgumentException if one contains a zero character
     */
    public Builder args(List<String> newArgs) {
      for (String arg : Objects.requireNonNull(newArgs, "newArgs")) {
        requireNoZero(arg);
      }
      args.clear();
      args.addAll(newArgs);
      return this;
    }

    /**
     * Adds a variable of the environment, or gives it another value. The guest sees variables in
     * the order in which they were added.
     *
     * @throws IllegalArgumentException if the name contains {@code =}, or either a zero character
     */
    public Builder environment(String name, String value) {
      requireNoZero(Objects.requireNonNull(name, "name"));
      requireNoZero(Objects.requireNonNull(value, "value"));
      if (name.indexOf('=') >= 0) {
        throw new IllegalArgumentException("the name of a variable contains =: " + name);
      }
      environment.put(name, value);
      return this;
    }

    private static void requireNoZero(String text) {
      if (text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a string of the guest contains a zero character");
      }
    }

    /** Sets what the guest reads. The stream is not closed. */
    public Builder stdin(InputStream stream) {
      stdin = Objects.requireNonNull(stream, "stream");
      return this;
    }

    /** Sets where the guest's output goes. The stream is flushed after each write, not closed. */
    public Builder stdout(OutputStream stream) {
      stdout = Objects.requireNonNull(stream, "stream");
      return this;
    }

    /** Sets where the guest's messages go. The stream is flushed after each write, not closed. */
    public Builder stderr(OutputStream stream) {
      stderr = Objects.requireNonNull(stream, "stream");
      return this;
    }

    /** Gives the guest the three standard streams of this process. */
    public Builder inheritStdio() {
      stdin = null;
      stdout = null;
      stderr = null;
      return this;
    }

    /**
     * Adds a directory that the guest has open when it starts: the first has the descriptor 3, the
     * next 4, and so on.
     *
     * @param guestPath the guest's name of the directory
     * @param hostDirectory the directory; it is looked for when the configuration is used
     */
    public Builder preopen(String guestPath, Path hostDirectory) {
      return preopen(guestPath, hostDirectory, DirectoryAccess.READ_WRITE);
    }

    /**
     * Adds a directory that the guest has open when it starts, and says what it may do there.
     *
     * @param guestPath the guest's name of the directory
     * @param hostDirectory the directory; it is looked for when the configuration is used
     * @param access what the guest may do in it
     */
    public Builder preopen(String guestPath, Path hostDirectory, DirectoryAccess access) {
      preopens.add(
          new Preopen(
              Objects.requireNonNull(guestPath, "guestPath"),
              Objects.requireNonNull(hostDirectory, "hostDirectory"),
              Objects.requireNonNull(access, "access")));
      return this;
    }

    /** Sets the clock that tells the time of day. */
    public Builder wallClock(WasiClock clock) {
      wallClock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Sets the clock that never goes back. */
    public Builder monotonicClock(WasiClock clock) {
      monotonicClock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /** Sets where random bytes come from. */
    public Builder randomSource(RandomSource source) {
      randomSource = Objects.requireNonNull(source, "source");
      return this;
    }

    /** Denies the guest something: it traps when it asks for it. */
    public Builder deny(GuestFacility facility) {
      denied.add(Objects.requireNonNull(facility, "facility"));
      return this;
    }

    /**
     * Shows the attributes of files as they are the same on every machine: all times are {@code
     * nanos} since 1970, inodes are numbered as the guest meets them, a file has one name, and a
     * directory no size. Contents and names are what they are.
     */
    public Builder normalizeFiles(long nanos) {
      fileTime = OptionalLong.of(nanos);
      return this;
    }

    /**
     * Sets how many bytes the guest may write to files, and grow them by, in all. With one more it
     * ends with an {@link dev.wizer.engine.ExhaustionException}.
     *
     * @throws IllegalArgumentException if {@code bytes} is negative
     */
    public Builder maxFileBytes(long bytes) {
      maxFileBytes = requireNotNegative(bytes);
      return this;
    }

    /**
     * Sets how many bytes overlays may hold in memory, files and names together; 256 MiB without
     * it. With one more the guest ends with an {@link dev.wizer.engine.ExhaustionException}.
     *
     * @throws IllegalArgumentException if {@code bytes} is negative
     */
    public Builder maxOverlayBytes(long bytes) {
      maxOverlayBytes = requireNotNegative(bytes);
      return this;
    }

    private static long requireNotNegative(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("a number of bytes is negative: " + bytes);
      }
      return bytes;
    }

    /**
     * Has {@link WasiPreview1#world()} tell what the guest does with files, with hashes of those
     * that it can read. Each of them is then read as a whole when it is opened.
     */
    public Builder recordFiles(boolean record) {
      recordsFiles = record;
      return this;
    }

    /** Sets how files are kept to the preopened directories; {@link Sandbox#BEST} without it. */
    public Builder sandbox(Sandbox newSandbox) {
      sandbox = Objects.requireNonNull(newSandbox, "newSandbox");
      return this;
    }

    /** {@return the configuration} */
    public WasiConfig build() {
      return new WasiConfig(this);
    }
  }
}
