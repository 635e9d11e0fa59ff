package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StdioTest {

  private static final WasiConfig NOTHING = WasiConfig.builder().build();

  private static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void write_stdoutAndStderr_goToTheirStreams() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdout(out).stderr(err).build())) {
      assertEquals(Errno.SUCCESS, guest.write(1, "hello"));
      assertEquals(5, guest.getInt(FakeGuest.RESULT));
      assertEquals(Errno.SUCCESS, guest.write(2, "oh"));
    }
    assertEquals("hello", out.toString(StandardCharsets.UTF_8));
    assertEquals("oh", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void write_severalBuffers_writesTheFirstThatIsNotEmpty() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdout(out).build())) {
      guest.putText(100, "abcdef");
      guest.putInt(0, 100);
      guest.putInt(4, 0);
      guest.putInt(8, 100);
      guest.putInt(12, 4);
      guest.putInt(16, 104);
      guest.putInt(20, 2);
      assertEquals(Errno.SUCCESS, guest.call("fd_write", 1, 0, 3, FakeGuest.RESULT));
      assertEquals(4, guest.getInt(FakeGuest.RESULT));
    }
    assertEquals("abcd", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void write_bufferedStream_isFlushed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream buffered = new PrintStream(new java.io.BufferedOutputStream(out), false);
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdout(buffered).build())) {
      guest.write(1, "seen");
      assertEquals("seen", out.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void write_failingStream_isIoOrPipe() throws IOException {
    assertEquals(Errno.IO, writeTo(failing("disk on fire")));
    assertEquals(Errno.PIPE, writeTo(failing("Broken pipe")));
    assertEquals(Errno.IO, writeTo(new PrintStream(failing("Broken pipe"))));
  }

  private static Errno writeTo(OutputStream stream) throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdout(stream).build())) {
      return guest.write(1, "x");
    }
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void read_stdin_givesWhatIsThereAndThenTheEnd() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdin(input("line")).build())) {
      assertEquals("lin", guest.readText(0, 3));
      assertEquals("e", guest.readText(0, 100));
      assertEquals("", guest.readText(0, 100));
    }
  }

  @Test
  void read_emptyBuffer_readsNothing() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdin(input("line")).build())) {
      assertEquals("", guest.readText(0, 0));
      assertEquals("line", guest.readText(0, 9));
    }
  }

  @Test
  void read_failingStdin_isIo() throws IOException {
    InputStream stream =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdin(stream).build())) {
      assertEquals(Errno.IO, guest.read(0, 1));
    }
  }

  @Test
  void stdio_wrongDirection_isBadf() throws IOException {
    try (FakeGuest guest = new FakeGuest(NOTHING)) {
      assertEquals(Errno.BADF, guest.write(0, "x"));
      assertEquals(Errno.BADF, guest.read(1, 1));
      assertEquals(Errno.BADF, guest.read(2, 1));
    }
  }

  @Test
  void stdio_positions_areRefused() throws IOException {
    try (FakeGuest guest = new FakeGuest(NOTHING)) {
      int iovec = guest.putIovec(0, 1);
      for (int fd = 0; fd < 3; fd++) {
        assertEquals(Errno.SPIPE, guest.call("fd_seek", fd, 0L, 0, 0));
        assertEquals(Errno.SPIPE, guest.call("fd_tell", fd, 0));
        assertEquals(Errno.BADF, guest.call("fd_sync", fd));
        assertEquals(Errno.BADF, guest.call("fd_filestat_set_size", fd, 0L));
        assertEquals(Errno.BADF, guest.call("fd_filestat_set_times", fd, 0L, 0L, 0));
        assertEquals(Errno.BADF, guest.call("fd_fdstat_set_flags", fd, 0));
        assertEquals(Errno.BADF, guest.call("fd_fdstat_set_rights", fd, 0L, 0L));
      }
      assertEquals(Errno.SPIPE, guest.call("fd_pread", 0, iovec, 1, 0L, 0));
      assertEquals(Errno.SPIPE, guest.call("fd_pwrite", 1, iovec, 1, 0L, 0));
      assertEquals(Errno.BADF, guest.call("fd_pread", 1, iovec, 1, 0L, 0));
      assertEquals(Errno.BADF, guest.call("fd_pwrite", 0, iovec, 1, 0L, 0));
    }
  }

  @Test
  void fdstat_notATerminal_isOfUnknownType() throws IOException {
    try (FakeGuest guest = new FakeGuest(NOTHING)) {
      guest.fill(0, 24, (byte) -1);
      assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_get", 0, 0));
      assertEquals(FileType.UNKNOWN.code(), guest.getByte(0));
      assertEquals(0, guest.getShort(2));
      assertEquals(Rights.FD_READ, guest.getLong(8));
      assertEquals(Rights.FD_READ, guest.getLong(16));
      assertEquals(Errno.SUCCESS, guest.call("fd_fdstat_get", 1, 0));
      assertEquals(Rights.FD_WRITE, guest.getLong(8));
    }
  }

  @Test
  void filestat_stream_isAllZero() throws IOException {
    try (FakeGuest guest = new FakeGuest(NOTHING)) {
      guest.fill(0, 64, (byte) 7);
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", 1, 0));
      assertEquals(0, guest.getLong(0));
      assertEquals(0, guest.getByte(16));
      assertEquals(7, guest.getByte(17));
      for (int offset = 24; offset < 64; offset += 8) {
        assertEquals(0, guest.getLong(offset));
      }
    }
  }

  @Test
  void close_stdout_refusesFurtherWrites() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().stdout(out).build())) {
      assertEquals(Errno.SUCCESS, guest.call("fd_close", 1));
      assertEquals(Errno.BADF, guest.write(1, "x"));
      assertEquals(Errno.BADF, guest.call("fd_close", 1));
      assertEquals(Errno.SUCCESS, guest.write(2, "x"));
    }
  }
}
