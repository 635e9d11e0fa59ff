package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PollTest {

  private static final int EVENTS = 0x4000;
  private static final long MILLI = 1_000_000;

  @TempDir Path directory;

  private static void clock(FakeGuest guest, int index, int id, long timeout, int flags) {
    int address = index * 48;
    guest.fill(address, address + 48, (byte) 0);
    guest.putLong(address, 100 + index);
    guest.putInt(address + 16, id);
    guest.putLong(address + 24, timeout);
    guest.putShort(address + 40, (short) flags);
  }

  private static void stream(FakeGuest guest, int index, int kind, int fd) {
    int address = index * 48;
    guest.fill(address, address + 48, (byte) 0);
    guest.putLong(address, 100 + index);
    guest.putByte(address + 8, (byte) kind);
    guest.putInt(address + 16, fd);
  }

  private static Errno poll(FakeGuest guest, int count) {
    return guest.call("poll_oneoff", 0, EVENTS, count, FakeGuest.RESULT);
  }

  /** Polls and gives the user data of the events, comma separated. */
  private static String due(FakeGuest guest, int count) {
    assertEquals(Errno.SUCCESS, poll(guest, count));
    StringBuilder due = new StringBuilder();
    for (int i = 0; i < guest.getInt(FakeGuest.RESULT); i++) {
      due.append(i == 0 ? "" : ",").append(guest.getLong(EVENTS + 32 * i));
      assertEquals(0, guest.getShort(EVENTS + 32 * i + 8));
    }
    return due.toString();
  }

  @Test
  void poll_relativeClock_waits() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      clock(guest, 0, 1, 20 * MILLI, 0);
      long start = System.nanoTime();
      assertEquals("100", due(guest, 1));
      assertTrue(System.nanoTime() - start >= 20 * MILLI);
      assertEquals(0, guest.getByte(EVENTS + 10));
    }
  }

  @Test
  void poll_absoluteClock_waitsForTheRest() throws IOException {
    WasiConfig config = WasiConfig.builder().wallClock(() -> 1000).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      clock(guest, 0, 0, 1000 + 20 * MILLI, 1);
      long start = System.nanoTime();
      assertEquals("100", due(guest, 1));
      assertTrue(System.nanoTime() - start >= 20 * MILLI);
      clock(guest, 0, 0, 999, 1);
      assertEquals("100", due(guest, 1));
    }
  }

  @Test
  void poll_severalClocks_givesTheFirst() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      clock(guest, 0, 1, -1, 0);
      clock(guest, 1, 1, 5 * MILLI, 0);
      clock(guest, 2, 0, 2 * MILLI, 0);
      clock(guest, 3, 1, MILLI, 0);
      assertEquals("103", due(guest, 4));
    }
  }

  @Test
  void poll_output_isAlwaysReady() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      clock(guest, 0, 1, 10_000 * MILLI, 0);
      stream(guest, 1, 2, 1);
      stream(guest, 2, 2, 2);
      assertEquals("101,102", due(guest, 3));
      assertEquals(2, guest.getByte(EVENTS + 10));
      assertEquals(1, guest.getLong(EVENTS + 16));
    }
  }

  @Test
  void poll_file_tellsOfItsEnd() throws IOException {
    WasiConfig config = WasiConfig.builder().preopen("/", directory).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      int fd = guest.fileWith(3, "file", "text");
      stream(guest, 0, 1, fd);
      assertEquals("100", due(guest, 1));
      assertEquals(1, guest.getShort(EVENTS + 24));
      guest.call("fd_seek", fd, 0L, 0, FakeGuest.RESULT);
      assertEquals("100", due(guest, 1));
      assertEquals(0, guest.getShort(EVENTS + 24));
      stream(guest, 0, 2, fd);
      assertEquals("100", due(guest, 1));
    }
  }

  @Test
  void poll_emptyStdin_isReadyAtItsEnd() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      stream(guest, 0, 1, 0);
      assertEquals("100", due(guest, 1));
    }
  }

  @Test
  void poll_silentStdin_timesOutAndLosesNothing() throws IOException {
    PipedOutputStream writer = new PipedOutputStream();
    PipedInputStream reader = new PipedInputStream(writer);
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdin(reader).build())) {
      clock(guest, 0, 1, 20 * MILLI, 0);
      stream(guest, 1, 1, 0);
      assertEquals("100", due(guest, 2));
      writer.write("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      writer.flush();
      clock(guest, 0, 1, 20_000 * MILLI, 0);
      stream(guest, 1, 1, 0);
      assertEquals("101", due(guest, 2));
      assertEquals("hello", guest.readText(0, 100));
      writer.close();
      stream(guest, 0, 1, 0);
      assertEquals("100", due(guest, 1));
      assertEquals("", guest.readText(0, 100));
    }
  }

  @Test
  void poll_mistakes_areErrors() throws IOException {
    WasiConfig config = WasiConfig.builder().preopen("/", directory).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      assertEquals(Errno.INVAL, poll(guest, 0));
      assertEquals(Errno.FAULT, poll(guest, -1));
      assertEquals(Errno.FAULT, poll(guest, 2000));
      clock(guest, 0, 2, 0, 0);
      assertEquals(Errno.INVAL, poll(guest, 1));
      clock(guest, 0, 1, 0, 2);
      assertEquals(Errno.INVAL, poll(guest, 1));
      stream(guest, 0, 3, 0);
      assertEquals(Errno.INVAL, poll(guest, 1));
      for (int kind = 1; kind <= 2; kind++) {
        stream(guest, 0, kind, 3);
        assertEquals(Errno.BADF, poll(guest, 1));
        stream(guest, 0, kind, 99);
        assertEquals(Errno.BADF, poll(guest, 1));
        stream(guest, 0, kind, kind == 1 ? 1 : 0);
        assertEquals(Errno.BADF, poll(guest, 1));
      }
    }
  }

  @Test
  void poll_interruptedThread_isIntr() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      clock(guest, 0, 1, -1, 0);
      Thread.currentThread().interrupt();
      assertEquals(Errno.INTR, poll(guest, 1));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void poll_olderVersion_hasOtherLayout() throws IOException {
    try (FakeGuest guest = new FakeGuest("wasi_unstable", WasiConfig.builder().build())) {
      guest.putLong(0, 7);
      guest.putInt(24, 1);
      guest.putLong(32, MILLI);
      guest.putLong(56, 8);
      guest.putByte(64, (byte) 2);
      guest.putInt(72, 1);
      assertEquals("8", due(guest, 2));
      assertEquals("7", due(guest, 1));
    }
  }
}
