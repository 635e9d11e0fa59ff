/** The command line: the one place that knows every adapter. */
module dev.wizer.cli {
  requires dev.wizer.model;
  requires dev.wizer.engine.chicory;
  requires dev.wizer.engine.interp;
  requires dev.wizer.wasi;
  requires com.google.guice;
  requires info.picocli;
}
