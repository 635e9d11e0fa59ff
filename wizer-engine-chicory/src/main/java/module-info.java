/** The Chicory runtime behind the engine port. */
module dev.wizer.engine.chicory {
  requires transitive dev.wizer.engine;
  requires dev.wizer.model;
  requires com.dylibso.chicory.compiler;
  requires com.dylibso.chicory.runtime;
  requires com.dylibso.chicory.wasm;

  exports dev.wizer.engine.chicory;
}
