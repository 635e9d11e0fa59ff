package dev.wizer.rewrite;

import dev.wizer.wasm.binary.WasmWriter;
import java.util.List;

/**
 * What becomes of the module's functions.
 *
 * @param dropsLast whether the last one goes
 * @param startBody the body of a new start function, without its length; empty if there is none
 * @param dataSegments the passive data segments that the new function uses, in order
 */
record FunctionChanges(boolean dropsLast, WasmWriter startBody, List<WasmWriter> dataSegments) {

  boolean addsOne() {
    return startBody.lengthInBytes() > 0;
  }

  boolean isChange() {
    return dropsLast || addsOne();
  }
}
