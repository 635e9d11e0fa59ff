package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files whose opening may wait for another process. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpecialFilesTest {

  private static final int ROOT = 3;
  private static final int READ = 2;
  private static final int WRITE = 64;

  @TempDir Path directory;

  private FakeGuest guest(Path root, WasiConfig.Sandbox sandbox) throws IOException {
    return new FakeGuest(WasiConfig.builder().preopen("/", root).sandbox(sandbox).build());
  }

  @ParameterizedTest
  @EnumSource(value = WasiConfig.Sandbox.class, names = "STRICT", mode = EnumSource.Mode.EXCLUDE)
  void namedPipe_isRefusedAtOnce(WasiConfig.Sandbox sandbox) throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(makePipe(pipe), "no mkfifo here");
    try (FakeGuest guest = guest(directory, sandbox)) {
      assertRefused(guest, "pipe");
      assertEquals(Errno.SUCCESS, guest.stat(ROOT, true, "pipe"));
      assertEquals(FileType.UNKNOWN.code(), guest.getByte(FakeGuest.RESULT + 16));
      int length = guest.putText(0, "pipe");
      assertEquals(
          Errno.NOTSUP, guest.call("path_filestat_set_times", ROOT, 1, 0, length, 0L, 0L, 5));
      assertEquals(Errno.SUCCESS, guest.rename(ROOT, "pipe", ROOT, "other"));
      assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "other"));
    }
  }

  private static boolean makePipe(Path path) throws InterruptedException {
    try {
      Process process = new ProcessBuilder("mkfifo", path.toString()).start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void assertRefused(FakeGuest guest, String name) {
    for (long rights : new long[] {0, READ, WRITE, READ | WRITE}) {
      for (int flags : new int[] {0, OpenRequest.CREAT, OpenRequest.TRUNC}) {
        assertEquals(Errno.NXIO, guest.open(ROOT, true, name, flags, rights, 0));
      }
    }
  }

  @Test
  void socket_isRefused() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("socket"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        FakeGuest guest = guest(directory, WasiConfig.Sandbox.BEST)) {
      server.bind(address);
      assertRefused(guest, "socket");
    }
  }

  @Test
  void devices_thatNeverWait_areOpened() throws IOException {
    Path devices = Path.of("/dev");
    assumeTrue(Files.exists(devices.resolve("zero")));
    try (FakeGuest guest = guest(devices, WasiConfig.Sandbox.BEST)) {
      assertEquals(Errno.SUCCESS, guest.open(ROOT, true, "zero", 0, READ, 0));
      assertEquals("\0\0\0", guest.readText(guest.getInt(FakeGuest.RESULT), 3));
      int null1 = guest.opened(ROOT, "null", 0);
      assertEquals(Errno.SUCCESS, guest.write(null1, "x"));
      assertEquals(Errno.SUCCESS, guest.call("fd_filestat_get", null1, 0));
      assertEquals(FileType.CHARACTER_DEVICE.code(), guest.getByte(16));
      if (Files.exists(devices.resolve("tty"))) {
        assertRefused(guest, "tty");
      }
      assertTrue(Files.exists(devices.resolve("null")));
    }
  }
}
