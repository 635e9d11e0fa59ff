package dev.wizer;

import dev.wizer.engine.WasmEngine;
import java.util.Optional;

/**
 * How a run verifies itself.
 *
 * @param verify whether the result's state is compared with the one that was snapshotted
 * @param crossCheck what initializes the module a second time, for comparison, if anything does
 */
record Checks(boolean verify, Optional<WasmEngine> crossCheck) {

  /** Nothing but that the result is valid. */
  static final Checks NONE = new Checks(false, Optional.empty());

  Checks withVerify(boolean newVerify) {
    return new Checks(newVerify, crossCheck);
  }

  Checks withCrossCheck(WasmEngine engine) {
    return new Checks(verify, Optional.of(engine));
  }
}
