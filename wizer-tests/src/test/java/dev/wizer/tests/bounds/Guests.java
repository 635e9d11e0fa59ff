package dev.wizer.tests.bounds;

import dev.wizer.wasm.text.WatParser;
import java.nio.charset.StandardCharsets;

/** Modules whose initialization is given as a text. */
final class Guests {

  private Guests() {}

  /** {@return a module, from what is between {@code (module} and {@code )}} */
  static byte[] module(String fields) {
    return WatParser.parse(("(module " + fields + ")").getBytes(StandardCharsets.UTF_8));
  }

  /** {@return a module whose initialization function has a body, beside other fields} */
  static byte[] init(String fields, String body) {
    return module(fields + " (func $init (export \"wizer.initialize\") " + body + ")");
  }
}
