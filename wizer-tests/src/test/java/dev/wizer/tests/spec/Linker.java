package dev.wizer.tests.spec;

import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.ModuleImport;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what modules import. Whether it is of the right type is for the engine to say. */
final class Linker {

  private final Spectest spectest;
  private final Names<ScriptInstance> registered;

  /**
   * Makes the linker.
   *
   * @param registered instances by the module name that imports use
   */
  Linker(Spectest spectest, Names<ScriptInstance> registered) {
    this.spectest = spectest;
    this.registered = registered;
  }

  /**
   * {@return what a module imports, in order}
   *
   * @throws LinkException if nobody exports it
   */
  List<ModuleImport> link(Module module) {
    List<ModuleImport> imports = new ArrayList<>();
    for (Import entry : module.imports()) {
      ScriptInstance exporter =
          find(entry)
              .filter(found -> found.module().export(entry.name()).isPresent())
              .orElseThrow(() -> unknown(entry));
      imports.add(
          new InstanceImport(
              entry.module(), entry.name(), exporter.instance().export(entry.name())));
    }
    return imports;
  }

  private Optional<ScriptInstance> find(Import entry) {
    if (registered.has(entry.module())) {
      return Optional.of(registered.get(entry.module()));
    }
    return entry.module().equals(Spectest.NAME) ? spectest.find(entry.name()) : Optional.empty();
  }

  private static LinkException unknown(Import entry) {
    return new LinkException("unknown import: " + entry.module() + " " + entry.name());
  }
}
