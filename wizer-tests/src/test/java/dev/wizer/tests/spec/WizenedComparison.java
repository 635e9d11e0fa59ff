package dev.wizer.tests.spec;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.EngineException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.Features;
import dev.wizer.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.List;

/** Compares modules after their initialization functions with pre-initialized ones. */
final class WizenedComparison {

  private final WasmEngine engine;

  WizenedComparison(WasmEngine engine) {
    this.engine = engine;
  }

  /** {@return how a module, pre-initialized, compares with the original} */
  WizenedResult compare(WizenedCase subject) {
    ScriptInstance original;
    try {
      original = instantiate(subject, subject.module());
      original.instance().invoke(subject.init());
    } catch (EngineException failure) {
      return compareFailure(subject, failure);
    }
    byte[] output;
    try {
      output = wizen(subject);
    } catch (WizerException e) {
      return isGoodReason(e)
          ? new WizenedResult.NotComparable(e.getMessage())
          : new WizenedResult.Different("only the pre-initialized one fails: " + describe(e));
    }
    ScriptInstance wizened = instantiate(subject, readAndValidate(output));
    return compare(
        output,
        InstanceTrace.of(original, subject.calls()),
        InstanceTrace.of(wizened, subject.calls()));
  }

  private static WizenedResult compare(byte[] output, List<String> original, List<String> wizened) {
    if (original.size() != wizened.size()) {
      return new WizenedResult.Different("exports: " + original + "; " + wizened);
    }
    for (int i = 0; i < original.size(); i++) {
      if (!original.get(i).equals(wizened.get(i))) {
        return new WizenedResult.Different(
            original.get(i) + ", but pre-initialized " + wizened.get(i));
      }
    }
    return new WizenedResult.Same(output);
  }

  private WizenedResult compareFailure(WizenedCase subject, EngineException original) {
    try {
      wizen(subject);
    } catch (WizerException e) {
      if (e.getCause() instanceof EngineException failure
          && InstanceTrace.describe(failure).equals(InstanceTrace.describe(original))) {
        return new WizenedResult.FailedAlike();
      }
      return isGoodReason(e)
          ? new WizenedResult.NotComparable(e.getMessage())
          : new WizenedResult.Different(original + ", but pre-initialized " + describe(e));
    }
    return new WizenedResult.Different("only the original fails: " + original);
  }

  private static boolean isGoodReason(WizerException e) {
    return e.kind() == FailureKind.UNSUPPORTED || e.kind() == FailureKind.REFUSED;
  }

  private static String describe(WizerException e) {
    return e.kind() + " " + e.getMessage() + " " + e.details();
  }

  private byte[] wizen(WizenedCase subject) {
    return Wizer.builder()
        .engine(engine)
        .initFunc(subject.init())
        .keepInitFunc(true)
        .hostFunctions(new ProvidedFunctions(engine, subject.providers()))
        .features(Features.supported())
        .threads(1)
        .build()
        .run(subject.module().bytes().toByteArray())
        .bytes();
  }

  private static Module readAndValidate(byte[] output) {
    Module module = ModuleReader.read(output);
    ModuleValidator.validate(module, Features.supported(), 1);
    return module;
  }

  private ScriptInstance instantiate(WizenedCase subject, Module module) {
    HostModule host = new ProvidedFunctions(engine, subject.providers());
    List<FunctionImport> imports = new ArrayList<>();
    for (Import entry : module.imports()) {
      FuncType type = module.funcType(((ImportDesc.Func) entry.desc()).typeIndex());
      HostFunction function = host.resolve(entry.module(), entry.name(), type).orElseThrow();
      imports.add(new FunctionImport(entry.module(), entry.name(), type, function));
    }
    return new ScriptInstance(module, engine.instantiate(module.bytes(), imports));
  }
}
