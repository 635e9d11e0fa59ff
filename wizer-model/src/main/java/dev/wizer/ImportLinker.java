package dev.wizer;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.TrapException;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Satisfies function imports: from the first host module that knows one, or with a trap. */
final class ImportLinker {

  private final List<HostModule> hostModules;

  ImportLinker(List<HostModule> hostModules) {
    this.hostModules = List.copyOf(hostModules);
  }

  /**
   * {@return one entry for each import of {@code module}}
   *
   * @param module a module that imports functions alone
   */
  List<FunctionImport> link(Module module) {
    List<FunctionImport> imports = new ArrayList<>();
    for (Import entry : module.imports()) {
      int typeIndex = ((ImportDesc.Func) entry.desc()).typeIndex();
      FuncType type = module.funcType(typeIndex);
      HostFunction function = find(entry, type).orElseGet(() -> trap(entry));
      imports.add(new FunctionImport(entry.module(), entry.name(), type, function));
    }
    return imports;
  }

  private Optional<HostFunction> find(Import entry, FuncType type) {
    for (HostModule hostModule : hostModules) {
      Optional<HostFunction> function = hostModule.resolve(entry.module(), entry.name(), type);
      if (function.isPresent()) {
        return function;
      }
    }
    return Optional.empty();
  }

  private static HostFunction trap(Import entry) {
    return (context, arguments) -> {
      throw TrapException.host(new NotProvidedException(entry.module(), entry.name()));
    };
  }
}
