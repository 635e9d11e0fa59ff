package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import java.util.HashMap;
import java.util.Map;

/** Finds a module's exports by name. */
public final class Exports {

  private final Map<String, Export> byName = new HashMap<>();

  /** Reads the exports of a module. */
  public Exports(Module module) {
    for (Export export : module.exports()) {
      byName.put(export.name(), export);
    }
  }

  /**
   * {@return an export}
   *
   * @throws EngineFailureException if there is no such export: the caller has to know
   */
  Export export(String name) {
    Export export = byName.get(name);
    if (export == null) {
      throw new EngineFailureException("nothing is exported as `" + name + "`", null);
    }
    return export;
  }

  /**
   * {@return the index of what is exported}
   *
   * @throws EngineFailureException if there is no such export: the caller has to know
   */
  public int index(String name, ExternKind kind) {
    Export export = byName.get(name);
    if (export == null || export.kind() != kind) {
      throw new EngineFailureException(
          "no " + kind.text() + " is exported as `" + name + "`", null);
    }
    return export.index();
  }
}
