package dev.wizer.tests.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The modules that the tests run: resources, each beside the text that {@code wat2wasm
 * --enable-multi-memory --enable-relaxed-simd} made it from.
 */
final class Modules {

  private static final String FOLDER = "/";

  private Modules() {}

  /** {@return the bytes of one of the contract's modules} */
  static byte[] read(String name) {
    return read("contract", name);
  }

  /** {@return the bytes of a module in {@code folder}} */
  static byte[] read(String folder, String name) {
    String resource = FOLDER + folder + "/" + name + ".wasm";
    try (InputStream in = Modules.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
