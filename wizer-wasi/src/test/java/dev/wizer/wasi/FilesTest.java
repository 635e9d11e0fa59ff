package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening, reading, writing and describing files. */
class FilesTest {

  private static final int ROOT = 3;
  private static final int READ = 2;
  private static final int WRITE = 64;

  @TempDir Path directory;
  private FakeGuest guest;

  @BeforeEach
  void openGuest() throws IOException {
    guest = new FakeGuest(WasiConfig.builder().preopen("/data", directory).build());
  }

  @AfterEach
  void closeGuest() {
    guest.close();
  }

  private long tell(int fd) {
    assertEquals(Errno.SUCCESS, guest.call("fd_tell", fd, FakeGuest.RESULT));
    return guest.getLong(FakeGuest.RESULT);
  }

  private Errno seek(int fd, long offset, int whence) {
    return guest.call("fd_seek", fd, offset, whence, FakeGuest.RESULT);
  }

  @Test
  void readWrite_positionMovesAndContentIsTheHosts() throws IOException {
    int fd = guest.fileWith(ROOT, "file", "hello world");
    assertEquals("hello world", Files.readString(directory.resolve("file")));
    assertEquals(11, tell(fd));
    assertEquals(Errno.SUCCESS, seek(fd, -5, 1));
    assertEquals("world", guest.readText(fd, 100));
    assertEquals("", guest.readText(fd, 100));
    assertEquals(11, tell(fd));
  }

  @Test
  void readWrite_largerThanOneChunk_isWhole() throws IOException {
    int size = 40_000;
    guest.fill(0, size, (byte) 'x');
    int fd = guest.opened(ROOT, "file", OpenRequest.CREAT);
    int iovec = guest.putIovec(0, size);
    assertEquals(Errno.SUCCESS, guest.call("fd_write", fd, iovec, 1, FakeGuest.RESULT));
    assertEquals(Errno.SUCCESS, seek(fd, 0, 0));
    guest.fill(0, size, (byte) 0);
    assertEquals(Errno.SUCCESS, guest.call("fd_read", fd, iovec, 1, FakeGuest.RESULT));
    assertEquals(size, guest.getInt(FakeGuest.RESULT));
    assertEquals('x', guest.getByte(size - 1));
  }

  @Test
  void seek_ends_areChecked() throws IOException {
    int fd = guest.fileWith(ROOT, "file", "12345");
    assertEquals(Errno.SUCCESS, seek(fd, -2, 2));
    assertEquals(3, tell(fd));
    assertEquals(Errno.INVAL, seek(fd, -1, 0));
    assertEquals(Errno.INVAL, seek(fd, -4, 1));
    assertEquals(Errno.INVAL, seek(fd, -6, 2));
    assertEquals(Errno.INVAL, seek(fd, 0, 3));
    assertEquals(3, tell(fd));
    assertEquals(Errno.SUCCESS, seek(fd, 100, 1));
    assertEquals("", guest.readText(fd, 1));
  }

  @Test
  void seek_unsignedPositions_neverWrap() throws IOException {
    int fd = guest.fileWith(ROOT, "file", "12345");
    assertEquals(Errno.SUCCESS, seek(fd, Long.MAX_VALUE, 0));
    assertEquals(Errno.SUCCESS, seek(fd, Long.MAX_VALUE, 1));
    assertEquals(-2, tell(fd));
    assertEquals(Errno.INVAL, seek(fd, 2, 1));
    assertEquals(Errno.INVAL, guest.read(fd, 1));
    assertEquals(Errno.INVAL, guest.write(fd, "x"));
  }

