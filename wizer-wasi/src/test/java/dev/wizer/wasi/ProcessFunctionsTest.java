package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.GuestExitException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arguments, environment, clocks, random bytes, exit, signals and sockets. */
class ProcessFunctionsTest {

  @Test
  void args_two_areStoredWithTheirPointers() throws IOException {
    WasiConfig config = WasiConfig.builder().args(List.of("prog", "é")).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      assertEquals(Errno.SUCCESS, guest.call("args_sizes_get", 0, 4));
      assertEquals(2, guest.getInt(0));
      assertEquals(8, guest.getInt(4));
      assertEquals(Errno.SUCCESS, guest.call("args_get", 16, 100));
      assertEquals(100, guest.getInt(16));
      assertEquals(105, guest.getInt(20));
      assertEquals("prog\0é\0", guest.text(100, 8));
    }
  }

  @Test
  void environ_two_keepsTheOrder() throws IOException {
    WasiConfig config = WasiConfig.builder().environment("Z", "1").environment("A", "").build();
    try (FakeGuest guest = new FakeGuest(config)) {
      assertEquals(Errno.SUCCESS, guest.call("environ_sizes_get", 0, 4));
      assertEquals(2, guest.getInt(0));
      assertEquals(7, guest.getInt(4));
      assertEquals(Errno.SUCCESS, guest.call("environ_get", 16, 100));
      assertEquals("Z=1\0A=\0", guest.text(100, 7));
    }
  }

  @Test
  void args_none_storesNothing() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      guest.putInt(0, 7);
      assertEquals(Errno.SUCCESS, guest.call("args_sizes_get", 0, 4));
      assertEquals(0, guest.getInt(0));
      assertEquals(0, guest.getInt(4));
      assertEquals(Errno.SUCCESS, guest.call("args_get", 0, 0));
    }
  }

  @Test
  void args_endOfMemory_isFault() throws IOException {
    WasiConfig config = WasiConfig.builder().args(List.of("prog")).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      assertEquals(Errno.FAULT, guest.call("args_get", 0, FakeGuest.MEMORY_SIZE - 4));
      assertEquals(Errno.FAULT, guest.call("args_get", FakeGuest.MEMORY_SIZE - 3, 0));
      assertEquals(Errno.SUCCESS, guest.call("args_get", 0, FakeGuest.MEMORY_SIZE - 5));
    }
  }

  @Test
  void config_impossibleStrings_areRefused() {
    WasiConfig.Builder builder = WasiConfig.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.args(List.of("a\0b")));
    assertThrows(IllegalArgumentException.class, () -> builder.environment("a=b", "c"));
    assertThrows(IllegalArgumentException.class, () -> builder.environment("a", "\0"));
  }

  @Test
  void clockTimeGet_givenClocks_areRead() throws IOException {
    WasiConfig config = WasiConfig.builder().wallClock(() -> 17).monotonicClock(() -> 4).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      assertEquals(Errno.SUCCESS, guest.call("clock_time_get", 0, 1L, 0));
      assertEquals(17, guest.getLong(0));
      assertEquals(Errno.SUCCESS, guest.call("clock_time_get", 1, 1L, 0));
      assertEquals(4, guest.getLong(0));
      assertEquals(Errno.SUCCESS, guest.call("clock_res_get", 1, 0));
      assertEquals(1, guest.getLong(0));
    }
  }

  @Test
  void clockTimeGet_systemClocks_goOn() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      assertEquals(Errno.SUCCESS, guest.call("clock_time_get", 1, 0L, 0));
      assertEquals(Errno.SUCCESS, guest.call("clock_time_get", 1, 0L, 8));
      assertTrue(guest.getLong(0) >= 0 && guest.getLong(8) >= guest.getLong(0));
      assertEquals(Errno.SUCCESS, guest.call("clock_time_get", 0, 0L, 0));
      assertTrue(guest.getLong(0) > 1_600_000_000_000_000_000L);
    }
  }

  @Test
  void clockTimeGet_processorAndUnknownClocks_areErrors() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      assertEquals(Errno.BADF, guest.call("clock_time_get", 2, 0L, 0));
      assertEquals(Errno.BADF, guest.call("clock_res_get", 3, 0));
      assertEquals(Errno.INVAL, guest.call("clock_time_get", 4, 0L, 0));
      assertEquals(Errno.INVAL, guest.call("clock_res_get", -1, 0));
    }
  }

  @Test
  void randomGet_givenSource_fillsExactly() throws IOException {
    WasiConfig config =
        WasiConfig.builder().randomSource(bytes -> Arrays.fill(bytes, (byte) 5)).build();
    try (FakeGuest guest = new FakeGuest(config)) {
      assertEquals(Errno.SUCCESS, guest.call("random_get", 10, 40_000));
      assertEquals(0, guest.getByte(9));
      assertEquals(5, guest.getByte(10));
      assertEquals(5, guest.getByte(40_009));
      assertEquals(0, guest.getByte(40_010));
      assertEquals(Errno.SUCCESS, guest.call("random_get", 0, 0));
    }
  }

  @Test
  void randomGet_systemSource_isNotZero() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      assertEquals(Errno.SUCCESS, guest.call("random_get", 0, 32));
      assertNotEquals("\0".repeat(32), guest.text(0, 32));
    }
  }

  @Test
  void randomGet_failingSource_isIo() throws IOException {
    WasiConfig config =
        WasiConfig.builder()
            .randomSource(
                bytes -> {
                  throw new IOException();
                })
            .build();
    try (FakeGuest guest = new FakeGuest(config)) {
      assertEquals(Errno.IO, guest.call("random_get", 0, 1));
      assertEquals(Errno.FAULT, guest.call("random_get", 0, -1));
    }
  }

  @Test
  void procExit_everyCode_exits() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      for (int code : new int[] {0, 1, 125, 126, 134, 255, -1}) {
        GuestExitException e =
            assertThrows(GuestExitException.class, () -> guest.callRaw("proc_exit", code));
        assertEquals(code, e.exitCode());
      }
    }
  }

  @Test
  void procRaise_anySignal_isRefused() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      assertEquals(Errno.NOTSUP, guest.call("proc_raise", 6));
      assertEquals(Errno.INVAL, guest.call("proc_raise", 31));
      assertEquals(Errno.SUCCESS, guest.call("sched_yield"));
    }
  }

  @Test
  void sockets_noSocketOrNoDescriptor_tellWhich() throws IOException {
    try (FakeGuest guest = new FakeGuest(WasiConfig.builder().build())) {
      assertEquals(Errno.NOTSOCK, guest.call("sock_accept", 1, 0, 0));
      assertEquals(Errno.NOTSOCK, guest.call("sock_recv", 1, 0, 0, 0, 0, 0));
      assertEquals(Errno.NOTSOCK, guest.call("sock_send", 1, 0, 0, 0, 0));
      assertEquals(Errno.NOTSOCK, guest.call("sock_shutdown", 1, 3));
      assertEquals(Errno.BADF, guest.call("sock_accept", 9, 0, 0));
      assertEquals(Errno.BADF, guest.call("sock_recv", 9, 0, 0, 0, 0, 0));
      assertEquals(Errno.BADF, guest.call("sock_send", 9, 0, 0, 0, 0));
      assertEquals(Errno.BADF, guest.call("sock_shutdown", 9, 3));
      assertEquals(Errno.INVAL, guest.call("sock_shutdown", 1, 4));
    }
  }
}
