package dev.wizer;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.HostContext;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.ValType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions that do nothing, in place of imports; counts how often each is called. */
final class StubModule implements HostModule {

  private final List<Stub> stubs;
  private final List<StubFunction> functions = new ArrayList<>();

  /** Makes the functions for those of some stubs that are exact, or for the others. */
  StubModule(List<Stub> stubs, boolean exact) {
    this.stubs = new ArrayList<>();
    for (Stub stub : stubs) {
      if (stub.isExact() == exact) {
        this.stubs.add(stub);
      }
    }
  }

  @Override
  public Optional<HostFunction> resolve(String module, String name, FuncType type) {
    for (Stub stub : stubs) {
      if (stub.matches(module + "." + name)) {
        StubFunction function =
            new StubFunction(stub, module, name, results(stub, module + "." + name, type));
        functions.add(function);
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  /** Refuses a stub that no import has asked for: its name is wrong, most likely. */
  void checkAllUsed() {
    for (Stub stub : stubs) {
      boolean used = false;
      for (StubFunction function : functions) {
        used |= function.stub.equals(stub);
      }
      if (!used) {
        throw new RefusedException(
            "cannot stub `" + stub.pattern() + "`: the Wasm module imports no such function");
      }
    }
  }

  /** {@return how often each function was called, in the order of the imports} */
  List<WizerReport.StubCalls> calls() {
    List<WizerReport.StubCalls> calls = new ArrayList<>();
    for (StubFunction function : functions) {
      calls.add(new WizerReport.StubCalls(function.module, function.name, function.calls));
    }
    return calls;
  }

  /** {@return what a function returns; null if it has a type of which there is no such value} */
  private static WasmValue[] results(Stub stub, String importName, FuncType type) {
    List<ValType> types = type.results();
    if (stub.value().isPresent()) {
      return new WasmValue[] {value(stub.value().get(), importName, type)};
    }
    WasmValue[] results = new WasmValue[types.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = zero(types.get(i));
      if (results[i] == null) {
        return null;
      }
    }
    return results;
  }

  private static WasmValue value(String text, String importName, FuncType type) {
    if (type.results().size() == 1 && type.results().get(0) instanceof NumType number) {
      Optional<WasmValue> value = NumberText.parse(text, number);
      if (value.isPresent()) {
        return value.get();
      }
    }
    throw new RefusedException(
        "cannot stub `"
            + importName
            + "` with the value `"
            + text
            + "`: the function has type `"
            + type
            + "`");
  }

  private static WasmValue zero(ValType type) {
    if (type instanceof NumType number) {
      return switch (number) {
        case I32 -> new WasmValue.I32(0);
        case I64 -> new WasmValue.I64(0);
        case F32 -> new WasmValue.F32(0);
        case F64 -> new WasmValue.F64(0);
      };
    }
    if (type instanceof RefType reference) {
      return reference.nullable() ? new WasmValue.NullRef(reference) : null;
    }
    return new WasmValue.V128(0, 0);
  }

  private static final class StubFunction implements HostFunction {

    private final Stub stub;
    private final String module;
    private final String name;
    private final WasmValue[] results;
    private long calls;

    StubFunction(Stub stub, String module, String name, WasmValue[] results) {
      this.stub = stub;
      this.module = module;
      this.name = name;
      this.results = results;
    }

    @Override
    public WasmValue[] call(HostContext context, WasmValue[] arguments) {
      calls++;
      if (results == null) {
        throw TrapException.host(
            "the stub of `" + module + "." + name + "` has to return a reference, but has none");
      }
      return results.clone();
    }
  }
}
