package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making, moving and removing names; trailing slashes; names that can't be. */
class NamesTest {

  private static final int ROOT = 3;
  private static final int READ = 2;

  @TempDir Path directory;
  private FakeGuest guest;

  @BeforeEach
  void openGuest() throws IOException {
    Files.createDirectories(directory.resolve("dir/sub"));
    Files.createDirectory(directory.resolve("empty"));
    Files.writeString(directory.resolve("file"), "text");
    Files.createSymbolicLink(directory.resolve("link"), Path.of("dir"));
    guest = new FakeGuest(WasiConfig.builder().preopen("/", directory).build());
  }

  @AfterEach
  void closeGuest() {
    guest.close();
  }

  @Test
  void createDirectory_cases() {
    assertEquals(Errno.SUCCESS, guest.createDirectory(ROOT, "new/"));
    assertEquals(Errno.EXIST, guest.createDirectory(ROOT, "new"));
    assertEquals(Errno.EXIST, guest.createDirectory(ROOT, "file"));
    assertEquals(Errno.EXIST, guest.createDirectory(ROOT, "."));
    assertEquals(Errno.NOENT, guest.createDirectory(ROOT, "missing/x"));
    assertEquals(Errno.NOTDIR, guest.createDirectory(ROOT, "file/x"));
    assertEquals(Errno.NOENT, guest.createDirectory(ROOT, ""));
    assertEquals(Errno.BADF, guest.createDirectory(1, "x"));
  }

  @Test
  void removeDirectory_cases() {
    assertEquals(Errno.NOTEMPTY, guest.removeDirectory(ROOT, "dir"));
    assertEquals(Errno.NOTDIR, guest.removeDirectory(ROOT, "file"));
    assertEquals(Errno.NOTDIR, guest.removeDirectory(ROOT, "file/"));
    assertEquals(Errno.NOTDIR, guest.removeDirectory(ROOT, "link"));
    assertEquals(Errno.NOENT, guest.removeDirectory(ROOT, "missing"));
    assertEquals(Errno.INVAL, guest.removeDirectory(ROOT, "."));
    assertEquals(Errno.INVAL, guest.removeDirectory(ROOT, "dir/.."));
    assertEquals(Errno.SUCCESS, guest.removeDirectory(ROOT, "empty/"));
    assertEquals(Errno.SUCCESS, guest.removeDirectory(ROOT, "link/sub"));
  }

  @Test
  void removeDirectory_madeAgain_isAnotherOne() {
    int open = guest.openedDirectory(ROOT, "empty");
    assertEquals(Errno.SUCCESS, guest.removeDirectory(ROOT, "empty"));
    assertEquals(Errno.SUCCESS, guest.createDirectory(ROOT, "empty"));
    assertEquals(Errno.NOENT, guest.createDirectory(open, "x"));
    assertEquals(Errno.SUCCESS, guest.call("fd_close", open));
  }

