package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.NumType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.WasmValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasiPreview1Test {

  private static final String PREVIEW1 = "wasi_snapshot_preview1";
  private static final WasiConfig EMPTY = WasiConfig.builder().build();

  @TempDir Path directory;

  @Test
  void resolve_everyFunctionWithItsType_isFound() throws IOException {
    try (WasiPreview1 wasi = WasiPreview1.open(EMPTY)) {
      assertEquals(46, WasiFunction.values().length);
      for (WasiFunction function : WasiFunction.values()) {
        String name = function.name().toLowerCase(java.util.Locale.ROOT);
        assertTrue(wasi.resolve(PREVIEW1, name, function.type()).isPresent(), name);
      }
    }
  }

  @Test
  void resolve_unknownModuleOrName_isEmpty() throws IOException {
    try (WasiPreview1 wasi = WasiPreview1.open(EMPTY)) {
      assertFalse(wasi.resolve("env", "fd_read", FuncType.EMPTY).isPresent());
      assertFalse(wasi.resolve(PREVIEW1, "fd_fly", FuncType.EMPTY).isPresent());
    }
  }

  @Test
  void resolve_otherType_throwsWithBothTypes() throws IOException {
    try (WasiPreview1 wasi = WasiPreview1.open(EMPTY)) {
      LinkException e =
          assertThrows(
              LinkException.class, () -> wasi.resolve(PREVIEW1, "fd_close", FuncType.EMPTY));
      assertEquals(
          "incompatible import type for `wasi_snapshot_preview1::fd_close`: "
              + "expected [] -> [], found [i32] -> [i32]",
          e.getMessage());
      FuncType wrongResult = new FuncType(List.of(NumType.I32), List.of());
      assertThrows(LinkException.class, () -> wasi.resolve(PREVIEW1, "fd_close", wrongResult));
      FuncType wrongParam = new FuncType(List.of(NumType.I64), List.of(NumType.I32));
      assertThrows(LinkException.class, () -> wasi.resolve(PREVIEW1, "fd_close", wrongParam));
      FuncType exitWithResult = new FuncType(List.of(NumType.I32), List.of(NumType.I32));
      assertThrows(LinkException.class, () -> wasi.resolve(PREVIEW1, "proc_exit", exitWithResult));
    }
  }

  @Test
  void resolve_olderVersion_hasAllButSockAccept() throws IOException {
    try (WasiPreview1 wasi = WasiPreview1.open(EMPTY)) {
      FuncType close = WasiFunction.FD_CLOSE.type();
      assertTrue(wasi.resolve("wasi_unstable", "fd_close", close).isPresent());
      FuncType accept = WasiFunction.SOCK_ACCEPT.type();
      assertFalse(wasi.resolve("wasi_unstable", "sock_accept", accept).isPresent());
    }
  }

  @Test
  void call_callerWithoutMemory_traps() throws IOException {
    try (WasiPreview1 wasi = WasiPreview1.open(EMPTY)) {
      FuncType type = WasiFunction.SCHED_YIELD.type();
      HostFunction yield = wasi.resolve(PREVIEW1, "sched_yield", type).orElseThrow();
      TrapException e =
          assertThrows(
              TrapException.class, () -> yield.call(name -> Optional.empty(), new WasmValue[0]));
      assertEquals("missing required memory export", e.getMessage());
    }
  }

  @Test
  void open_preopenMissingOrFile_throws() throws IOException {
    WasiConfig missing = WasiConfig.builder().preopen("/", directory.resolve("missing")).build();
    assertThrows(NoSuchFileException.class, () -> WasiPreview1.open(missing));
    Path file = Files.createFile(directory.resolve("file"));
    WasiConfig noDirectory = WasiConfig.builder().preopen("/", file).build();
    assertThrows(NotDirectoryException.class, () -> WasiPreview1.open(noDirectory));
  }

  @Test
  void close_openFiles_closesThem() throws IOException {
    FakeGuest guest = new FakeGuest(WasiConfig.builder().preopen("/", directory).build());
    int fd = guest.fileWith(3, "file", "text");
    guest.close();
    assertEquals(Errno.BADF, guest.write(fd, "more"));
    assertEquals(Errno.BADF, guest.call("fd_close", 3));
  }

  @Test
  void errno_codes_areTheSpecifications() {
    assertEquals(77, Errno.values().length);
    assertEquals(0, Errno.SUCCESS.code());
    assertEquals(2, Errno.ACCES.code());
    assertEquals(8, Errno.BADF.code());
    assertEquals(21, Errno.FAULT.code());
    assertEquals(28, Errno.INVAL.code());
    assertEquals(44, Errno.NOENT.code());
    assertEquals(54, Errno.NOTDIR.code());
    assertEquals(58, Errno.NOTSUP.code());
    assertEquals(63, Errno.PERM.code());
    assertEquals(70, Errno.SPIPE.code());
    assertEquals(76, Errno.NOTCAPABLE.code());
  }
}
