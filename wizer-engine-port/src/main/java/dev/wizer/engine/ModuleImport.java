package dev.wizer.engine;

/** An import of a module, satisfied. */
public sealed interface ModuleImport permits FunctionImport, InstanceImport {

  /** {@return the import's module name} */
  String module();

  /** {@return the import's field name} */
  String name();
}
