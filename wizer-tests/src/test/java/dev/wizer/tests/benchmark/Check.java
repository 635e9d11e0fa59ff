package dev.wizer.tests.benchmark;

import java.nio.file.Path;

/**
 * What the result of a pre-initialization is compared by, so that a wrong one is not taken for a
 * win.
 */
interface Check {

  /** {@return what is the same for equivalent results} */
  String describe(Path result) throws Exception;
}
