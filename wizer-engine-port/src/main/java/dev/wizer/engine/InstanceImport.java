package dev.wizer.engine;

import java.util.Objects;

/**
 * An import of a module, satisfied by what another instance of the same store exports.
 *
 * @param module the import's module name
 * @param name the import's field name
 * @param extern what it is linked to
 */
public record InstanceImport(String module, String name, Extern extern) implements ModuleImport {

  public InstanceImport {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(extern, "extern");
  }
}
