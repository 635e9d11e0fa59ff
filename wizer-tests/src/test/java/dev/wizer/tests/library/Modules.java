package dev.wizer.tests.library;

import dev.wizer.Wizer;
import dev.wizer.WizerResult;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The modules of the test resources, each beside its text. */
final class Modules {

  private Modules() {}

  static byte[] read(String name) {
    try (InputStream resource = Modules.class.getResourceAsStream("/modules/" + name + ".wasm")) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return a module, pre-initialized with the default options} */
  static WizerResult wizen(String name) {
    return Wizer.builder().engine(InterpEngine.create()).build().run(read(name));
  }

  /** {@return an instance of a module that imports nothing} */
  static EngineInstance instantiate(byte[] module) {
    return InterpEngine.create().instantiate(module, List.of());
  }

  static int callI32(EngineInstance instance, String name, int... arguments) {
    WasmValue[] values = new WasmValue[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = new WasmValue.I32(arguments[i]);
    }
    return ((WasmValue.I32) instance.invoke(name, values)[0]).value();
  }
}
