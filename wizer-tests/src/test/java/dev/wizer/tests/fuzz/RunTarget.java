package dev.wizer.tests.fuzz;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.tests.Interp;
import dev.wizer.tests.properties.Outcome;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A valid module that surely ends does the same interpreted and compiled, and pre-initialized it is
 * what it is when it has been initialized.
 */
public final class RunTarget {

  /** How far an input came. */
  enum Progress {
    /** It is no valid module. */
    INVALID,
    /** It is not run: it may not end, or has nothing to run. */
    NOT_RUN,
    /** It was run, and cannot be pre-initialized. */
    RUN,
    /** All was done. */
    PRE_INITIALIZED
  }

  private static final FuncType INIT_TYPE = new FuncType(List.of(), List.of());

  private static final EnumSet<FailureKind> EXPECTED =
      EnumSet.complementOf(EnumSet.of(FailureKind.INTERNAL, FailureKind.INVALID_MODULE));

  private static final InterpEngine ENGINE = InterpEngine.builder().maxCallDepth(200).build();

  /** Functions without results do nothing; a module that imports others is not run. */
  private static final HostModule HOST =
      (module, name, type) -> Optional.of((context, arguments) -> new WasmValue[0]);

  private RunTarget() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    run(input);
  }

  static Progress run(byte[] input) {
    Optional<Module> module = ReaderTarget.validModule(input);
    if (module.isEmpty()) {
      return Progress.INVALID;
    }
    Optional<String> init = initFunc(module.get());
    if (init.isEmpty() || !canBeLinked(module.get()) || !Termination.isCertain(module.get())) {
      return Progress.NOT_RUN;
    }
    Outcome.Call call = new Outcome.Call(init.get());
    Outcome initialized = Outcome.of(Interp.INTERPRETED.of(ENGINE), input, HOST, call);
    assertSame(initialized, Outcome.of(Interp.COMPILED.of(ENGINE), input, HOST, call));
    assertSame(initialized, Outcome.of(Interp.IN_SMALL_REGIONS.of(ENGINE), input, HOST, call));
    Optional<byte[]> output = preInitialize(input, init.get());
    if (output.isEmpty()) {
      return Progress.RUN;
    }
    Outcome preInitialized = Outcome.of(Interp.INTERPRETED.of(ENGINE), output.get(), HOST);
    if (!preInitialized.returned()) {
      throw new AssertionError("the start function failed: " + preInitialized);
    }
    assertSame(unnumbered(initialized), unnumbered(preInitialized));
    return Progress.PRE_INITIALIZED;
  }

  private static Optional<String> initFunc(Module module) {
    int[] types = module.funcTypeIndices();
    return module.exports().stream()
        .filter(export -> export.kind() == ExternKind.FUNC)
        .filter(export -> module.funcType(types[export.index()]).equals(INIT_TYPE))
        .map(Export::name)
        .findFirst();
  }

  private static boolean canBeLinked(Module module) {
    int[] types = module.funcTypeIndices();
    int imported = types.length - module.funcs().size();
    return module.imports().size() == imported
        && Arrays.stream(types, 0, imported)
            .allMatch(type -> module.funcType(type).results().isEmpty());
  }

  private static Optional<byte[]> preInitialize(byte[] input, String init) {
    Wizer wizer =
        Wizer.builder()
            .engine(Interp.COMPILED.of(ENGINE))
            .features(EnumSet.allOf(Feature.class))
            .initFunc(init)
            .hostFunctions(HOST)
            .threads(1)
            .build();
    try {
      return Optional.of(wizer.run(input).bytes());
    } catch (WizerException e) {
      if (EXPECTED.contains(e.kind())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * The state alone: only one of them was initialized by a call, and perhaps by a start function.
   * Globals for objects that are shared come before the module's own, which keep their order.
   */
  private static Outcome unnumbered(Outcome outcome) {
    return new Outcome(
        List.of(),
        outcome.state().stream()
            .map(line -> line.replaceFirst("^global \\d+:", "global:"))
            .toList());
  }

  private static void assertSame(Outcome expected, Outcome actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected: " + expected + "\nbut was: " + actual);
    }
  }
}
