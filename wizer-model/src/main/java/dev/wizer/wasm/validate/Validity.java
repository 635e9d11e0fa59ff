package dev.wizer.wasm.validate;

/**
 * That a module is valid. What is made of the module can be validated with less work: see {@link
 * ModuleValidator#validate(dev.wizer.wasm.module.Module, Validity, int)}.
 */
public final class Validity {

  private final Context context;

  Validity(Context context) {
    this.context = context;
  }

  /** {@return what the module's function bodies refer to} */
  public CodeReferences references() {
    return context.codeReferences();
  }

  Context context() {
    return context;
  }
}
