/** The in-house engine: an interpreter over a register form, and a compiler of what is hot. */
module dev.wizer.engine.interp {
  requires transitive dev.wizer.engine;
  requires dev.wizer.model;
  requires org.objectweb.asm;
  requires jdk.unsupported;

  exports dev.wizer.engine.interp;
}
