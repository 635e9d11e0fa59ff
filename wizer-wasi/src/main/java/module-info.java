/** WASI preview 1 over the port's host functions, for any engine. */
module dev.wizer.wasi {
  requires transitive dev.wizer.engine;

  exports dev.wizer.wasi;
}
