package dev.wizer.tests.spec;

import dev.wizer.engine.FuncType;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.text.WatException;
import dev.wizer.wasm.text.script.WastAction;
import dev.wizer.wasm.text.script.WastCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the modules of a script that can be pre-initialized, and counts the others by reason. */
final class WizenedCases {

  private final String script;
  private final List<Subject> subjects = new ArrayList<>();
  private final Map<String, Subject> byName = new HashMap<>();
  private final Map<String, Module> registered = new HashMap<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();

  private WizenedCases(String script) {
    this.script = script;
  }

  /**
   * A module and what the script calls in its instance.
   *
   * @param line where it is
   * @param module the module
   * @param providers what it may import from, by module name
   * @param calls grows while the script is read
   */
  private record Subject(
      int line, Module module, Map<String, Module> providers, List<WastAction.Invoke> calls) {}

  /** {@return what a script has to offer} */
  static WizenedCases of(String script, List<WastCommand> commands) {
    WizenedCases cases = new WizenedCases(script);
    commands.forEach(cases::read);
    return cases;
  }

  private void read(WastCommand command) {
    if (command instanceof WastCommand.Module module) {
      Optional<Subject> subject = load(module);
      put(module.name(), subject.orElse(null));
      subject.ifPresent(subjects::add);
    } else if (command instanceof WastCommand.ModuleInstance instance) {
      leaveOut("an instance of a module that was made before");
      put(instance.name(), null);
    } else if (command instanceof WastCommand.Register register) {
      register(register.moduleName(), byName.get(register.instance()));
    } else if (action(command) instanceof WastAction.Invoke invoke) {
      Subject subject = byName.get(invoke.instance());
      if (subject != null) {
        subject.calls().add(invoke);
      }
    }
  }

  /** Others can import from a module that needs nothing itself. */
  private void register(String moduleName, Subject subject) {
    if (subject != null && subject.module().imports().isEmpty()) {
      registered.put(moduleName, subject.module());
    } else {
      registered.remove(moduleName);
    }
  }

  private void put(String name, Subject subject) {
    byName.put(null, subject);
    if (name != null) {
      byName.put(name, subject);
    }
  }

  private Optional<Subject> load(WastCommand.Module command) {
    try {
      Module module = ScriptModules.ofAllFeatures().load(command.source());
      return Optional.of(
          new Subject(command.line(), module, Map.copyOf(registered), new ArrayList<>()));
    } catch (WatException | WasmFormatException e) {
      leaveOut("not valid, which is for " + SpecVectorsTest.class.getSimpleName() + " to say");
      return Optional.empty();
    }
  }

  private static WastAction action(WastCommand command) {
    if (command instanceof WastCommand.Action action) {
      return action.action();
    }
    if (command instanceof WastCommand.AssertReturn assertion) {
      return assertion.action();
    }
    if (command instanceof WastCommand.AssertTrap assertion) {
      return assertion.action();
    }
    if (command instanceof WastCommand.AssertException assertion) {
      return assertion.action();
    }
    return command instanceof WastCommand.AssertExhaustion assertion ? assertion.action() : null;
  }

  /** {@return one case for each function that could be the initialization function} */
  List<WizenedCase> cases() {
    List<WizenedCase> cases = new ArrayList<>();
    for (Subject subject : subjects) {
      List<String> functions = initFunctions(subject.module());
      String obstacle = obstacle(subject);
      if (functions.isEmpty()) {
        leaveOut("no function of type [] -> [] is exported");
      } else if (!obstacle.isEmpty()) {
        leaveOut(obstacle);
      } else {
        String place = script + ":" + subject.line();
        functions.forEach(
            init ->
                cases.add(
                    new WizenedCase(
                        place, subject.module(), init, subject.calls(), subject.providers())));
      }
    }
    return cases;
  }

  private static List<String> initFunctions(Module module) {
    int[] typeIndices = module.funcTypeIndices();
    return module.exports().stream()
        .filter(export -> export.kind() == ExternKind.FUNC)
        .filter(export -> module.funcType(typeIndices[export.index()]).equals(FuncType.EMPTY))
        .map(Export::name)
        .toList();
  }

  private static String obstacle(Subject subject) {
    for (Import entry : subject.module().imports()) {
      if (!(entry.desc() instanceof ImportDesc.Func)) {
        return "imports something else than functions";
      }
      Module provider = subject.providers().get(entry.module());
      boolean isProvided = provider != null && provider.export(entry.name()).isPresent();
      if (!isProvided && !entry.module().equals(Spectest.NAME)) {
        return "imports functions of an instance that imports something itself";
      }
    }
    return "";
  }

  private void leaveOut(String why) {
    leftOut.merge(why, 1, Integer::sum);
  }

  /** {@return how many modules are no case, by the reason} To be asked after {@link #cases}. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }
}
