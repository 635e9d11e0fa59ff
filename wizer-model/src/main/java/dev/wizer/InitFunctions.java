package dev.wizer;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds initialization functions among a module's exports. */
final class InitFunctions {

  /** The default of version 10 and before, and of most toolchains. */
  private static final String DEFAULT = "wizer.initialize";

  /** The default of version 11. */
  private static final String SECOND_DEFAULT = "wizer-initialize";

  private static final int MAX_SUGGESTIONS = 8;

  private final Module module;
  private final int[] typeIndices;

  InitFunctions(Module module) {
    this.module = module;
    this.typeIndices = module.funcTypeIndices();
  }

  /**
   * A function to call, which is there and takes these arguments.
   *
   * @param exportName its export name
   * @param type its type
   * @param arguments one for each parameter
   */
  record Call(String exportName, FuncType type, WasmValue[] arguments) {}

  /**
   * {@return the functions to call, in order}
   *
   * @param chosen the calls that the user chose, if they did
   * @throws RefusedException if there is no such export, or it does not take such arguments
   */
  List<Call> find(Optional<List<InitCall>> chosen) {
    List<Call> calls = new ArrayList<>();
    for (InitCall call : chosen.isPresent() ? chosen.get() : List.of(defaultCall())) {
      calls.add(find(call));
    }
    return calls;
  }

  private Call find(InitCall given) {
    boolean isName = module.export(given.exportName()).isPresent();
    InitCall call = isName ? given : given.spelledOut();
    String name = call.exportName();
    Export export = module.export(name).orElseThrow(() -> new RefusedException(missing(name)));
    if (export.kind() != ExternKind.FUNC) {
      throw new RefusedException("the Wasm module's `" + name + "` export is not a function");
    }
    FuncType type = type(export);
    return new Call(name, type, arguments(call, type));
  }

  private static WasmValue[] arguments(InitCall call, FuncType type) {
    List<String> given = call.arguments();
    if (given.size() != type.params().size()) {
      throw new RefusedException(
          "the Wasm module's `"
              + call.exportName()
              + "` function export has type `"
              + type
              + "`, but is called with "
              + count(given.size())
              + "; arguments are given in parentheses behind the name, `"
              + call.exportName()
              + "(1, 2.5)` for example");
    }
    WasmValue[] values = new WasmValue[given.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = argument(call, i, type.params().get(i));
    }
    return values;
  }

  private static String count(int arguments) {
    return arguments == 0 ? "none" : arguments == 1 ? "1 argument" : arguments + " arguments";
  }

  private static WasmValue argument(InitCall call, int index, ValType type) {
    String text = call.arguments().get(index);
    Optional<WasmValue> value =
        type instanceof NumType number ? NumberText.parse(text, number) : Optional.empty();
    return value.orElseThrow(
        () ->
            new RefusedException(
                "the Wasm module's `"
                    + call.exportName()
                    + "` function export takes `"
                    + type.text()
                    + "` as argument "
                    + (index + 1)
                    + (type instanceof NumType
                        ? ", which `" + text + "` is not"
                        : "; only numbers can be given")));
  }

  /** {@return whether there is a function {@code [] -> []} with that export name} */
  boolean canCall(String name) {
    return module.export(name).filter(this::isAction).isPresent();
  }

  private InitCall defaultCall() {
    boolean onlySecond =
        module.export(DEFAULT).isEmpty() && module.export(SECOND_DEFAULT).isPresent();
    return InitCall.of(onlySecond ? SECOND_DEFAULT : DEFAULT);
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
