package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.WasmValue;
import dev.wizer.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls of every function with arguments that no program would make. */
@Timeout(60)
class HostileCallsTest {

  private static final String MODULE = "wasi_snapshot_preview1";

  @TempDir Path directory;

  private FakeGuest guest() throws IOException {
    Files.createDirectories(directory.resolve("dir"));
    Files.writeString(directory.resolve("file"), "text");
    FakeGuest guest = new FakeGuest(WasiConfig.builder().preopen("/", directory).build());
    guest.opened(3, "file", 0);
    guest.openedDirectory(3, "dir");
    return guest;
  }

  private static String nameOf(WasiFunction function) {
    return function.name().toLowerCase(Locale.ROOT);
  }

  /** Calls a function; what is thrown must be declared. Gives null if something is. */
  private static Errno call(
      FakeGuest guest, WasiFunction function, IntSupplier ints, LongSupplier longs) {
    FuncType type = function.type();
    WasmValue[] arguments = new WasmValue[type.params().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          type.params().get(i) == NumType.I64
              ? new WasmValue.I64(longs.getAsLong())
              : new WasmValue.I32(ints.getAsInt());
    }
    try {
      WasmValue[] results =
          guest.wasi.resolve(MODULE, nameOf(function), type).orElseThrow().call(guest, arguments);
      assertEquals(1, results.length);
      return Errno.values()[((WasmValue.I32) results[0]).value()];
    } catch (EngineException e) {
      assertEquals(WasiFunction.PROC_EXIT, function);
      return null;
    }
  }

  @Test
  void allFunctions_minusOne_areErrors() throws IOException {
    try (FakeGuest guest = guest()) {
      for (WasiFunction function : WasiFunction.values()) {
        Errno errno = call(guest, function, () -> -1, () -> -1L);
        boolean harmless = function == WasiFunction.SCHED_YIELD;
        assertEquals(harmless, errno == Errno.SUCCESS, nameOf(function));
      }
    }
  }

  @Tag(Seeds.RANDOM)
  @Test
  void allFunctions_pointersOutsideWithAnyDescriptor_areErrorsAlone() throws IOException {
    try (FakeGuest guest = guest()) {
      int[] edges = {
        0,
        1,
        3,
        4,
        5,
        6,
        FakeGuest.MEMORY_SIZE - 1,
        FakeGuest.MEMORY_SIZE,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        -1
      };
      Random random = Seeds.random("pointersOutside");
      for (WasiFunction function : WasiFunction.values()) {
        // What random_get has left in memory may ask poll_oneoff to wait for long, and rightly so.
        if (function != WasiFunction.FD_CLOSE
            && function != WasiFunction.FD_RENUMBER
            && function != WasiFunction.POLL_ONEOFF) {
          for (int i = 0; i < 2000; i++) {
            IntSupplier ints = () -> edges[random.nextInt(edges.length)];
            call(guest, function, ints, () -> edges[random.nextInt(edges.length)]);
          }
        }
      }
    }
  }

  @Tag(Seeds.RANDOM)
  @Test
  void allFunctions_junkInMemory_areErrorsAlone() throws IOException {
    try (FakeGuest guest = guest()) {
      Random random = Seeds.random("junkInMemory");
      byte[] junk = new byte[FakeGuest.MEMORY_SIZE];
      for (int round = 0; round < 20; round++) {
        random.nextBytes(junk);
        guest.write(0, junk, 0, junk.length);
        for (WasiFunction function : WasiFunction.values()) {
          if (function != WasiFunction.POLL_ONEOFF) {
            for (int i = 0; i < 50; i++) {
              IntSupplier ints = () -> random.nextInt() >>> random.nextInt(32);
              call(guest, function, ints, random::nextLong);
            }
          }
        }
      }
    }
  }

