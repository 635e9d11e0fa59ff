package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.TrapException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A world that is the same in every run, what of it is denied, and what is told of it. */
class WorldTest {

  private static final int ROOT = 3;
  private static final int READ = 2;
  private static final long SECOND = 1_000_000_000;

  @TempDir Path directory;

  private static WasiConfig.Builder fixed() {
    return WasiConfig.builder()
        .wallClock(WasiClock.stepping(5 * SECOND, 1000))
        .monotonicClock(WasiClock.stepping(0, 1000))
        .randomSource(RandomSource.seeded(42))
        .normalizeFiles(5 * SECOND);
  }

  private static long time(FakeGuest guest, int clock) {
    assertEquals(Errno.SUCCESS, guest.call("clock_time_get", clock, 1L, FakeGuest.RESULT));
    return guest.getLong(FakeGuest.RESULT);
  }

  @Test
  void steppingClock_movesByAStepWithEachLook() throws IOException {
    try (FakeGuest guest = new FakeGuest(fixed().build())) {
      assertEquals(5 * SECOND, time(guest, 0));
      assertEquals(5 * SECOND + 1000, time(guest, 0));
      assertEquals(0, time(guest, 1));
      assertEquals(1000, time(guest, 1));
    }
  }

  @Test
  @Timeout(30)
  void steppingClock_aGuestThatWaits_doesNotWait() throws IOException {
    try (FakeGuest guest = new FakeGuest(fixed().build())) {
      long hour = 3600 * SECOND;
      guest.putInt(16, 1);
      guest.putLong(24, hour);
      assertEquals(Errno.SUCCESS, guest.call("poll_oneoff", 0, 0x4000, 1, FakeGuest.RESULT));
      assertEquals(1, guest.getInt(FakeGuest.RESULT));
      assertEquals(hour, time(guest, 1));
      assertEquals(5 * SECOND + hour, time(guest, 0));
      guest.putLong(24, 2 * hour);
      guest.putShort(40, (short) 1);
      assertEquals(Errno.SUCCESS, guest.call("poll_oneoff", 0, 0x4000, 1, FakeGuest.RESULT));
      assertTrue(time(guest, 1) >= 2 * hour);
    }
  }

  @Test
  void seededRandom_isTheSameInEveryRunHoweverItIsAskedFor() throws IOException {
    byte[] once = new byte[20];
    RandomSource.seeded(42).nextBytes(once);
    RandomSource source = RandomSource.seeded(42);
    byte[] first = new byte[3];
    byte[] rest = new byte[17];
    source.nextBytes(first);
    source.nextBytes(rest);
    assertEquals(once[2], first[2]);
    assertEquals(once[19], rest[16]);
    // SplitMix64's first number for the seed 42 is 0xbdd732262feb6e95.
    assertEquals((byte) 0x95, once[0]);
    assertEquals((byte) 0xbd, once[7]);
    byte[] zeros = {1, 2};
    RandomSource.zero().nextBytes(zeros);
    assertEquals(0, zeros[0] | zeros[1]);
  }

  @Test
  void normalizedFiles_tellOnlyTypesSizesAndWhichIsWhich() throws IOException {
    Files.writeString(directory.resolve("a"), "12");
    Files.createLink(directory.resolve("b"), directory.resolve("a"));
    Files.createDirectory(directory.resolve("dir"));
    Files.setLastModifiedTime(directory.resolve("a"), FileTime.from(Instant.ofEpochSecond(77)));
    try (FakeGuest guest = new FakeGuest(fixed().preopen("/", directory).build())) {
      assertStat(guest, "dir", 1, 0);
      assertStat(guest, "a", 2, 2);
      assertStat(guest, "b", 2, 2);
      assertStat(guest, "dir", 1, 0);
      int file = guest.opened(ROOT, "a", 0);
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", file, 0));
      assertEquals(2, guest.getLong(8));
      assertEquals(5 * SECOND, guest.getLong(48));
      assertEquals(Errno.SUCCESS, guest.call("fd_readdir", ROOT, 0, 1000, 0L, FakeGuest.RESULT));
      assertEquals(3, guest.getLong(8));
      assertEquals(2, guest.getLong(2 * 24 + 3 + 8));
    }
  }

