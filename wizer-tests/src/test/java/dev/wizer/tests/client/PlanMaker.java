package dev.wizer.tests.client;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;

/** Adds to a plan what can be done with a module. */
final class PlanMaker {

  private static final int[] NUMBERS = {0, 1, 7, -1, 65_530, 1_000_003};

  private final Module module;
  private final ScriptTypes types;
  private final Plan.Builder plan;

  PlanMaker(Module module, Plan.Builder plan) {
    this.module = module;
    this.types = new ScriptTypes(module);
    this.plan = plan;
  }

  /** {@return the names of the functions that a module exports and that can initialize it} */
  static List<String> initFuncs(Module module) {
    int[] types = module.funcTypeIndices();
    return module.exports().stream()
        .filter(export -> export.kind() == ExternKind.FUNC)
        .filter(export -> module.funcType(types[export.index()]).equals(FuncType.EMPTY))
        .map(Export::name)
        .toList();
  }

  /** Calls all exported functions that JavaScript can call: those without vectors. */
  PlanMaker callAll() {
    return callAllBut("");
  }

  /** Calls all of them except {@code skipped}. */
  PlanMaker callAllBut(String skipped) {
    int[] funcTypes = module.funcTypeIndices();
    for (Export export : module.exports()) {
      if (export.kind() == ExternKind.FUNC && !export.name().equals(skipped)) {
        call(export.name(), module.funcType(funcTypes[export.index()]));
      }
    }
    return this;
  }

  private void call(String exportName, FuncType type) {
    List<String> arguments = new ArrayList<>();
    for (ValType param : type.params()) {
      int choice = Math.floorMod(exportName.hashCode() + arguments.size(), NUMBERS.length);
      types.argument(param, NUMBERS[choice]).ifPresent(arguments::add);
    }
    boolean complete = arguments.size() == type.params().size();
    if (complete && type.results().stream().allMatch(types::isPassable)) {
      plan.call(exportName, arguments);
    }
  }

  /** Looks at all memories, tables and globals that the module exports. */
  void lookAtExports() {
    for (Export export : module.exports()) {
      switch (export.kind()) {
        case GLOBAL -> plan.global(export.name());
        case MEMORY -> plan.memory(export.name());
        case TABLE -> plan.table(export.name());
        case FUNC, TAG -> {}
      }
    }
  }
}
