package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.module.CodeGrammar;

/**
 * The validation of a module that has begun: all but the function bodies is valid, and these are
 * being validated. For one thread at a time.
 */
public final class PendingValidity {

  private final Context context;
  private final CodeSectionValidator code;

  PendingValidity(Context context, CodeSectionValidator code) {
    this.context = context;
    this.code = code;
  }

  /**
   * Validates what is left, and {@return that the module is valid}
   *
   * @throws WasmFormatException if it is not, as {@link ModuleValidator#validate}; also when asked
   *     again
   */
  public Validity get() {
    try {
      code.finish();
    } catch (WasmFormatException e) {
      CodeGrammar.check(context.module());
      throw e;
    }
    return new Validity(context);
  }
}