  private static void assertStat(FakeGuest guest, String path, long inode, long size) {
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, true, path));
    assertEquals(inode, guest.getLong(FakeGuest.RESULT + 8));
    assertEquals(1, guest.getLong(FakeGuest.RESULT + 24));
    assertEquals(size, guest.getLong(FakeGuest.RESULT + 32));
    for (int i = 40; i < 64; i += 8) {
      assertEquals(5 * SECOND, guest.getLong(FakeGuest.RESULT + i));
    }
  }

  @Test
  void denied_trapsWhereItIsAskedFor() throws IOException {
    WasiConfig.Builder config = WasiConfig.builder().environment("A", "b").preopen("/", directory);
    for (GuestFacility facility : GuestFacility.values()) {
      config.deny(facility);
    }
    try (FakeGuest guest = new FakeGuest(config.build())) {
      assertDenied(
          "the guest is denied the clock, and called `clock_time_get`",
          () -> guest.call("clock_time_get", 0, 0L, 0));
      assertDenied(
          "the guest is denied the clock, and called `clock_res_get`",
          () -> guest.call("clock_res_get", 0, 0));
      assertDenied(
          "the guest is denied the clock, and called `poll_oneoff`",
          () -> guest.call("poll_oneoff", 0, 0x4000, 1, FakeGuest.RESULT));
      assertDenied(
          "the guest is denied random bytes, and called `random_get`",
          () -> guest.call("random_get", 0, 1));
      assertDenied(
          "the guest is denied the environment, and called `environ_get`",
          () -> guest.call("environ_get", 0, 100));
      assertDenied(
          "the guest is denied files, and called `path_open`",
          () -> guest.open(ROOT, true, "x", 0, READ, 0));
      assertDenied(
          "the guest is denied files, and called `fd_readdir`",
          () -> guest.call("fd_readdir", ROOT, 0, 1, 0L, 0));
      assertEquals(Errno.SUCCESS, guest.call("environ_sizes_get", 0, 4));
      assertEquals(Errno.SUCCESS, guest.call("fd_prestat_get", ROOT, 0));
      assertEquals(Errno.SUCCESS, guest.write(1, "x"));
    }
  }

  private static void assertDenied(String message, Runnable call) {
    assertEquals(message, assertThrows(TrapException.class, call::run).getMessage());
  }

  @Test
  void world_tellsWhatTheGuestHasSeen() throws IOException {
    Files.writeString(directory.resolve("file"), "hello");
    Files.createDirectory(directory.resolve("dir"));
    WasiConfig config =
        WasiConfig.builder()
            .args(List.of("program", "one"))
            .environment("A", "secret")
            .environment("B", "c")
            .stdin(new ByteArrayInputStream("input".getBytes(StandardCharsets.UTF_8)))
            .preopen("/data", directory)
            .recordFiles(true)
            .build();
    FakeGuest guest = new FakeGuest(config);
    GuestWorld nothing = guest.wasi.world();
    assertEquals(List.of(), nothing.environment());
    assertEquals(List.of(), nothing.arguments());
    assertEquals(0, nothing.allClockReads());
    assertEquals(List.of(), nothing.openAtEnd());
    guest.call("args_get", 0, 100);
    guest.call("environ_get", 0, 100);
    time(guest, 0);
    time(guest, 1);
    time(guest, 1);
    guest.call("random_get", 0, 33);
    guest.readText(0, 3);
    int file = guest.opened(ROOT, "dir/../file", 0);
    guest.readText(file, 2);
    int inner = guest.openedDirectory(ROOT, "dir");
    guest.call("fd_readdir", inner, 0, 1000, 0L, FakeGuest.RESULT);
    guest.stat(ROOT, true, "missing");
    guest.fileWith(inner, "new", "x");
    guest.close();
    GuestWorld world = guest.wasi.world();
    assertEquals(List.of("program", "one"), world.arguments());
    assertEquals(List.of("A", "B"), world.environment());
    assertEquals(Map.of("realtime", 1L, "monotonic", 2L), world.clockReads());
    assertEquals(1, world.randomCalls());
    assertEquals(33, world.randomBytes());
    assertEquals(3, world.stdinBytes());
    assertEquals(
        List.of(new GuestWorld.Preopen(3, "/data", DirectoryAccess.READ_WRITE)), world.preopens());
    assertEquals(
        List.of(
            new GuestWorld.OpenDescriptor(4, "/data/file", false, 2),
            new GuestWorld.OpenDescriptor(5, "/data/dir", true, 0),
            new GuestWorld.OpenDescriptor(6, "/data/dir/new", false, 1)),
        world.openAtEnd());
    assertEquals(
        List.of("/data/dir", "/data/dir/new", "/data/file", "/data/missing"),
        world.files().stream().map(GuestWorld.FileUse::path).toList());
    assertEquals(
        Optional.of("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
        world.files().get(2).sha256());
    assertEquals(List.of(GuestWorld.Use.LISTED), world.files().get(0).uses());
    assertEquals(List.of(GuestWorld.Use.MISSED), world.files().get(3).uses());
    assertEquals(2, world.functions().get("fd_read"));
    assertEquals(3, world.functions().get("path_open"));
  }
}
