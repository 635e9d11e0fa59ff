package dev.wizer.instrument;

import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.Module;
import java.util.HashSet;
import java.util.Set;

/**
 * The names under which an instrumented module exports its state: {@code __wizer_memory_0} and so
 * on. When the module itself exports something that begins so, underscores are added in front until
 * nothing does.
 *
 * @param prefix what all the names begin with
 */
public record StateExports(String prefix) {

  private static final String PREFIX = "__wizer_";

  /** {@return names that no export of {@code module} has} */
  public static StateExports notIn(Module module) {
    Set<String> taken = new HashSet<>();
    for (Export export : module.exports()) {
      taken.add(export.name());
    }
    String prefix = PREFIX;
    while (anyStartsWith(taken, prefix)) {
      prefix = "_" + prefix;
    }
    return new StateExports(prefix);
  }

  private static boolean anyStartsWith(Set<String> names, String prefix) {
    for (String name : names) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** {@return the name of a memory's export} */
  public String memory(int memoryIndex) {
    return prefix + "memory_" + memoryIndex;
  }

  /** {@return the name of the export of an {@linkplain ObservedGlobals observed} global} */
  public String global(int globalIndex) {
    return prefix + "global_" + globalIndex;
  }

  /** {@return the name of a table's export} */
  public String table(int tableIndex) {
    return prefix + "table_" + tableIndex;
  }

  /** {@return the name of the start function's export} */
  public String start() {
    return prefix + "start";
  }
}
