package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories that the guest may only read, or change for itself alone. */
class OverlayTest {

  private static final int ROOT = 3;
  private static final int READ = 2;
  private static final int WRITE = 64;
  private static final int STEPS = 1_500;

  @TempDir Path directory;

  private static void fill(Path root) throws IOException {
    Files.createDirectories(root.resolve("a/b"));
    Files.createDirectories(root.resolve("c"));
    Files.writeString(root.resolve("x"), "content of x");
    Files.writeString(root.resolve("a/y"), "y");
    Files.writeString(root.resolve("a/b/z"), "zzz");
    Files.createSymbolicLink(root.resolve("l"), Path.of("a/y"));
    Files.createSymbolicLink(root.resolve("c/up"), Path.of("../a"));
  }

  private static FakeGuest guest(Path root, DirectoryAccess access) throws IOException {
    return new FakeGuest(WasiConfig.builder().preopen("/", root, access).build());
  }

  /** What is on the host: types, contents, targets and times. */
  private static SortedMap<String, String> hostTree(Path root) throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        String what;
        if (Files.isSymbolicLink(path)) {
          what = "-> " + Files.readSymbolicLink(path);
        } else {
          what = Files.isDirectory(path) ? "directory" : Files.readString(path);
        }
        Object time = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        tree.put(root.relativize(path).toString(), what + " " + time);
      }
    }
    return tree;
  }

  /** The guest's own view of the whole tree, through WASI alone. */
  private static List<String> guestTree(FakeGuest guest) {
    List<String> tree = new ArrayList<>();
    walk(guest, ROOT, "", tree);
    return tree;
  }

  private static void walk(FakeGuest guest, int fd, String path, List<String> tree) {
    assertEquals(
        Errno.SUCCESS, guest.call("fd_readdir", fd, 0, 0x7000, 0L, FakeGuest.RESULT), path);
    int used = guest.getInt(FakeGuest.RESULT);
    List<String> names = new ArrayList<>();
    for (int at = 0; at < used; ) {
      int length = guest.getInt(at + 16);
      names.add(guest.text(at + 24, length));
      at += 24 + length;
    }
    for (String name : names.subList(2, names.size())) {
      String inner = path + name;
      assertEquals(Errno.SUCCESS, guest.stat(fd, false, name));
      int type = guest.getByte(FakeGuest.RESULT + 16);
      long links = guest.getLong(FakeGuest.RESULT + 24);
      if (type == FileType.DIRECTORY.code()) {
        tree.add(inner + "/");
        int directory = guest.openedDirectory(fd, name);
        walk(guest, directory, inner + "/", tree);
        guest.call("fd_close", directory);
      } else if (type == FileType.SYMBOLIC_LINK.code()) {
        assertEquals(Errno.SUCCESS, guest.readlink(fd, name, 100));
        tree.add(inner + " -> " + guest.text(0, guest.getInt(FakeGuest.RESULT)));
      } else {
        assertEquals(Errno.SUCCESS, guest.open(fd, false, name, 0, READ, 0));
        int file = guest.getInt(FakeGuest.RESULT);
        tree.add(inner + " " + links + " " + guest.readText(file, 1000));
        guest.call("fd_close", file);
      }
    }
  }

  /** The same random calls on a directory of the host and on an overlay have the same outcome. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  @Tag(Seeds.RANDOM)
  void overlay_behavesAsTheHost_andLeavesItAlone(int number) throws IOException {
    long seed = Seeds.of("overlay" + number);
    Path real = Files.createDirectory(directory.resolve("real"));
    Path under = Files.createDirectory(directory.resolve("under"));
    fill(real);
    fill(under);
    SortedMap<String, String> before = hostTree(under);
    Random random = new Random(seed);
    Set<String> succeeded = new HashSet<>();
    try (FakeGuest host = guest(real, DirectoryAccess.READ_WRITE);
        FakeGuest overlay = guest(under, DirectoryAccess.OVERLAY)) {
      List<Integer> open = new ArrayList<>(List.of(ROOT));
      for (int i = 0; i < STEPS; i++) {
        long step = random.nextLong();
        String trace = "seed " + seed + " step " + i + " ";
        List<Integer> opened = new ArrayList<>(open);
        String expected = step(host, new Random(step), opened, succeeded);
        String found = step(overlay, new Random(step), open, new HashSet<>());
        assertEquals(expected, found, trace);
        if (i % 50 == 0) {
          assertEquals(guestTree(host), guestTree(overlay), trace + expected);
        }
      }
      assertEquals(guestTree(host), guestTree(overlay));
    }
    assertTrue(succeeded.size() >= 10, "too little happened: " + succeeded);
    assertEquals(before, hostTree(under));
  }

  private static String path(Random random) {
    String[] names = {"a", "b", "c", "x", "y", "z", "l", "up", ".", "..", "n", "m"};
    StringBuilder path = new StringBuilder(names[random.nextInt(names.length)]);
    for (int i = random.nextInt(3); i > 0; i--) {
      path.append('/').append(names[random.nextInt(names.length)]);
    }
    return path.append(random.nextInt(12) == 0 ? "/" : "").toString();
  }

  private static String step(
      FakeGuest guest, Random random, List<Integer> open, Set<String> succeeded) {
    int fd = open.get(random.nextInt(open.size()));
    String path = path(random);
    String other = path(random);
    int function = random.nextInt(14);
    Errno errno =
        switch (function) {
          case 0 -> guest.createDirectory(fd, path);
          case 1 -> guest.removeDirectory(fd, path);
          case 2 -> guest.unlink(fd, path);
          case 3 -> guest.symlink(other, fd, path);
          case 4, 5 -> guest.rename(fd, path, ROOT, other);
          case 6 -> guest.link(fd, path, ROOT, other);
          case 7 -> guest.stat(fd, random.nextBoolean(), path);
          case 8 -> guest.readlink(fd, path, 100);
          case 9 -> openDirectory(guest, fd, path, open);
          default -> file(guest, fd, path, random);
        };
    if (errno == Errno.SUCCESS) {
      succeeded.add("function " + function);
    }
    return function + " " + fd + " " + path + " " + other + " " + errno;
  }

  private static Errno openDirectory(FakeGuest guest, int fd, String path, List<Integer> open) {
    Errno errno = guest.open(fd, true, path, OpenRequest.DIRECTORY, 0, 0);
    if (errno == Errno.SUCCESS) {
      int opened = guest.getInt(FakeGuest.RESULT);
      if (open.size() < 6) {
        open.add(opened);
      } else {
        guest.call("fd_close", opened);
      }
    }
    return errno;
  }

  private static Errno file(FakeGuest guest, int fd, String path, Random random) {
    int flags = random.nextInt(16) & ~OpenRequest.DIRECTORY;
    long rights = random.nextBoolean() ? READ | WRITE : READ;
    Errno errno = guest.open(fd, random.nextBoolean(), path, flags, rights, 0);
    if (errno == Errno.SUCCESS) {
      int file = guest.getInt(FakeGuest.RESULT);
      guest.call("fd_seek", file, (long) random.nextInt(5), 0, FakeGuest.RESULT);
      errno = guest.write(file, "text " + random.nextInt(100));
      if (random.nextInt(4) == 0) {
        guest.call("fd_filestat_set_size", file, (long) random.nextInt(40));
      }
      guest.call("fd_close", file);
    }
    return errno;
  }

  @Test
  void readOnly_whatChanges_isRofs() throws IOException {
    fill(directory);
    SortedMap<String, String> before = hostTree(directory);
    try (FakeGuest guest = guest(directory, DirectoryAccess.READ_ONLY)) {
      assertEquals(Errno.SUCCESS, guest.open(ROOT, true, "l", 0, READ, 0));
      int file = guest.getInt(FakeGuest.RESULT);
      assertEquals("y", guest.readText(file, 10));
      assertEquals(Errno.BADF, guest.write(file, "no"));
      assertEquals(Errno.INVAL, guest.call("fd_filestat_set_size", file, 0L));
      assertEquals(Errno.ROFS, guest.call("fd_filestat_set_times", file, 1L, 1L, 5));
      assertEquals(Errno.ROFS, guest.call("fd_filestat_set_times", ROOT, 1L, 1L, 5));
      assertEquals(Errno.ROFS, guest.open(ROOT, true, "x", 0, READ | WRITE, 0));
      assertEquals(Errno.ROFS, guest.open(ROOT, true, "x", OpenRequest.TRUNC, READ, 0));
      assertEquals(Errno.ROFS, guest.open(ROOT, true, "new", OpenRequest.CREAT, READ, 0));
      assertEquals(Errno.SUCCESS, guest.open(ROOT, true, "x", OpenRequest.CREAT, READ, 0));
      assertEquals(Errno.BADF, guest.write(guest.getInt(FakeGuest.RESULT), "no"));
      assertEquals(Errno.NOENT, guest.open(ROOT, true, "new", 0, READ, 0));
      int inner = guest.openedDirectory(ROOT, "c/up");
      for (int fd : new int[] {ROOT, inner}) {
        assertEquals(Errno.ROFS, guest.createDirectory(fd, "new"));
        assertEquals(Errno.ROFS, guest.removeDirectory(fd, fd == ROOT ? "c" : "b"));
        assertEquals(Errno.ROFS, guest.unlink(fd, fd == ROOT ? "x" : "y"));
        assertEquals(Errno.ROFS, guest.symlink("x", fd, "new"));
        assertEquals(Errno.ROFS, guest.rename(ROOT, "x", fd, "new"));
        assertEquals(Errno.ROFS, guest.link(ROOT, "x", fd, "new"));
      }
      int length = guest.putText(0, "x");
      assertEquals(
          Errno.ROFS, guest.call("path_filestat_set_times", ROOT, 1, 0, length, 1L, 1L, 5));
    }
    assertEquals(before, hostTree(directory));
  }

  @Test
  void renameAndLink_betweenKindsOfDirectories_areRefused() throws IOException {
    fill(directory);
    WasiConfig config =
        WasiConfig.builder()
            .preopen("/rw", directory)
            .preopen("/ro", directory, DirectoryAccess.READ_ONLY)
            .preopen("/overlay", directory, DirectoryAccess.OVERLAY)
            .build();
    try (FakeGuest guest = new FakeGuest(config)) {
      assertEquals(Errno.ROFS, guest.rename(3, "x", 4, "new"));
      assertEquals(Errno.ROFS, guest.rename(5, "x", 4, "new"));
      assertEquals(Errno.ROFS, guest.link(3, "x", 4, "new"));
      assertEquals(Errno.ROFS, guest.link(5, "x", 4, "new"));
      assertEquals(Errno.XDEV, guest.rename(3, "x", 5, "new"));
      assertEquals(Errno.XDEV, guest.link(5, "x", 3, "new"));
      assertEquals(Errno.ROFS, guest.rename(4, "x", 3, "new"));
    }
  }

  @Test
  void overlay_timesAndOpenFiles_areTheGuestsOwn() throws IOException {
    fill(directory);
    SortedMap<String, String> before = hostTree(directory);
    try (FakeGuest guest = guest(directory, DirectoryAccess.OVERLAY)) {
      assertEquals(Errno.SUCCESS, guest.open(ROOT, true, "x", 0, READ, 0));
      int reader = guest.getInt(FakeGuest.RESULT);
      int length = guest.putText(0, "x");
      assertEquals(
          Errno.SUCCESS, guest.call("path_filestat_set_times", ROOT, 1, 0, length, 7L, 8L, 5));
      assertEquals(Errno.SUCCESS, guest.stat(ROOT, true, "x"));
      assertEquals(7, guest.getLong(FakeGuest.RESULT + 40));
      assertEquals(8, guest.getLong(FakeGuest.RESULT + 48));
      int writer = guest.opened(ROOT, "x", OpenRequest.TRUNC);
      assertEquals(Errno.SUCCESS, guest.write(writer, "new"));
      assertEquals("content of x", guest.readText(reader, 100));
      assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "x"));
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", writer, 0));
      assertEquals(0, guest.getLong(24));
      assertEquals(3, guest.getLong(32));
    }
    assertEquals(before, hostTree(directory));
  }

  @Test
  void overlay_isBounded_andRemovedFilesAreNotCounted() throws IOException {
    WasiConfig config =
        WasiConfig.builder()
            .preopen("/", directory, DirectoryAccess.OVERLAY)
            .maxOverlayBytes(100_000)
            .build();
    try (FakeGuest guest = new FakeGuest(config)) {
      guest.fill(0, 30_000, (byte) 1);
      int iovec = guest.putIovec(0, 30_000);
      for (int i = 0; i < 20; i++) {
        int file = guest.opened(ROOT, "file", OpenRequest.CREAT);
        assertEquals(Errno.SUCCESS, guest.call("fd_write", file, iovec, 1, FakeGuest.RESULT));
        assertEquals(Errno.SUCCESS, guest.call("fd_close", file));
        assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "file"));
      }
      int file = guest.opened(ROOT, "file", OpenRequest.CREAT);
      // A hole takes no room.
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_size", file, 1L << 40));
      ExhaustionException end =
          assertThrows(
              ExhaustionException.class,
              () -> {
                for (int i = 0; i < 10; i++) {
                  guest.call("fd_write", file, iovec, 1, FakeGuest.RESULT);
                }
              });
      assertEquals(
          "the guest has changed files in memory with more than 100000 bytes", end.getMessage());
      assertThrows(
          ExhaustionException.class,
          () -> {
            for (int i = 0; i < 1_000; i++) {
              guest.createDirectory(ROOT, "d" + i);
            }
          });
    }
    assertEquals(0, directory.toFile().list().length);
  }

  @ParameterizedTest
  @EnumSource(
      value = DirectoryAccess.class,
      names = {"READ_WRITE", "OVERLAY"})
  void writtenBytes_areBounded(DirectoryAccess access) throws IOException {
    WasiConfig config =
        WasiConfig.builder().preopen("/", directory, access).maxFileBytes(10).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      int file = guest.fileWith(ROOT, "file", "12345");
      assertEquals(Errno.SUCCESS, guest.write(file, "678"));
      assertThrows(ExhaustionException.class, () -> guest.write(file, "9ab"));
      assertThrows(ExhaustionException.class, () -> guest.call("fd_filestat_set_size", file, 11L));
      assertEquals(Errno.SUCCESS, guest.write(1, "standard output is no file"));
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_size", file, 10L));
    }
  }
}
