package dev.wizer.tests.benchmark;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.instrument.Instrumenter;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Describes the state in which a module without imports starts: its memory, and what it says
 * itself.
 */
final class InitialState implements Check {

  /**
   * A function that modules may export, of type {@code [] -> [i32]}: a number made of all results.
   */
  private static final String OWN_CHECK = "check";

  @Override
  public String describe(Path result) throws Exception {
    Module module = ModuleReader.read(Files.readAllBytes(result));
    InstrumentedModule observable = Instrumenter.instrument(module);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (EngineInstance instance =
        InterpEngine.create().instantiate(observable.bytes(), List.of())) {
      MemoryView memory = instance.state().memory(observable.names().memory(0));
      for (int i = 0; i < memory.chunkCount(); i++) {
        digest.update(memory.chunk(i));
      }
      String hash = memory.lengthInBytes() + " " + HexFormat.of().formatHex(digest.digest());
      return module.export(OWN_CHECK).isEmpty() ? hash : hash + " " + check(instance);
    }
  }

  private static WasmValue check(EngineInstance instance) {
    return instance.invoke(OWN_CHECK)[0];
  }
}
