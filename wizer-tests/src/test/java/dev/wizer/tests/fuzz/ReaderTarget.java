package dev.wizer.tests.fuzz;

import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.Features;
import dev.wizer.wasm.validate.ModuleValidator;
import java.util.Optional;

/** Any bytes are a valid module, or refused with a reason: reader and validator. */
public final class ReaderTarget {

  private ReaderTarget() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    validModule(input);
  }

  /** {@return the module, if it is a valid one} */
  static Optional<Module> validModule(byte[] input) {
    try {
      Module module = ModuleReader.read(input);
      ModuleValidator.validate(module, Features.supported(), 1);
      return Optional.of(module);
    } catch (WasmFormatException e) {
      if (e.problem().isBlank()) {
        throw new AssertionError("refused without a reason", e);
      }
      return Optional.empty();
    }
  }
}
