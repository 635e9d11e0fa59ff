package dev.wizer.tests.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Something to pre-initialize.
 *
 * @param module the module's file
 * @param options options that both commands understand, without input and output
 * @param environment the process's environment, or null for the benchmark's own
 * @param input what standard input is read from
 */
record Case(Path module, List<String> options, Map<String, String> environment, Path input) {

  /** Makes a case without WASI. */
  static Case of(Path module) {
    return new Case(module, List.of("-f", "wizer.initialize"), null, Path.of("/dev/null"));
  }
}
