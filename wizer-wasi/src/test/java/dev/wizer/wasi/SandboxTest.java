package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guest must not reach. Beside its directory lies {@code secret}, which it is after. */
class SandboxTest {

  private static final int ROOT = 3;
  private static final int READ = 2;

  @TempDir Path directory;
  private Path inside;
  private Path secret;
  private FakeGuest guest;

  @BeforeEach
  void openGuest() throws IOException {
    inside = Files.createDirectory(directory.resolve("inside"));
    secret = Files.createDirectory(directory.resolve("secret"));
    Files.writeString(secret.resolve("file"), "secret");
    Files.createDirectories(inside.resolve("dir/sub"));
    Files.writeString(inside.resolve("file"), "mine");
    guest = new FakeGuest(WasiConfig.builder().preopen("/", inside).build());
  }

  @AfterEach
  void closeGuest() throws IOException {
    guest.close();
    assertEquals("secret", Files.readString(secret.resolve("file")));
    assertEquals(1, secret.toFile().list().length);
  }

  private Errno open(String path) {
    return guest.open(ROOT, true, path, 0, READ, 0);
  }

  /** Tries every function that takes a path; all must refuse with the same error. */
  private void assertRefused(Errno expected, String path) {
    assertEquals(expected, open(path), path);
    assertEquals(expected, guest.open(ROOT, true, path, OpenRequest.CREAT, READ, 0), path);
    assertEquals(expected, guest.open(ROOT, true, path, OpenRequest.TRUNC, READ, 0), path);
    assertEquals(expected, guest.stat(ROOT, true, path), path);
    assertEquals(expected, guest.createDirectory(ROOT, path), path);
    assertEquals(expected, guest.removeDirectory(ROOT, path), path);
    assertEquals(expected, guest.unlink(ROOT, path), path);
    assertEquals(expected, guest.readlink(ROOT, path, 100), path);
    assertEquals(expected, guest.symlink("x", ROOT, path), path);
    assertEquals(expected, guest.rename(ROOT, path, ROOT, "got"), path);
    assertEquals(expected, guest.rename(ROOT, "file", ROOT, path), path);
    assertEquals(expected, guest.link(ROOT, path, ROOT, "got"), path);
    assertEquals(expected, guest.link(ROOT, "file", ROOT, path), path);
    int length = guest.putText(0, path);
    assertEquals(
        expected, guest.call("path_filestat_set_times", ROOT, 1, 0, length, 0L, 0L, 5), path);
  }

  @Test
  void parentAboveTheRoot_isPerm() {
    assertRefused(Errno.PERM, "..");
    assertRefused(Errno.PERM, "../secret/file");
    assertRefused(Errno.PERM, "dir/../../secret/file");
    assertRefused(Errno.PERM, "dir/sub/../../../secret/file");
    assertRefused(Errno.PERM, "./.././inside/file");
  }

  @Test
  void absolutePath_isPerm() {
    assertRefused(Errno.PERM, "/");
    assertRefused(Errno.PERM, "/file");
    assertRefused(Errno.PERM, secret.resolve("file").toString());
  }

  @Test
  void parentWithinTheRoot_isFollowed() {
    assertEquals(Errno.SUCCESS, open("dir/../file"));
    assertEquals(Errno.SUCCESS, open("dir/.//sub/../../dir/sub/../..///./file"));
    assertEquals(Errno.NOENT, open("missing/../file"));
    assertEquals(Errno.NOTDIR, open("file/../file"));
  }

  @Test
  void openDirectory_isARootOfItsOwn() {
    int dir = guest.openedDirectory(ROOT, "dir");
    assertEquals(Errno.PERM, guest.open(dir, true, "../file", 0, READ, 0));
    assertEquals(Errno.SUCCESS, guest.stat(dir, true, "sub/.."));
  }

