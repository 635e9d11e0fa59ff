package dev.wizer.tests.client;

import java.nio.file.Path;

/** The distribution that the build made, and files of the project. */
final class Distribution {

  static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  static final Path WIZER = PROJECT.resolve("wizer-cli/target/wizer/bin/wizer");
  static final Path CLIENTS = PROJECT.resolve("wizer-tests/clients");
  static final Path EXAMPLE = PROJECT.resolve("examples/primes.wasm");

  private Distribution() {}
}