  @Test
  void seek_olderVersion_hasOtherNumbers() throws IOException {
    WasiConfig config = WasiConfig.builder().preopen("/", directory).build();
    try (FakeGuest older = new FakeGuest("wasi_unstable", config)) {
      int fd = older.fileWith(ROOT, "file", "12345");
      assertEquals(Errno.SUCCESS, older.call("fd_seek", fd, -1L, 1, 0));
      assertEquals(4, older.getLong(0));
      assertEquals(Errno.SUCCESS, older.call("fd_seek", fd, -1L, 0, 0));
      assertEquals(3, older.getLong(0));
      assertEquals(Errno.SUCCESS, older.call("fd_seek", fd, 1L, 2, 0));
      assertEquals(1, older.getLong(0));
      assertEquals(Errno.INVAL, older.call("fd_seek", fd, 1L, 3, 0));
      assertEquals(Errno.INVAL, older.call("fd_seek", fd, 1L, -1, 0));
    }
  }

  @Test
  void filestat_olderVersion_hasOtherLayout() throws IOException {
    Files.writeString(directory.resolve("file"), "12345");
    WasiConfig config = WasiConfig.builder().preopen("/", directory).build();
    try (FakeGuest older = new FakeGuest("wasi_unstable", config)) {
      older.fill(FakeGuest.RESULT, FakeGuest.RESULT + 64, (byte) 7);
      assertEquals(Errno.SUCCESS, older.stat(ROOT, false, "file"));
      assertEquals(FileType.REGULAR_FILE.code(), older.getByte(FakeGuest.RESULT + 16));
      assertEquals(1, older.getInt(FakeGuest.RESULT + 20));
      assertEquals(5, older.getLong(FakeGuest.RESULT + 24));
      assertEquals(7, older.getByte(FakeGuest.RESULT + 56));
    }
  }

  @Test
  void preadPwrite_leaveThePosition() throws IOException {
    int fd = guest.fileWith(ROOT, "file", "12345");
    guest.putText(0, "ab");
    int iovec = guest.putIovec(0, 2);
    assertEquals(Errno.SUCCESS, guest.call("fd_pwrite", fd, iovec, 1, 1L, FakeGuest.RESULT));
    assertEquals(Errno.SUCCESS, guest.call("fd_pread", fd, iovec, 1, 2L, FakeGuest.RESULT));
    assertEquals("b4", guest.text(0, 2));
    assertEquals(5, tell(fd));
    assertEquals("1ab45", Files.readString(directory.resolve("file")));
    assertEquals(Errno.INVAL, guest.call("fd_pread", fd, iovec, 1, -1L, FakeGuest.RESULT));
    assertEquals(Errno.INVAL, guest.call("fd_pwrite", fd, iovec, 1, -1L, FakeGuest.RESULT));
  }

  @Test
  void append_writesAtTheEndUntilSwitchedOff() throws IOException {
    Files.writeString(directory.resolve("file"), "12");
    assertEquals(Errno.SUCCESS, guest.open(ROOT, false, "file", 0, READ | WRITE, FdFlags.APPEND));
    int fd = guest.getInt(FakeGuest.RESULT);
    assertEquals(Errno.SUCCESS, guest.write(fd, "34"));
    assertEquals(4, tell(fd));
    assertEquals(Errno.SUCCESS, seek(fd, 0, 0));
    assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", fd, 0));
    assertEquals(Errno.SUCCESS, guest.write(fd, "x"));
    assertEquals("x234", Files.readString(directory.resolve("file")));
  }

  @Test
  void open_accessAsked_isReportedAndEnforced() throws IOException {
    Files.writeString(directory.resolve("file"), "12");
    assertEquals(Errno.SUCCESS, guest.open(ROOT, false, "file", 0, READ, 0));
    int reader = guest.getInt(FakeGuest.RESULT);
    assertEquals(Errno.BADF, guest.write(reader, "x"));
    assertEquals(Errno.BADF, guest.write(reader, ""));
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_size", reader, 1L));
    assertEquals(0, rights(reader) & Rights.FD_WRITE);
    assertEquals(Errno.SUCCESS, guest.open(ROOT, false, "file", 0, WRITE, 0));
    int writer = guest.getInt(FakeGuest.RESULT);
    assertEquals(Errno.BADF, guest.read(writer, 1));
    assertEquals(Errno.SUCCESS, guest.write(writer, "x"));
    assertEquals(0, rights(writer) & Rights.FD_READ);
    assertEquals(Errno.SUCCESS, guest.open(ROOT, false, "file", 0, 0, 0));
    assertEquals("x2", guest.readText(guest.getInt(FakeGuest.RESULT), 9));
  }

