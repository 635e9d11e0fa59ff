package dev.wizer.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Notes what the guest sees. Counting is cheap and always done; files are noted on request. */
final class Recorder {

  private static final int STEP = 1 << 16;
  private static final String HEX = "0123456789abcdef";
  private static final WasiFunction[] FUNCTIONS = WasiFunction.values();
  private static final int FIRST_PREOPEN = 3;

  private final boolean files;
  private final long[] calls = new long[FUNCTIONS.length];
  private final long[] clockReads = new long[Clocks.COUNT];
  private final Map<String, Seen> seen = new TreeMap<>();
  private boolean argumentsRead;
  private boolean environmentRead;
  private long randomBytes;
  private long stdinBytes;

  /** What is known of one path. */
  private static final class Seen {
    final EnumSet<GuestWorld.Use> uses = EnumSet.noneOf(GuestWorld.Use.class);
    String sha256;
  }

  Recorder(boolean files) {
    this.files = files;
  }

  void called(WasiFunction function) {
    calls[function.ordinal()]++;
  }

  void argumentsRead() {
    argumentsRead = true;
  }

  void environmentRead() {
    environmentRead = true;
  }

  void clockRead(int clock) {
    clockReads[clock]++;
  }

  void randomBytes(long count) {
    randomBytes += count;
  }

  void stdinBytes(long count) {
    stdinBytes += count;
  }

  void used(String path, GuestWorld.Use use) {
    if (files) {
      seen(path).uses.add(use);
    }
  }

  private Seen seen(String path) {
    return seen.computeIfAbsent(path, key -> new Seen());
  }

  /** Notes a file that was opened, with the hash of its content if that can be read. */
  void opened(String path, FileContent content, OpenRequest request)
      throws IOException, ErrnoException {
    if (!files) {
      return;
    }
    if (request.changes()) {
      used(path, GuestWorld.Use.CHANGED);
    }
    if (request.access().read() && content.type() == FileType.REGULAR_FILE) {
      used(path, GuestWorld.Use.READ);
      Seen file = seen(path);
      if (file.sha256 == null) {
        file.sha256 = hash(content);
      }
    }
  }

  private static String hash(FileContent content) throws IOException, ErrnoException {
    MessageDigest digest = sha256();
    byte[] step = new byte[STEP];
    long offset = 0;
    for (int count = content.read(step, STEP, 0); count > 0; ) {
      digest.update(step, 0, count);
      offset += count;
      count = content.read(step, STEP, offset);
    }
    return hex(digest.digest());
  }

  void listed(String path, DirectoryListing listing) {
    if (!files) {
      return;
    }
    used(path, GuestWorld.Use.LISTED);
    MessageDigest digest = sha256();
    for (int i = 0; i < listing.size(); i++) {
      byte[] name = listing.get(i).name();
      if (!PathResolver.isDots(new String(name, StandardCharsets.UTF_8))) {
        digest.update(name);
        digest.update((byte) 0);
      }
    }
    seen(path).sha256 = hex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder(2 * bytes.length);
    for (byte b : bytes) {
      hex.append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
    return hex.toString();
  }

  /** {@return what has been noted, and what is open now} */
  GuestWorld world(WasiConfig config, DescriptorTable table) {
    SortedMap<String, Long> functions = new TreeMap<>();
    for (int i = 0; i < calls.length; i++) {
      if (calls[i] > 0) {
        functions.put(FUNCTIONS[i].importName(), calls[i]);
      }
    }
    SortedMap<String, Long> clocks = new TreeMap<>();
    for (int i = 0; i < clockReads.length; i++) {
      if (clockReads[i] > 0) {
        clocks.put(i == Clocks.REALTIME ? "realtime" : "monotonic", clockReads[i]);
      }
    }
    return new GuestWorld(
        argumentsRead ? config.args() : List.of(),
        environmentRead ? config.environmentNames() : List.of(),
        Collections.unmodifiableSortedMap(clocks),
        calls[WasiFunction.RANDOM_GET.ordinal()],
        randomBytes,
        stdinBytes,
        preopens(config),
        fileUses(),
        table.openAfterStart(FIRST_PREOPEN + config.preopens().size()),
        Collections.unmodifiableSortedMap(functions));
  }

  private static List<GuestWorld.Preopen> preopens(WasiConfig config) {
    List<GuestWorld.Preopen> preopens = new ArrayList<>();
    for (WasiConfig.Preopen preopen : config.preopens()) {
      int descriptor = FIRST_PREOPEN + preopens.size();
      preopens.add(new GuestWorld.Preopen(descriptor, preopen.guestPath(), preopen.access()));
    }
    return List.copyOf(preopens);
  }

  private List<GuestWorld.FileUse> fileUses() {
    List<GuestWorld.FileUse> uses = new ArrayList<>();
    seen.forEach(
        (path, file) ->
            uses.add(
                new GuestWorld.FileUse(
                    path, List.copyOf(file.uses), Optional.ofNullable(file.sha256))));
    return List.copyOf(uses);
  }
}
