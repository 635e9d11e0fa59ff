package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A preopened directory of a file system without links, permissions and file keys: of a zip. */
class OtherFileSystemTest {

  private static final int ROOT = 3;
  private static final int READ = 2;

  @TempDir Path directory;
  private FileSystem zip;
  private FakeGuest guest;

  @BeforeEach
  void openZip() throws IOException {
    zip = FileSystems.newFileSystem(directory.resolve("x.zip"), Map.of("create", "true"));
    Files.createDirectories(zip.getPath("/root/dir/sub"));
    Files.writeString(zip.getPath("/root/file"), "hello");
    Files.writeString(zip.getPath("/secret"), "secret");
    guest =
        new FakeGuest(
            WasiConfig.builder()
                .preopen("/", zip.getPath("/root"))
                .preopen("/host", directory)
                .build());
  }

  @AfterEach
  void closeZip() throws IOException {
    guest.close();
    zip.close();
  }

  @Test
  void read_write_andDescribe() throws IOException {
    assertEquals(Errno.SUCCESS, guest.open(ROOT, true, "file", 0, READ, 0));
    int file = guest.getInt(FakeGuest.RESULT);
    assertEquals("hello", guest.readText(file, 10));
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", file, 0));
    assertEquals(5, guest.getLong(32));
    int made = guest.fileWith(ROOT, "dir/new", "12345678");
    assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", made, 0));
    assertEquals(8, guest.getLong(32));
    assertEquals(Errno.SUCCESS, guest.call("fd_close", made));
    assertEquals("12345678", Files.readString(zip.getPath("/root/dir/new")));
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, true, "dir/new"));
    assertEquals(8, guest.getLong(FakeGuest.RESULT + 32));
    assertEquals(Errno.SUCCESS, guest.call("fd_readdir", ROOT, 0, 1000, 0L, FakeGuest.RESULT));
  }

  @Test
  void names_changeAndLeaveNothingOutside() throws IOException {
    assertEquals(Errno.SUCCESS, guest.createDirectory(ROOT, "made"));
    assertEquals(Errno.EXIST, guest.createDirectory(ROOT, "made"));
    assertEquals(Errno.SUCCESS, guest.removeDirectory(ROOT, "made"));
    assertEquals(Errno.NOTEMPTY, guest.removeDirectory(ROOT, "dir"));
    assertEquals(Errno.SUCCESS, guest.rename(ROOT, "file", ROOT, "dir/moved"));
    assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "dir/moved"));
    assertEquals(Errno.PERM, guest.open(ROOT, true, "../secret", 0, READ, 0));
    assertEquals("secret", Files.readString(zip.getPath("/secret")));
  }

  @Test
  void whatAZipHasNot_isAnError() {
    assertEquals(Errno.NOTSUP, guest.symlink("file", ROOT, "link"));
    assertEquals(Errno.NOTSUP, guest.link(ROOT, "file", ROOT, "second"));
    assertEquals(Errno.XDEV, guest.rename(ROOT, "file", 4, "file"));
    assertEquals(Errno.XDEV, guest.rename(4, "x.zip", ROOT, "y.zip"));
    assertEquals(Errno.XDEV, guest.link(ROOT, "file", 4, "file"));
  }

  @Test
  void readOnlyZip_isRofs() throws IOException {
    guest.close();
    zip.close();
    Path file = directory.resolve("x.zip");
    zip = FileSystems.newFileSystem(file, Map.of("accessMode", "readOnly"));
    file.toFile().setWritable(false);
    guest = new FakeGuest(WasiConfig.builder().preopen("/", zip.getPath("/root")).build());
    if (zip.isReadOnly()) {
      assertEquals(Errno.ROFS, guest.createDirectory(ROOT, "made"));
      assertEquals(Errno.ROFS, guest.unlink(ROOT, "file"));
      assertEquals(Errno.ROFS, guest.open(ROOT, true, "new", OpenRequest.CREAT, READ, 0));
    }
  }

  @Test
  void strictSandbox_isRefused() {
    WasiConfig config =
        WasiConfig.builder()
            .preopen("/", zip.getPath("/root"))
            .sandbox(WasiConfig.Sandbox.STRICT)
            .build();
    assertThrows(IOException.class, () -> new FakeGuest(config));
  }
}
