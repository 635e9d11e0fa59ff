package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guests that do all that they can through a directory while somebody else keeps swapping it for a
 * link to the outside. {@code wizer.race.seconds} makes it longer, and {@code wizer.race.swapper}
 * is a program that swaps the two names it is given, faster than Java can.
 */
class RaceTest {

  private static final int ROOT = 3;
  private static final int READ = 2;
  private static final int GUESTS = 2;
  private static final int ROUNDS = 4_000;
  private static final FileTime OLD = FileTime.from(Instant.ofEpochSecond(1_000_000));

  @TempDir Path directory;
  private Path inside;
  private Path secret;

  @BeforeEach
  void makeDirectories() throws IOException {
    inside = Files.createDirectory(directory.resolve("inside"));
    secret = Files.createDirectory(directory.resolve("secret"));
    Files.createDirectory(inside.resolve("dir"));
    Files.createSymbolicLink(inside.resolve("link"), Path.of("../secret"));
    for (Path parent : List.of(secret, inside.resolve("dir"))) {
      Files.writeString(parent.resolve("file"), parent == secret ? "secret" : "mine");
      Files.createSymbolicLink(parent.resolve("pointer"), Path.of("file"));
      Files.createDirectory(parent.resolve("sub"));
      Files.setLastModifiedTime(parent.resolve("file"), OLD);
    }
  }

  /** What one guest tried: calls that succeeded and others, by function; and what got out. */
  private static final class Outcome {
    final Map<String, int[]> calls = new TreeMap<>();
    final List<String> escapes = new ArrayList<>();

    boolean done(String function, Errno errno) {
      int[] counts = calls.computeIfAbsent(function, key -> new int[2]);
      counts[errno == Errno.SUCCESS ? 0 : 1]++;
      return errno == Errno.SUCCESS;
    }

    int total() {
      return calls.values().stream().mapToInt(counts -> counts[0] + counts[1]).sum();
    }
  }

  @Test
  void directorySwappedForALink_whileGuestsUseIt_letsNothingOut() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fdinfo")));
    List<Outcome> outcomes = race(WasiConfig.Sandbox.STRICT);
    int total = 0;
    List<String> escapes = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      total += outcome.total();
      escapes.addAll(outcome.escapes);
      outcome.calls.forEach(
          (function, counts) -> {
            // Both must have happened, or there was no race.
            assertTrue(counts[0] > 0, function + " never succeeded");
            assertTrue(
                counts[1] > 0 || function.equals("open in directory"),
                function + " never met the link");
          });
    }
    escapes.addAll(changesOutside());
    System.out.println("race: " + total + " calls, " + escapes.size() + " escapes");
    assertEquals(List.of(), escapes);
  }

  private List<String> changesOutside() throws IOException {
    List<String> changes = new ArrayList<>();
    try (var paths = Files.list(secret)) {
      paths.map(path -> path.getFileName().toString()).sorted().forEach(changes::add);
    }
    changes.removeAll(List.of("file", "pointer", "sub"));
    if (!Files.readString(secret.resolve("file")).equals("secret")) {
      changes.add("the content of the file");
    }
    if (!Files.getLastModifiedTime(secret.resolve("file")).equals(OLD)) {
      changes.add("the times of the file");
    }
    return changes;
  }

  private List<Outcome> race(WasiConfig.Sandbox sandbox) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<?> swapping = threads.submit(() -> swap(over));
      List<Future<Outcome>> running = new ArrayList<>();
      for (int i = 0; i < GUESTS; i++) {
        String suffix = "" + i;
        running.add(threads.submit(() -> runGuest(sandbox, suffix)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> guest : running) {
        outcomes.add(guest.get());
      }
      over.set(true);
      swapping.get();
      return outcomes;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      over.set(true);
      threads.shutdown();
    }
  }

  private Void swap(AtomicBoolean over) throws IOException, InterruptedException {
    Path dir = inside.resolve("dir");
    Path link = inside.resolve("link");
    String swapper = System.getProperty("wizer.race.swapper");
    if (swapper != null) {
      Process process = new ProcessBuilder(swapper, dir.toString(), link.toString()).start();
      while (!over.get()) {
        Thread.onSpinWait();
        Thread.yield();
      }
      process.destroy();
      process.waitFor();
      return null;
    }
    Path aside = inside.resolve("aside");
    while (!over.get()) {
      move(dir, aside);
      move(link, dir);
      move(dir, link);
      move(aside, dir);
    }
    return null;
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private Outcome runGuest(WasiConfig.Sandbox sandbox, String suffix) throws IOException {
    Outcome outcome = new Outcome();
    long seconds = Long.getLong("wizer.race.seconds", 0);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    WasiConfig config = WasiConfig.builder().preopen("/", inside).sandbox(sandbox).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      for (int i = 0; seconds > 0 ? System.nanoTime() < end : i < ROUNDS; i++) {
        round(guest, outcome, suffix);
      }
    }
    return outcome;
  }

  private void round(FakeGuest guest, Outcome outcome, String suffix) throws IOException {
    if (outcome.done("open", guest.open(ROOT, true, "dir/file", 0, READ, 0))) {
      read(guest, outcome);
    }
    if (outcome.done("open link", guest.open(ROOT, true, "dir/pointer", 0, READ, 0))) {
      read(guest, outcome);
    }
    if (outcome.done("stat", guest.stat(ROOT, true, "dir/file"))
        && guest.getLong(FakeGuest.RESULT + 32) != "mine".length()) {
      outcome.escapes.add("stat");
    }
    if (outcome.done("readlink", guest.readlink(ROOT, "dir/pointer", 100))) {
      assertEquals("file", guest.text(0, 4));
    }
    int length = guest.putText(0, "dir/file");
    outcome.done("set times", guest.call("path_filestat_set_times", ROOT, 1, 0, length, 5L, 5L, 5));
    String file = "dir/new" + suffix;
    if (outcome.done("create", guest.open(ROOT, true, file, OpenRequest.CREAT, 66, 0))) {
      guest.call("fd_close", guest.getInt(FakeGuest.RESULT));
    }
    outcome.done("rename", guest.rename(ROOT, file, ROOT, "dir/moved" + suffix));
    outcome.done("link", guest.link(ROOT, "dir/file", ROOT, "dir/second" + suffix));
    outcome.done("symlink", guest.symlink("file", ROOT, "dir/soft" + suffix));
    outcome.done("mkdir", guest.createDirectory(ROOT, "dir/made" + suffix));
    outcome.done("rmdir", guest.removeDirectory(ROOT, "dir/made" + suffix));
    for (String name : List.of("new", "moved", "second", "soft")) {
      outcome.done("unlink", guest.unlink(ROOT, "dir/" + name + suffix));
    }
    if (outcome.done(
        "open directory", guest.open(ROOT, true, "dir", OpenRequest.DIRECTORY, 0, 0))) {
      list(guest, outcome);
    }
  }

  private static void read(FakeGuest guest, Outcome outcome) {
    int fd = guest.getInt(FakeGuest.RESULT);
    if (!guest.readText(fd, 100).equals("mine")) {
      outcome.escapes.add("read");
    }
    guest.call("fd_close", fd);
  }

  private static void list(FakeGuest guest, Outcome outcome) {
    int fd = guest.getInt(FakeGuest.RESULT);
    if (outcome.done("open in directory", guest.open(fd, true, "file", 0, READ, 0))) {
      read(guest, outcome);
    } else {
      outcome.escapes.add("a directory that is open has lost its file");
    }
    guest.call("fd_close", fd);
  }
}
