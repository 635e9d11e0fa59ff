package dev.wizer;

import dev.wizer.engine.FuncType;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the initialization function among a module's exports. */
final class InitFunction {

  /** The default of version 10 and before, and of most toolchains. */
  private static final String DEFAULT = "wizer.initialize";

  /** The default of version 11. */
  private static final String SECOND_DEFAULT = "wizer-initialize";

  private static final int MAX_SUGGESTIONS = 8;

  private final Module module;
  private final int[] typeIndices;

  InitFunction(Module module) {
    this.module = module;
    this.typeIndices = module.funcTypeIndices();
  }

  /**
   * {@return the export name of the function to call}
   *
   * @param chosen the name that the user chose, if they did
   * @throws RefusedException if there is no such export or it is not a function {@code [] -> []}
   */
  String find(Optional<String> chosen) {
    String name = chosen.orElseGet(this::defaultName);
    Export export = module.export(name).orElseThrow(() -> new RefusedException(missing(name)));
    if (export.kind() != ExternKind.FUNC) {
      throw new RefusedException("the Wasm module's `" + name + "` export is not a function");
    }
    if (!isAction(export)) {
      throw new RefusedException(
          "the Wasm module's `"
              + name
              + "` function export does not have type `[] -> []`: it has type `"
              + type(export)
              + "`");
    }
    return name;
  }

  /** {@return whether there is a function {@code [] -> []} with that export name} */
  boolean canCall(String name) {
    return module.export(name).filter(this::isAction).isPresent();
  }

  private String defaultName() {
    boolean onlySecond =
        module.export(DEFAULT).isEmpty() && module.export(SECOND_DEFAULT).isPresent();
    return onlySecond ? SECOND_DEFAULT : DEFAULT;
  }

  private boolean isAction(Export export) {
    if (export.kind() != ExternKind.FUNC) {
      return false;
    }
    // A record's own equals takes 20 ms when it is first called.
    FuncType type = type(export);
    return type.params().isEmpty() && type.results().isEmpty();
  }

  private FuncType type(Export export) {
    return module.funcType(typeIndices[export.index()]);
  }

  private String missing(String name) {
    List<String> candidates = new ArrayList<>();
    for (Export export : module.exports()) {
      if (isAction(export) && candidates.size() < MAX_SUGGESTIONS) {
        candidates.add("`" + export.name() + "`");
      }
    }
    String message = "the Wasm module does not have a `" + name + "` export";
    return candidates.isEmpty()
        ? message + ", nor any other function that takes and returns nothing"
        : message + "; functions that could be called are " + String.join(", ", candidates);
  }
}