  @Test
  void pointerResults_outside_areFault() throws IOException {
    int outside = FakeGuest.MEMORY_SIZE - 3;
    try (FakeGuest guest = guest()) {
      int iovec = guest.putIovec(0, 1);
      assertEquals(Errno.FAULT, guest.call("args_sizes_get", outside, 0));
      assertEquals(Errno.FAULT, guest.call("environ_sizes_get", 0, outside));
      assertEquals(Errno.FAULT, guest.call("clock_time_get", 0, 0L, outside));
      assertEquals(Errno.FAULT, guest.call("clock_res_get", 0, outside));
      assertEquals(Errno.FAULT, guest.call("fd_fdstat_get", 1, outside));
      assertEquals(Errno.FAULT, guest.call("fd_filestat_get", 4, outside));
      assertEquals(Errno.FAULT, guest.call("fd_prestat_get", 3, outside));
      assertEquals(Errno.FAULT, guest.call("fd_prestat_dir_name", 3, outside + 3, 1));
      assertEquals(Errno.FAULT, guest.call("fd_read", 4, iovec, 1, outside));
      assertEquals(Errno.FAULT, guest.call("fd_pread", 4, iovec, 1, 0L, outside));
      assertEquals(Errno.FAULT, guest.call("fd_readdir", 3, outside, 4, 0L, 0));
      assertEquals(Errno.FAULT, guest.call("fd_tell", 4, outside));
      assertEquals(Errno.FAULT, guest.call("fd_seek", 4, 0L, 0, outside));
      assertEquals(Errno.FAULT, guest.call("random_get", outside, 4));
    }
  }

  @Test
  void path_pointerOutside_isFault() throws IOException {
    int outside = FakeGuest.MEMORY_SIZE - 3;
    try (FakeGuest guest = guest()) {
      assertEquals(Errno.FAULT, guest.call("path_create_directory", 3, outside, 4));
      assertEquals(Errno.FAULT, guest.call("path_unlink_file", 3, 0, -1));
      assertEquals(Errno.FAULT, guest.call("path_symlink", 0, 1, 3, outside, 4));
      assertEquals(Errno.FAULT, guest.call("path_rename", 3, 0, 1, 3, outside, 4));
      assertEquals(Errno.FAULT, guest.call("path_open", 3, 0, outside, 4, 0, 0L, 0L, 0, 0));
    }
  }

  @Test
  void open_resultPointerOutside_opensAndCreatesNothing() throws IOException {
    try (FakeGuest guest = guest()) {
      guest.putText(0, "new");
      int flags = OpenRequest.CREAT;
      assertEquals(
          Errno.FAULT,
          guest.call("path_open", 3, 0, 0, 3, flags, 66L, 0L, 0, FakeGuest.MEMORY_SIZE - 3));
      assertTrue(Files.notExists(directory.resolve("new")));
      assertEquals(6, guest.opened(3, "file", 0));
    }
  }

  @Test
  void iovecs_hugeOrOutside_areFault() throws IOException {
    try (FakeGuest guest = guest()) {
      int iovec = guest.putIovec(0, 1);
      assertEquals(Errno.FAULT, guest.call("fd_write", 1, iovec, -1, 0));
      assertEquals(Errno.FAULT, guest.call("fd_write", 1, iovec, 1 << 29, 0));
      assertEquals(Errno.FAULT, guest.call("fd_read", 4, -8, 2, 0));
      guest.putIovec(FakeGuest.MEMORY_SIZE - 1, 2);
      assertEquals(Errno.FAULT, guest.call("fd_write", 1, iovec, 1, 0));
      guest.putIovec(8, -1);
      assertEquals(Errno.FAULT, guest.call("fd_read", 4, iovec, 1, 0));
      guest.putIovec(-1, -1);
      assertEquals(Errno.FAULT, guest.call("fd_pwrite", 4, iovec, 1, 0L, 0));
    }
  }

  @Test
  void open_withoutEnd_isMfileInTheEnd() throws IOException {
    try (FakeGuest guest = guest()) {
      int length = guest.putText(0, ".");
      Errno errno = Errno.SUCCESS;
      for (int i = 0; i <= 1 << 16 && errno == Errno.SUCCESS; i++) {
        errno = guest.call("path_open", 3, 0, 0, length, 2, 0L, 0L, 0, FakeGuest.RESULT);
      }
      assertEquals(Errno.MFILE, errno);
    }
  }
}
