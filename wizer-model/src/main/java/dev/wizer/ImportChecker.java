package dev.wizer;

import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.Module;

/** Refuses imports that are not functions: nobody could tell what state they would have. */
final class ImportChecker {

  private ImportChecker() {}

  /** Throws {@link RefusedException} if {@code module} imports something other than functions. */
  static void check(Module module) {
    for (Import entry : module.imports()) {
      if (entry.desc().kind() != ExternKind.FUNC) {
        throw new RefusedException(
            "cannot initialize Wasm modules that import "
                + plural(entry.desc().kind())
                + ": `"
                + entry.module()
                + "` `"
                + entry.name()
                + "`");
      }
    }
  }

  private static String plural(ExternKind kind) {
    return switch (kind) {
      case MEMORY -> "memories";
      case TABLE -> "tables";
      case GLOBAL -> "globals";
      case TAG -> "tags";
      case FUNC -> "functions";
    };
  }
}
