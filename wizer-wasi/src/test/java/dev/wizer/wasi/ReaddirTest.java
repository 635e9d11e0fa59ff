package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReaddirTest {

  private static final int ROOT = 3;
  private static final int HEADER = 24;

  /** The entries and their lengths: 25 + 26 + 25 + 28 + 26 bytes. */
  private static final List<String> NAMES = List.of(".", "..", "b", "file", "é");

  private static final int TOTAL = 130;

  @TempDir Path directory;
  private FakeGuest guest;

  @BeforeEach
  void openGuest() throws IOException {
    Files.createDirectory(directory.resolve("b"));
    Files.writeString(directory.resolve("file"), "text");
    guest = new FakeGuest(WasiConfig.builder().preopen("/", directory).build());
    assertEquals(Errno.SUCCESS, guest.symlink("file", ROOT, "é"));
  }

  @AfterEach
  void closeGuest() {
    guest.close();
  }

  private int readdir(int fd, int length, long cookie) {
    Errno errno = guest.call("fd_readdir", fd, 0, length, cookie, FakeGuest.RESULT);
    assertEquals(Errno.SUCCESS, errno);
    return guest.getInt(FakeGuest.RESULT);
  }

  private String name(int offset) {
    return guest.text(offset + HEADER, guest.getInt(offset + 16));
  }

  @Test
  void readdir_all_isSortedWithTypesAndInodes() {
    int used = readdir(ROOT, 4096, 0);
    assertEquals(TOTAL, used);
    List<String> names = new ArrayList<>();
    List<Integer> types = new ArrayList<>();
    long cookie = 0;
    for (int offset = 0; offset < used; offset += HEADER + guest.getInt(offset + 16)) {
      names.add(name(offset));
      types.add((int) guest.getByte(offset + 20));
      assertEquals(++cookie, guest.getLong(offset));
      assertEquals(inode(name(offset)), guest.getLong(offset + 8));
    }
    assertEquals(NAMES, names);
    assertEquals(List.of(3, 3, 3, 4, 7), types);
  }

  private long inode(String name) {
    assertEquals(Errno.SUCCESS, guest.stat(ROOT, false, name.equals("..") ? "." : name));
    return guest.getLong(FakeGuest.RESULT + 8);
  }

  @Test
  void readdir_everyBufferSize_fillsTheBuffer() {
    readdir(ROOT, TOTAL, 0);
    String whole = latin(TOTAL);
    for (int length = 0; length <= TOTAL + 1; length++) {
      guest.fill(0, 200, (byte) -1);
      assertEquals(Math.min(length, TOTAL), readdir(ROOT, length, 0));
      assertEquals(whole.substring(0, Math.min(length, TOTAL)), latin(Math.min(length, TOTAL)));
      assertEquals(-1, guest.getByte(length));
    }
  }

  private String latin(int length) {
    byte[] bytes = new byte[length];
    guest.read(0, bytes, 0, length);
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void readdir_everyCookie_goesOnFromThere() {
    int[] lengths = {25, 26, 25, 28, 26};
    int rest = TOTAL;
    for (int cookie = 0; cookie < lengths.length; cookie++) {
      assertEquals(rest, readdir(ROOT, 4096, cookie));
      assertEquals(NAMES.get(cookie), name(0));
      rest -= lengths[cookie];
    }
    assertEquals(0, readdir(ROOT, 4096, 5));
    assertEquals(0, readdir(ROOT, 4096, 6));
    assertEquals(0, readdir(ROOT, 4096, -1));
    assertEquals(0, readdir(ROOT, 4096, 1L << 32));
  }

  @Test
  void readdir_removalMeanwhile_skipsNothing() {
    assertEquals(TOTAL, readdir(ROOT, 4096, 0));
    assertEquals(Errno.SUCCESS, guest.removeDirectory(ROOT, "b"));
    readdir(ROOT, 4096, 3);
    assertEquals("file", name(0));
    assertEquals(TOTAL - 25, readdir(ROOT, 4096, 0));
  }

  @Test
  void readdir_manyEntriesInParts_givesEachOnce() throws IOException {
    Path many = Files.createDirectory(directory.resolve("many"));
    for (int i = 0; i < 500; i++) {
      Files.createFile(many.resolve("file" + i));
    }
    int fd = guest.openedDirectory(ROOT, "many");
    int count = 0;
    long cookie = 0;
    int used;
    do {
      used = readdir(fd, 256, cookie);
      for (int offset = 0; offset + HEADER <= used; ) {
        int next = offset + HEADER + guest.getInt(offset + 16);
        if (next <= used) {
          count++;
          cookie = guest.getLong(offset);
        }
        offset = next;
      }
    } while (used == 256);
    assertEquals(502, count);
  }

  @Test
  void readdir_notADirectory_isBadf() {
    int file = guest.opened(ROOT, "file", 0);
    assertEquals(Errno.BADF, guest.call("fd_readdir", file, 0, 10, 0L, 0));
    assertEquals(Errno.BADF, guest.call("fd_readdir", 1, 0, 10, 0L, 0));
    assertEquals(Errno.BADF, guest.call("fd_readdir", 50, 0, 10, 0L, 0));
  }

  @Test
  void readdir_removedDirectory_isNoent() {
    int fd = guest.openedDirectory(ROOT, "b");
    assertEquals(Errno.SUCCESS, guest.removeDirectory(ROOT, "b"));
    assertEquals(Errno.NOENT, guest.call("fd_readdir", fd, 0, 10, 0L, 0));
  }
}
