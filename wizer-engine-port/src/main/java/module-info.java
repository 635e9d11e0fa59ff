/** The port: what the domain needs of a WebAssembly engine, and nothing else. */
module dev.wizer.engine {
  exports dev.wizer.engine;
}
