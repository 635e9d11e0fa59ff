package dev.wizer.tests.library;

import static dev.wizer.tests.library.Modules.callI32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Stage;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasi.WasiConfig;
import dev.wizer.wasi.WasiPreview1;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Host functions of the user's own, WASI, and none. */
class HostFunctionsTest {

  private static final byte[] MODULE = Modules.read("host-and-wasi");

  private static final HostModule ANSWER =
      (module, name, type) ->
          module.equals("custom")
              ? Optional.of((context, arguments) -> new WasmValue[] {new WasmValue.I32(42)})
              : Optional.empty();

  private static Wizer.Builder builder() {
    return Wizer.builder().engine(InterpEngine.create());
  }

  private static int global(byte[] output) {
    Module module = ModuleReader.read(output);
    List<FunctionImport> imports = new ArrayList<>();
    for (Import entry : module.imports()) {
      imports.add(
          new FunctionImport(
              entry.module(),
              entry.name(),
              module.funcType(((ImportDesc.Func) entry.desc()).typeIndex()),
              (context, arguments) -> {
                throw new IllegalStateException("not called");
              }));
    }
    try (EngineInstance instance = InterpEngine.create().instantiate(output, imports)) {
      return callI32(instance, "g");
    }
  }

  @Test
  void run_ownFunctionsAndWasi_bothAnswer() {
    byte[] output =
        builder()
            .hostFunctions(ANSWER)
            .allowWasi(
                () -> WasiPreview1.open(WasiConfig.builder().args(List.of("a", "b")).build()))
            .build()
            .run(MODULE)
            .bytes();

    assertEquals(44, global(output));
  }

  @Test
  void run_ownFunctionForAWasiImport_comesFirst() {
    HostModule all =
        (module, name, type) ->
            Optional.of((context, arguments) -> new WasmValue[] {new WasmValue.I32(1)});

    byte[] output =
        builder()
            .hostFunctions(all)
            .allowWasi(
                () -> WasiPreview1.open(WasiConfig.builder().args(List.of("a", "b")).build()))
            .build()
            .run(MODULE)
            .bytes();

    assertEquals(2, global(output));
  }

  @Test
  void run_functionThatNobodyProvides_trapsWithItsName() {
    WizerException failure =
        assertThrows(
            WizerException.class, () -> builder().hostFunctions(ANSWER).build().run(MODULE));

    assertEquals(FailureKind.HOST, failure.kind());
    assertEquals(Stage.INITIALIZE, failure.stage());
    String last = failure.details().get(failure.details().size() - 1);
    assertTrue(last.contains("'wasi_snapshot_preview1' 'args_sizes_get'"), last);
  }

  @Test
  void run_hostModuleThatCannotBeOpened_isAFailureOfTheHost() {
    Wizer wizer =
        builder()
            .allowWasi(
                () -> {
                  throw new IOException("no such directory");
                })
            .build();

    WizerException failure = assertThrows(WizerException.class, () -> wizer.run(MODULE));

    assertEquals(FailureKind.HOST, failure.kind());
    assertEquals(List.of("no such directory"), failure.details());
  }

  @Test
  void run_twice_opensHostFunctionsForEachRun() {
    int[] opened = {0};
    Wizer wizer =
        builder()
            .hostFunctions(ANSWER)
            .allowWasi(
                () -> {
                  opened[0]++;
                  return WasiPreview1.open(WasiConfig.builder().build());
                })
            .build();

    wizer.run(MODULE);
    wizer.run(MODULE);

    assertEquals(2, opened[0]);
  }
}
