package dev.wizer.tests.fuzz;

import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatException;
import dev.wizer.wasm.text.WatParser;
import java.util.Optional;

/** Any text is refused with a reason, or becomes a module that the reader takes. */
public final class TextTarget {

  private TextTarget() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    parsed(input).ifPresent(ReaderTarget::fuzzerTestOneInput);
  }

  /** {@return the module, if the text is one} */
  static Optional<byte[]> parsed(byte[] input) {
    try {
      byte[] module = WatParser.parse(input);
      // What is well-formed as text is so as bytes, valid or not.
      ModuleReader.read(module);
      return Optional.of(module);
    } catch (WatException e) {
      if (e.getMessage().isBlank()) {
        throw new AssertionError("refused without a reason", e);
      }
      return Optional.empty();
    }
  }
}