  private long rights(int fd) {
    assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_get", fd, FakeGuest.RESULT));
    return guest.getLong(FakeGuest.RESULT + 8);
  }

  @Test
  void open_flags_createTruncateAndExclude() throws IOException {
    assertEquals(Errno.NOENT, guest.open(ROOT, false, "file", 0, READ, 0));
    int fd = guest.fileWith(ROOT, "file", "12");
    assertEquals(
        Errno.EXIST,
        guest.open(ROOT, false, "file", OpenRequest.CREAT | OpenRequest.EXCL, READ, 0));
    assertEquals(Errno.SUCCESS, guest.open(ROOT, false, "file", OpenRequest.TRUNC, READ, 0));
    assertEquals(0, Files.size(directory.resolve("file")));
    assertEquals(Errno.NOTDIR, guest.open(ROOT, false, "file", OpenRequest.DIRECTORY, READ, 0));
    assertEquals(
        Errno.INVAL,
        guest.open(ROOT, false, "d", OpenRequest.DIRECTORY | OpenRequest.CREAT, READ, 0));
    assertEquals(Errno.NOTSUP, guest.open(ROOT, false, "file", 0, READ, FdFlags.SYNC));
    assertEquals(Errno.INVAL, guest.open(ROOT, false, "file", 16, READ, 0));
    assertEquals(Errno.INVAL, guest.open(ROOT, false, "file", 0, READ, 32));
    assertEquals(Errno.NOTDIR, guest.open(fd, false, "x", 0, READ, 0));
    assertEquals(Errno.BADF, guest.open(1, false, "x", 0, READ, 0));
    assertEquals(Errno.BADF, guest.open(99, false, "x", 0, READ, 0));
  }

  @Test
  void open_directory_readsOnly() {
    assertEquals(Errno.SUCCESS, guest.createDirectory(ROOT, "dir"));
    assertEquals(Errno.ISDIR, guest.open(ROOT, false, "dir", 0, READ | WRITE, 0));
    assertEquals(Errno.ISDIR, guest.open(ROOT, false, "dir", OpenRequest.TRUNC, READ, 0));
    assertEquals(Errno.ISDIR, guest.open(ROOT, false, "dir", OpenRequest.CREAT, READ, 0));
    int fd = guest.openedDirectory(ROOT, "dir");
    assertEquals(Errno.BADF, guest.read(fd, 1));
    assertEquals(Errno.BADF, guest.write(fd, "x"));
    assertEquals(Errno.BADF, seek(fd, 0, 1));
    assertEquals(Errno.BADF, guest.call("fd_tell", fd, 0));
    assertEquals(Errno.BADF, guest.call("fd_allocate", fd, 0L, 1L));
    assertEquals(Errno.BADF, guest.call("fd_sync", fd));
    assertEquals(Rights.DIRECTORY, rights(fd));
    assertEquals(0, rights(fd) & Rights.FD_SEEK);
  }

  @Test
  void preopen_description_isTheGuestsName() {
    assertEquals(Errno.SUCCESS, guest.call("fd_prestat_get", ROOT, 0));
    assertEquals(0, guest.getByte(0));
    assertEquals(5, guest.getInt(4));
    assertEquals(Errno.NAMETOOLONG, guest.call("fd_prestat_dir_name", ROOT, 16, 4));
    assertEquals(Errno.SUCCESS, guest.call("fd_prestat_dir_name", ROOT, 16, 6));
    assertEquals("/data\0", guest.text(16, 6));
    assertEquals(Rights.PREOPEN, rights(ROOT));
    assertEquals(Errno.BADF, guest.call("fd_prestat_get", 1, 0));
    assertEquals(Errno.NOTDIR, guest.call("fd_prestat_dir_name", 1, 16, 5));
    assertEquals(Errno.BADF, guest.call("fd_prestat_dir_name", 4, 16, 5));
    assertEquals(Errno.SUCCESS, guest.call("fd_close", ROOT));
    assertEquals(Errno.BADF, guest.call("fd_prestat_get", ROOT, 0));
  }

