package dev.wizer.snapshot;

import dev.wizer.engine.WasmValue;

/** Words for references that can't be snapshotted. */
final class References {

  private References() {}

  static String describe(WasmValue value) {
    return value instanceof WasmValue.ExternRef
        ? "a reference to a host object, which no constant expression can make"
        : "a reference to another instance's function, which no constant expression can make";
  }
}
