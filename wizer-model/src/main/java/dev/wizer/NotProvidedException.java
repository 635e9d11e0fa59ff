package dev.wizer;

/** The guest called an import that nobody provides. */
final class NotProvidedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean ofWasi;

  NotProvidedException(String module, String name) {
    super(
        "cannot call imports within the initialization function; attempted to call `'"
            + module
            + "' '"
            + name
            + "'`");
    this.ofWasi = module.startsWith("wasi_");
  }

  boolean isOfWasi() {
    return ofWasi;
  }
}