  @Test
  void setSize_growsWithZerosAndCuts() throws IOException {
    int fd = guest.fileWith(ROOT, "file", "12");
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_size", fd, 4L));
    assertEquals("12\0\0", Files.readString(directory.resolve("file")));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_size", fd, 1L));
    assertEquals("1", Files.readString(directory.resolve("file")));
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_size", fd, -1L));
  }

  @Test
  void setTimes_eachAlone_leavesTheOther() {
    int fd = guest.fileWith(ROOT, "file", "12");
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_times", fd, 1001L, 2002L, 5));
    assertTimes(fd, 1001, 2002);
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_times", fd, 3003L, 9L, 1));
    assertTimes(fd, 3003, 2002);
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_times", fd, 1L, 1L, 3));
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_times", fd, 1L, 1L, 12));
    assertEquals(Errno.INVAL, guest.call("fd_filestat_set_times", fd, 1L, 1L, 16));
    assertTimes(fd, 3003, 2002);
  }

  private void assertTimes(int fd, long accessTime, long modificationTime) {
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, 0));
    assertEquals(accessTime, guest.getLong(40));
    assertEquals(modificationTime, guest.getLong(48));
  }

  @Test
  void setTimes_now_usesTheClock() throws IOException {
    WasiConfig config =
        WasiConfig.builder().preopen("/", directory).wallClock(() -> 5_000_000_123L).build();
    try (FakeGuest other = new FakeGuest(config)) {
      int fd = other.fileWith(ROOT, "file", "12");
      assertEquals(Errno.SUCCESS, other.call("fd_filestat_set_times", fd, 0L, 0L, 10));
      assertEquals(Errno.SUCCESS, other.call("fd_filestat_get", fd, 0));
      assertEquals(5_000_000_123L, other.getLong(48));
    }
  }

  @Test
  void setTimes_symbolicLink_readsBackToTheNanosecond() {
    guest.fileWith(ROOT, "file", "12");
    assertEquals(Errno.SUCCESS, guest.symlink("file", ROOT, "link"));
    long time = 1_000_000_000_123_456_789L;
    assertEquals(Errno.SUCCESS, setTimes(0, "link", time));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, false, "link"));
    assertEquals(time, guest.getLong(FakeGuest.RESULT + 48));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, true, "link"));
    assertNotEquals(time, guest.getLong(FakeGuest.RESULT + 48));
    assertEquals(Errno.SUCCESS, setTimes(1, "link", time));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, false, "file"));
    assertEquals(time, guest.getLong(FakeGuest.RESULT + 48));
  }

  private Errno setTimes(int lookupFlags, String path, long modificationTime) {
    int length = guest.putText(0, path);
    return guest.call(
        "path_filestat_set_times",
        ROOT,
        lookupFlags,
        0,
        length,
        0L,
        modificationTime,
        NewTimes.MTIM);
  }

  @Test
  void filestat_fileAndPath_agree() throws IOException {
    int fd = guest.fileWith(ROOT, "file", "12");
    assertEquals(Errno.SUCCESS, guest.link(ROOT, "file", ROOT, "second"));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, 0));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, false, "second"));
    for (int offset = 0; offset < 64; offset += 8) {
      assertEquals(guest.getLong(offset), guest.getLong(FakeGuest.RESULT + offset));
    }
    assertEquals(FileType.REGULAR_FILE.code(), guest.getByte(16));
    assertEquals(2, guest.getLong(24));
    assertEquals(2, guest.getLong(32));
  }

  @Test
  void openFile_unlinked_livesOn() {
    int fd = guest.fileWith(ROOT, "file", "12");
    assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "file"));
    assertEquals(Errno.SUCCESS, guest.write(fd, "345"));
    guest.fileWith(ROOT, "file", "another");
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, 0));
    assertEquals(0, guest.getLong(24));
    assertEquals(5, guest.getLong(32));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_times", fd, 1L, 2L, 5));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, 0));
    assertEquals(2, guest.getLong(48));
  }

  @Test
  void openFile_renamed_keepsItsAttributes() {
    assertEquals(Errno.SUCCESS, guest.createDirectory(ROOT, "a"));
    int fd = guest.fileWith(ROOT, "a/file", "12");
    int inner = guest.openedDirectory(ROOT, "a");
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "a", ROOT, "b"));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", fd, 0));
    assertEquals(1, guest.getLong(24));
    assertEquals(Errno.SUCCESS, guest.stat(inner, false, "file"));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_set_times", fd, 1L, 1L, 5));
  }

  @Test
  void descriptors_closed_areGivenAgainFromTheHighest() {
    int a = guest.opened(ROOT, "f", OpenRequest.CREAT);
    int b = guest.opened(ROOT, "f", 0);
    int c = guest.opened(ROOT, "f", 0);
    assertEquals(4, a);
    assertEquals(6, c);
    assertEquals(Errno.SUCCESS, guest.call("fd_close", a));
    assertEquals(Errno.SUCCESS, guest.call("fd_close", b));
    assertEquals(b, guest.opened(ROOT, "f", 0));
    assertEquals(a, guest.opened(ROOT, "f", 0));
    assertEquals(7, guest.opened(ROOT, "f", 0));
  }

  @Test
  void renumber_replacesTheTarget() {
    int first = guest.fileWith(ROOT, "first", "1");
    int second = guest.fileWith(ROOT, "second", "22");
    assertEquals(Errno.SUCCESS, guest.call("fd_renumber", first, second));
    assertEquals(Errno.BADF, guest.call("fd_close", first));
    assertEquals(1, tell(second));
    assertEquals(Errno.BADF, guest.call("fd_renumber", second, first));
    assertEquals(Errno.BADF, guest.call("fd_renumber", first, second));
    assertEquals(Errno.SUCCESS, guest.call("fd_renumber", second, second));
    assertEquals(Errno.SUCCESS, guest.call("fd_renumber", second, ROOT));
    assertEquals(Errno.BADF, guest.createDirectory(ROOT, "x"));
  }

  @Test
  void fdstatSetFlags_onlyAppendAndNonblock() {
    int fd = guest.fileWith(ROOT, "file", "1");
    assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_set_flags", fd, 5));
    assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_get", fd, 0));
    assertEquals(5, guest.getShort(2));
    assertEquals(FileType.REGULAR_FILE.code(), guest.getByte(0));
    assertEquals(Errno.INVAL, guest.call("fd_fdstat_set_flags", fd, FdFlags.SYNC));
    assertEquals(Errno.INVAL, guest.call("fd_fdstat_set_flags", fd, 32));
    assertEquals(Errno.BADF, guest.call("fd_fdstat_set_flags", ROOT, 0));
    assertEquals(Errno.NOTSUP, guest.call("fd_fdstat_set_rights", fd, 0L, 0L));
    assertEquals(Errno.NOTSUP, guest.call("fd_fdstat_set_rights", ROOT, 0L, 0L));
  }

  @Test
  void hints_areCheckedAndIgnored() {
    int fd = guest.fileWith(ROOT, "file", "1");
    assertEquals(Errno.SUCCESS, guest.call("fd_advise", fd, 0L, 0L, 5));
    assertEquals(Errno.INVAL, guest.call("fd_advise", fd, 0L, 0L, 6));
    assertEquals(Errno.INVAL, guest.call("fd_advise", fd, 0L, -1L, 0));
    assertEquals(Errno.BADF, guest.call("fd_advise", ROOT, 0L, 0L, 0));
    assertEquals(Errno.NOTSUP, guest.call("fd_allocate", fd, 0L, 10L));
    assertEquals(Errno.SUCCESS, guest.call("fd_sync", fd));
    assertEquals(Errno.SUCCESS, guest.call("fd_datasync", fd));
  }
}