  @Test
  void rename_overAnOpenDirectory_leavesItNameless() {
    int replaced = guest.openedDirectory(ROOT, "empty");
    int moved = guest.openedDirectory(ROOT, "dir");
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "dir", ROOT, "empty"));
    assertEquals(Errno.NOENT, guest.createDirectory(replaced, "x"));
    assertEquals(Errno.SUCCESS, guest.createDirectory(moved, "x"));
    assertTrue(Files.exists(directory.resolve("empty/x")));
  }

  @Test
  void unlink_cases() {
    assertEquals(Errno.ISDIR, guest.unlink(ROOT, "dir"));
    assertEquals(Errno.ISDIR, guest.unlink(ROOT, "dir/"));
    assertEquals(Errno.ISDIR, guest.unlink(ROOT, "."));
    assertEquals(Errno.NOTDIR, guest.unlink(ROOT, "file/"));
    assertEquals(Errno.NOENT, guest.unlink(ROOT, "missing"));
    assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "link"));
    assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "file"));
    assertTrue(Files.exists(directory.resolve("dir")));
  }

  @Test
  void rename_kinds_mustFit() {
    assertEquals(Errno.ISDIR, guest.rename(ROOT, "file", ROOT, "empty"));
    assertEquals(Errno.NOTDIR, guest.rename(ROOT, "empty", ROOT, "file"));
    assertEquals(Errno.NOTEMPTY, guest.rename(ROOT, "empty", ROOT, "dir"));
    assertEquals(Errno.INVAL, guest.rename(ROOT, "dir", ROOT, "dir/sub/x"));
    assertEquals(Errno.NOTEMPTY, guest.rename(ROOT, "dir/sub", ROOT, "dir"));
    assertEquals(Errno.NOENT, guest.rename(ROOT, "missing", ROOT, "x"));
    assertEquals(Errno.BUSY, guest.rename(ROOT, ".", ROOT, "x"));
    assertEquals(Errno.BUSY, guest.rename(ROOT, "file", ROOT, "dir/.."));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "file", ROOT, "file"));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "dir", ROOT, "empty"));
    assertTrue(Files.exists(directory.resolve("empty/sub")));
    guest.fileWith(ROOT, "other", "new");
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "other", ROOT, "file"));
    assertEquals("new", guest.readText(guest.opened(ROOT, "file", 0), 9));
  }

  @Test
  void rename_twoNamesOfOneFile_keepsBoth() {
    assertEquals(Errno.SUCCESS, guest.link(ROOT, "file", ROOT, "second"));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "file", ROOT, "second"));
    assertTrue(Files.exists(directory.resolve("file")));
    assertTrue(Files.exists(directory.resolve("second")));
  }

  @Test
  void rename_overAnOpenFile_leavesItNameless() {
    int replaced = guest.fileWith(ROOT, "target", "old");
    int moved = guest.opened(ROOT, "file", 0);
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "file", ROOT, "target"));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", replaced, 0));
    assertEquals(0, guest.getLong(24));
    assertEquals(3, guest.getLong(32));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", moved, 0));
    assertEquals(1, guest.getLong(24));
    assertEquals(4, guest.getLong(32));
  }

  @Test
  void rename_trailingSlashes_meanDirectories() {
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "empty/", ROOT, "new"));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "new", ROOT, "empty/"));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "empty/", ROOT, "new/"));
    assertEquals(Errno.NOTDIR, guest.rename(ROOT, "file/", ROOT, "x"));
    assertEquals(Errno.NOTDIR, guest.rename(ROOT, "file/", ROOT, "x/"));
  }

  @Test
  void rename_slashAfterTheNewNameOfAFile_saysNothing() {
    assertEquals(Errno.ISDIR, guest.rename(ROOT, "file", ROOT, "empty/"));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "file", ROOT, "file/"));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "file", ROOT, "x/"));
    assertTrue(Files.isRegularFile(directory.resolve("x")));
    assertEquals(Errno.NOTEMPTY, guest.rename(ROOT, "dir/sub", ROOT, "dir/"));
  }

  @Test
  void rename_link_movesTheLink() {
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "link", ROOT, "moved"));
    assertTrue(Files.isSymbolicLink(directory.resolve("moved")));
  }

  @Test
  void link_cases() {
    assertEquals(Errno.SUCCESS, guest.link(ROOT, "file", ROOT, "second"));
    assertEquals(Errno.EXIST, guest.link(ROOT, "file", ROOT, "second"));
    assertEquals(Errno.EXIST, guest.link(ROOT, "file", ROOT, "file"));
    assertEquals(Errno.EXIST, guest.link(ROOT, "file", ROOT, "dir"));
    assertEquals(Errno.EXIST, guest.link(ROOT, "dir", ROOT, "file"));
    assertEquals(Errno.PERM, guest.link(ROOT, "dir", ROOT, "x"));
    assertEquals(Errno.NOENT, guest.link(ROOT, "file", ROOT, "x/"));
    assertEquals(Errno.NOENT, guest.link(ROOT, "missing", ROOT, "x"));
    assertEquals(Errno.SUCCESS, guest.link(ROOT, "link", ROOT, "x"));
    assertTrue(Files.isSymbolicLink(directory.resolve("x")));
    int length = guest.putText(0, "link");
    assertEquals(Errno.INVAL, guest.call("path_link", ROOT, 1, 0, length, ROOT, 0, length));
  }

  @Test
  void symlink_cases() {
    assertEquals(Errno.SUCCESS, guest.symlink("missing", ROOT, "new"));
    assertEquals(Errno.EXIST, guest.symlink("x", ROOT, "new"));
    assertEquals(Errno.EXIST, guest.symlink("x", ROOT, "dir"));
    assertEquals(Errno.EXIST, guest.symlink("x", ROOT, "dir/"));
    assertEquals(Errno.NOTDIR, guest.symlink("x", ROOT, "file/"));
    assertEquals(Errno.NOENT, guest.symlink("x", ROOT, "other/"));
    assertEquals(Errno.NOENT, guest.symlink("", ROOT, "other"));
  }

  @Test
  void readlink_cases() {
    assertEquals(Errno.SUCCESS, guest.readlink(ROOT, "link", 100));
    assertEquals(3, guest.getInt(FakeGuest.RESULT));
    assertEquals("dir", guest.text(0, 3));
    guest.fill(0, 10, (byte) 'x');
    assertEquals(Errno.SUCCESS, guest.readlink(ROOT, "link", 2));
    assertEquals(2, guest.getInt(FakeGuest.RESULT));
    assertEquals("dix", guest.text(0, 3));
    assertEquals(Errno.INVAL, guest.readlink(ROOT, "file", 100));
    assertEquals(Errno.INVAL, guest.readlink(ROOT, "dir", 100));
    assertEquals(Errno.NOENT, guest.readlink(ROOT, "missing", 100));
  }

  @Test
  void symlink_trailingSlash_isKept() {
    assertEquals(Errno.SUCCESS, guest.symlink("file/", ROOT, "new"));
    assertEquals(Errno.SUCCESS, guest.readlink(ROOT, "new", 100));
    assertEquals("file/", guest.text(0, guest.getInt(FakeGuest.RESULT)));
    assertEquals(Errno.NOTDIR, guest.open(ROOT, true, "new", 0, READ, 0));
  }

  @Test
  void open_trailingSlashes_meanDirectories() {
    assertEquals(Errno.SUCCESS, guest.open(ROOT, false, "dir/", 0, 0, 0));
    assertEquals(Errno.SUCCESS, guest.open(ROOT, false, "dir///", 0, 0, 0));
    assertEquals(Errno.SUCCESS, guest.open(ROOT, false, "link/", 0, 0, 0));
    assertEquals(Errno.NOTDIR, guest.open(ROOT, false, "file/", 0, 0, 0));
    assertEquals(Errno.NOENT, guest.open(ROOT, false, "missing/", 0, 0, 0));
    assertEquals(Errno.ISDIR, guest.open(ROOT, false, "new/", OpenRequest.CREAT, READ, 0));
    assertEquals(Errno.ISDIR, guest.open(ROOT, false, "file/", OpenRequest.CREAT, READ, 0));
    assertEquals(Errno.NOTDIR, guest.stat(ROOT, false, "file/"));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, false, "link/"));
    assertEquals(FileType.DIRECTORY.code(), guest.getByte(FakeGuest.RESULT + 16));
  }

  @Test
  void names_thatCannotBe_areErrors() {
    assertEquals(Errno.INVAL, guest.stat(ROOT, true, "a\0b"));
    assertEquals(Errno.INVAL, guest.stat(ROOT, true, "dir/a\0/b"));
    assertEquals(Errno.INVAL, guest.createDirectory(ROOT, "\0"));
    assertEquals(Errno.INVAL, guest.symlink("a\0b", ROOT, "new"));
    assertEquals(Errno.NAMETOOLONG, guest.stat(ROOT, true, "a".repeat(256)));
    assertEquals(Errno.NAMETOOLONG, guest.createDirectory(ROOT, "a".repeat(256)));
    assertEquals(Errno.NAMETOOLONG, guest.stat(ROOT, true, "./".repeat(2048)));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, true, "./".repeat(2047)));
    guest.putByte(0, (byte) 0xFF);
    assertEquals(Errno.ILSEQ, guest.call("path_create_directory", ROOT, 0, 1));
    guest.putByte(0, (byte) 'x');
    guest.putByte(1, (byte) 0xC3);
    assertEquals(Errno.ILSEQ, guest.call("path_unlink_file", ROOT, 0, 2));
  }

  @Test
  void twoPaths_bothWrong_directoriesCountBeforeNamesBeforeFiles() {
    assertEquals(Errno.NOTDIR, guest.link(ROOT, "missing", ROOT, "file/x"));
    assertEquals(Errno.NOTDIR, guest.link(ROOT, "a\0b", ROOT, "file/x"));
    assertEquals(Errno.INVAL, guest.link(ROOT, "missing", ROOT, "a\0b"));
    assertEquals(Errno.INVAL, guest.rename(ROOT, "missing", ROOT, "a\0b"));
    assertEquals(Errno.INVAL, guest.rename(ROOT, ".", ROOT, "a\0b"));
    assertEquals(Errno.INVAL, guest.rename(ROOT, "a\0b", ROOT, "."));
    assertEquals(Errno.NOTDIR, guest.symlink("", ROOT, "file/x"));
    assertEquals(Errno.INVAL, guest.symlink("", ROOT, "a\0b"));
    assertEquals(Errno.INVAL, guest.symlink("a\0b", ROOT, "dir"));
    assertEquals(Errno.PERM, guest.symlink("/a\0b", ROOT, "file/x"));
  }

  @Test
  void names_ofAnyLanguage_areTheHosts() throws IOException {
    guest.fileWith(ROOT, "dir/中文 é😀", "text");
    assertEquals(Errno.SUCCESS, guest.symlink("dir/中文 é😀", ROOT, "ü"));
    assertEquals("text", guest.readText(guest.opened(ROOT, "ü", 0), 9));
    assertEquals(Errno.SUCCESS, guest.readlink(ROOT, "ü", 100));
    assertEquals("dir/中文 é😀", guest.text(0, guest.getInt(FakeGuest.RESULT)));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, true, "dir/中文 é😀"));
    assertEquals(Errno.NOENT, guest.stat(ROOT, true, "\uFFFD"));
  }
}