  @Test
  void linkThatLeadsOut_isPerm() throws IOException {
    Files.createSymbolicLink(inside.resolve("up"), Path.of("../secret"));
    Files.createSymbolicLink(inside.resolve("dir/up"), Path.of("../../secret/file"));
    assertRefused(Errno.PERM, "up/file");
    assertEquals(Errno.PERM, open("up"));
    assertEquals(Errno.PERM, open("dir/up"));
    assertEquals(Errno.PERM, guest.stat(ROOT, true, "dir/up"));
    assertEquals(Errno.PERM, guest.open(ROOT, false, "up/", 0, READ, 0));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, false, "up"));
    assertEquals(Errno.SUCCESS, guest.readlink(ROOT, "up", 100));
  }

  @Test
  void absoluteLink_isPerm() throws IOException {
    Files.createSymbolicLink(inside.resolve("abs"), secret);
    assertRefused(Errno.PERM, "abs/file");
    assertEquals(Errno.PERM, open("abs"));
    assertEquals(Errno.PERM, guest.readlink(ROOT, "abs", 100));
    assertEquals(Errno.PERM, guest.symlink("/etc/passwd", ROOT, "mine"));
    assertFalse(Files.exists(inside.resolve("mine"), LinkOption.NOFOLLOW_LINKS));
    assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "abs"));
  }

  @Test
  void linkWithinTheRoot_isFollowed() {
    assertEquals(Errno.SUCCESS, guest.symlink("../file", ROOT, "dir/link"));
    assertEquals(Errno.SUCCESS, open("dir/link"));
    assertEquals("mine", guest.readText(guest.getInt(FakeGuest.RESULT), 10));
    assertEquals(Errno.SUCCESS, guest.symlink("dir", ROOT, "alias"));
    assertEquals(Errno.SUCCESS, open("alias/link"));
    int dir = guest.openedDirectory(ROOT, "dir");
    assertEquals(Errno.PERM, guest.open(dir, true, "link", 0, READ, 0));
  }

  @Test
  void linkLoop_isLoop() {
    assertEquals(Errno.SUCCESS, guest.symlink("b", ROOT, "a"));
    assertEquals(Errno.SUCCESS, guest.symlink("a", ROOT, "b"));
    assertRefused(Errno.LOOP, "a/x");
    assertEquals(Errno.LOOP, open("a"));
    assertEquals(Errno.LOOP, guest.open(ROOT, false, "a", 0, READ, 0));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, false, "a"));
  }

  @Test
  void linkChain_isFollowedFortyTimes() {
    assertEquals(Errno.SUCCESS, guest.symlink("file", ROOT, "link1"));
    for (int i = 2; i <= 41; i++) {
      assertEquals(Errno.SUCCESS, guest.symlink("link" + (i - 1), ROOT, "link" + i));
    }
    assertEquals(Errno.SUCCESS, open("link40"));
    assertEquals(Errno.LOOP, open("link41"));
  }

  @Test
  void lastLink_followedOrNotAsAsked() {
    assertEquals(Errno.SUCCESS, guest.symlink("file", ROOT, "link"));
    assertEquals(Errno.LOOP, guest.open(ROOT, false, "link", 0, READ, 0));
    assertEquals(Errno.LOOP, guest.open(ROOT, false, "link", OpenRequest.DIRECTORY, READ, 0));
    assertEquals(Errno.NOTDIR, guest.open(ROOT, true, "link", OpenRequest.DIRECTORY, READ, 0));
    assertEquals(
        Errno.EXIST, guest.open(ROOT, true, "link", OpenRequest.CREAT | OpenRequest.EXCL, READ, 0));
    assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "link"));
    assertTrue(Files.exists(inside.resolve("file")));
  }

  @Test
  void danglingLink_createsItsTargetInside() throws IOException {
    assertEquals(Errno.SUCCESS, guest.symlink("dir/new", ROOT, "link"));
    assertEquals(Errno.NOENT, open("link"));
    assertEquals(Errno.SUCCESS, guest.open(ROOT, true, "link", OpenRequest.CREAT, READ, 0));
    assertTrue(Files.exists(inside.resolve("dir/new")));
    Files.createSymbolicLink(inside.resolve("out"), Path.of("../secret/new"));
    assertEquals(Errno.PERM, guest.open(ROOT, true, "out", OpenRequest.CREAT, READ, 0));
  }

  @Test
  void directoryReplacedByLink_isNotLeft() {
    int dir = guest.openedDirectory(ROOT, "dir");
    assertEquals(Errno.SUCCESS, guest.removeDirectory(ROOT, "dir/sub"));
    assertEquals(Errno.SUCCESS, guest.removeDirectory(ROOT, "dir"));
    assertEquals(Errno.SUCCESS, guest.symlink("../secret", ROOT, "dir"));
    assertEquals(Errno.NOENT, guest.open(dir, true, "file", 0, READ, 0));
    assertEquals(Errno.NOENT, guest.createDirectory(dir, "new"));
    assertEquals(Errno.NOENT, guest.call("fd_readdir", dir, 0, 100, 0L, FakeGuest.RESULT));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", dir, 0));
    assertEquals(0, guest.getLong(24));
  }

  @Test
  void directoryReplacedByLink_ofAHostWithoutHandles_isNotLeft() throws IOException {
    try (FakeGuest other = new FakeGuest(config(WasiConfig.Sandbox.NAMES))) {
      int dir = other.openedDirectory(ROOT, "dir");
      assertEquals(Errno.SUCCESS, other.removeDirectory(ROOT, "dir/sub"));
      assertEquals(Errno.SUCCESS, other.removeDirectory(ROOT, "dir"));
      assertEquals(Errno.SUCCESS, other.symlink("../secret", ROOT, "dir"));
      assertEquals(Errno.NOENT, other.open(dir, true, "file", 0, READ, 0));
      assertEquals(Errno.NOENT, other.createDirectory(dir, "new"));
      assertEquals(Errno.NOENT, other.call("fd_readdir", dir, 0, 100, 0L, FakeGuest.RESULT));
      assertEquals(Errno.NOENT, other.call("fd_filestat_get", dir, 0));
      assertEquals(Errno.NOENT, other.call("fd_filestat_set_times", dir, 0L, 0L, 5));
    }
  }

  private WasiConfig config(WasiConfig.Sandbox sandbox) {
    return WasiConfig.builder().preopen("/", inside).sandbox(sandbox).build();
  }

  @Test
  void outerDirectoryReplacedByLink_isNotLeft() throws IOException {
    Files.createDirectory(secret.resolve("sub"));
    int sub = guest.openedDirectory(ROOT, "dir/sub");
    Files.move(inside.resolve("dir"), inside.resolve("moved"));
    Files.createSymbolicLink(inside.resolve("dir"), Path.of("../secret"));
    assertEquals(Errno.SUCCESS, guest.createDirectory(sub, "new"));
    assertTrue(Files.isDirectory(inside.resolve("moved/sub/new")));
    assertEquals(0, secret.resolve("sub").toFile().list().length);
    Files.delete(secret.resolve("sub"));
  }

  @Test
  void nestedPreopenReplacedByLink_isNotLeft() throws IOException {
    WasiConfig config =
        WasiConfig.builder().preopen("/", inside).preopen("/sub", inside.resolve("dir")).build();
    try (FakeGuest both = new FakeGuest(config)) {
      assertEquals(Errno.SUCCESS, both.rename(ROOT, "dir", ROOT, "moved"));
      assertEquals(Errno.SUCCESS, both.symlink("../secret", ROOT, "dir"));
      assertEquals(Errno.SUCCESS, both.stat(4, true, "sub"));
      assertEquals(Errno.NOENT, both.stat(4, true, "file"));
    }
  }

  @Test
  void renameAndLink_acrossDirectories_stayInside() {
    int dir = guest.openedDirectory(ROOT, "dir");
    assertEquals(Errno.PERM, guest.rename(ROOT, "file", dir, "../stolen"));
    assertEquals(Errno.PERM, guest.link(ROOT, "file", dir, "../stolen"));
    assertEquals(Errno.SUCCESS, guest.link(ROOT, "file", dir, "second"));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "file", dir, "third"));
    assertTrue(Files.exists(inside.resolve("dir/third")));
  }

  @Test
  void preopenThroughLink_isTheRealDirectory() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("inside"));
    try (FakeGuest other = new FakeGuest(WasiConfig.builder().preopen("/", link).build())) {
      assertEquals(Errno.SUCCESS, other.stat(ROOT, true, "file"));
      assertEquals(Errno.PERM, other.stat(ROOT, true, "../secret/file"));
    }
  }
}
