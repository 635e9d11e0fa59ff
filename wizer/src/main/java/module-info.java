/**
 * The library with all that most users need: {@code dev.wizer.Wizer} of the model, the in-house
 * engine, and WASI. It has no code of its own; who needs less, or another engine, depends on the
 * modules behind it.
 */
module dev.wizer {
  requires transitive dev.wizer.model;
  requires transitive dev.wizer.engine.interp;
  requires transitive dev.wizer.wasi;
}
