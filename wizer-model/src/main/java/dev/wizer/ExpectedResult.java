package dev.wizer;

import dev.wizer.engine.NumType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.NumberText;
import java.util.List;
import java.util.Optional;

/**
 * What initialization functions that return something have to return: a status that means success.
 */
final class ExpectedResult {

  private final Optional<String> text;

  /** Makes it of a number as the text format writes it; of nothing if any result is right. */
  ExpectedResult(Optional<String> text) {
    this.text = text;
  }

  /** Refuses calls of which none returns one number that this could be. */
  void checkReturnedBy(List<InitFunctions.Call> calls) {
    if (text.isEmpty()) {
      return;
    }
    boolean returned = false;
    for (InitFunctions.Call call : calls) {
      if (!call.type().results().isEmpty()) {
        value(call);
        returned = true;
      }
    }
    if (!returned) {
      throw new RefusedException(
          "no initialization function returns anything, but the result `"
              + text.get()
              + "` is expected");
    }
  }

  /** Throws {@link UnexpectedResultException} if a function has returned something else. */
  void check(InitFunctions.Call call, WasmValue[] results) {
    if (text.isPresent() && results.length > 0 && !results[0].equals(value(call))) {
      throw new UnexpectedResultException(
          "the `"
              + call.exportName()
              + "` function returned "
              + NumberText.of(results[0])
              + ", but "
              + text.get()
              + " is expected");
    }
  }

  private WasmValue value(InitFunctions.Call call) {
    if (call.type().results().size() == 1
        && call.type().results().get(0) instanceof NumType number) {
      Optional<WasmValue> value = NumberText.parse(text.get(), number);
      if (value.isPresent()) {
        return value.get();
      }
    }
    throw new RefusedException(
        "the Wasm module's `"
            + call.exportName()
            + "` function export has type `"
            + call.type()
            + "`: it cannot return the expected result `"
            + text.get()
            + "`");
  }
}
