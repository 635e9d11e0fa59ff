/** The domain: the Wasm format, validation, instrumenting, snapshot and rewriting. No I/O. */
module dev.wizer.model {
  requires transitive dev.wizer.engine;

  exports dev.wizer;
  exports dev.wizer.instrument;
  exports dev.wizer.rewrite;
  exports dev.wizer.snapshot;
  exports dev.wizer.wasm.binary;
  exports dev.wizer.wasm.module;
  exports dev.wizer.wasm.text;
  exports dev.wizer.wasm.text.script;
  exports dev.wizer.wasm.validate;
}
