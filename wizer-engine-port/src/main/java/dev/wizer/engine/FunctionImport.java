package dev.wizer.engine;

import java.util.Objects;

/**
 * A function import of a module, satisfied by the host.
 *
 * @param module the import's module name
 * @param name the import's field name
 * @param type the type that the importing module declares
 * @param function what it is linked to
 */
public record FunctionImport(String module, String name, FuncType type, HostFunction function)
    implements ModuleImport {

  public FunctionImport {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(function, "function");
  }
}
