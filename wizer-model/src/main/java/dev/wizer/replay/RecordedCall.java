package dev.wizer.replay;

import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.WasmValue;
import dev.wizer.snapshot.ValueText;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a host function, and all that it did to the guest.
 *
 * @param function which one
 * @param arguments what it was given
 * @param writes what it wrote into memories, in order
 * @param results what it returned, or null if it threw something
 * @param thrown what it threw, or null
 */
record RecordedCall(
    FunctionImport function,
    WasmValue[] arguments,
    List<MemoryWrite> writes,
    WasmValue[] results,
    Throwable thrown) {

  /** {@return a call in words: {@code `env` `log`(i32 5)} for example} */
  static String text(FunctionImport function, WasmValue[] arguments) {
    List<String> words = new ArrayList<>();
    for (WasmValue argument : arguments) {
      words.add(ValueText.of(argument));
    }
    return "`"
        + function.module()
        + "` `"
        + function.name()
        + "`("
        + String.join(", ", words)
        + ")";
  }

  String text() {
    return text(function, arguments);
  }
}
