package dev.wizer.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.FailureKind;
import dev.wizer.Stage;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules with so much code that it is validated by several threads, while the module is
 * instantiated: nobody may see that.
 */
class ValidationOrderTest {

  private static final int NOP = 0x01;
  private static final int DROP = 0x1A;
  private static final int END = 0x0B;

  /** Enough code for three threads. */
  private static final int FUNCS = 40;

  private static final int NOPS = 10_000;

  private final List<String> events = new ArrayList<>();

  /** {@return a module whose functions do nothing, the last one in a way that is not valid} */
  private static byte[] module(boolean valid, String export) {
    WasmWriter module = new WasmWriter().writeF32Bits(0x6D736100).writeF32Bits(1);
    WasmWriter type = new WasmWriter().writeU32(1).writeByte(0x60).writeU32(0).writeU32(0);
    module.writeSection(SectionId.TYPE, type);
    WasmWriter funcs = new WasmWriter().writeU32(FUNCS);
    WasmWriter code = new WasmWriter().writeU32(FUNCS);
    for (int i = 0; i < FUNCS; i++) {
      funcs.writeU32(0);
      WasmWriter body = new WasmWriter().writeU32(0);
      for (int j = 0; j < NOPS; j++) {
        body.writeByte(NOP);
      }
      body.writeByte(valid || i < FUNCS - 1 ? NOP : DROP).writeByte(END);
      code.writeU32(body.lengthInBytes()).writeAll(body);
    }
    module.writeSection(SectionId.FUNCTION, funcs);
    WasmWriter exports = new WasmWriter().writeU32(1).writeName(export).writeByte(0).writeU32(0);
    module.writeSection(SectionId.EXPORT, exports);
    module.writeSection(SectionId.CODE, code);
    return module.toByteArray();
  }

  /** The in-house engine, whose instances are noted. */
  private final class NotingEngine implements WasmEngine {

    private final boolean lazy;
    private final Throwable failure;

    NotingEngine(boolean lazy, Throwable failure) {
      this.lazy = lazy;
      this.failure = failure;
    }

    @Override
    public String name() {
      return "noting";
    }

    @Override
    public boolean translatesLazily() {
      return lazy;
    }

    @Override
    public EngineStore newStore(RunBudget budget) {
      return this::instantiateNoted;
    }

    private EngineInstance instantiateNoted(
        ModuleBytes module, List<? extends ModuleImport> imports) {
      events.add("instantiate");
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      return new NotedInstance(InterpEngine.create().instantiate(module, imports), events);
    }
  }

  private static Wizer wizer(WasmEngine engine, int threads) {
    return Wizer.builder().engine(engine).threads(threads).build();
  }

  private static WizerException failure(WasmEngine engine, int threads, byte[] module) {
    return assertThrows(WizerException.class, () -> wizer(engine, threads).run(module));
  }

  private static void assertSaysThatItIsInvalid(WizerException failure) {
    WizerException expected = failure(InterpEngine.create(), 1, module(false, "wizer.initialize"));
    assertEquals(FailureKind.INVALID_MODULE, failure.kind());
    assertEquals(Stage.VALIDATE, failure.stage());
    assertEquals(expected.getMessage(), failure.getMessage());
    assertEquals(expected.details(), failure.details());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void run_invalidBody_isReportedBeforeAnythingIsCalled(int threads) {
    byte[] module = module(false, "wizer.initialize");

    assertSaysThatItIsInvalid(failure(new NotingEngine(true, null), threads, module));
    List<String> seen = threads == 1 ? List.of() : List.of("instantiate", "close");
    assertEquals(seen, events);
  }

  @Test
  void run_invalidBody_isReportedBeforeWhatElseIsWrong() {
    NotingEngine engine = new NotingEngine(true, new LinkException("cannot link"));
    byte[] module = module(false, "wizer.initialize");

    assertSaysThatItIsInvalid(failure(engine, 2, module));
  }

  @Test
  void run_invalidBodyAndNoInitializationFunction_isReportedAsInvalid() {
    byte[] module = module(false, "not.initializing");

    assertSaysThatItIsInvalid(failure(new NotingEngine(true, null), 2, module));
    assertEquals(List.of(), events);
  }

  @Test
  void run_engineThatFailsWithAnError_isReportedAsInvalid() {
    NotingEngine engine = new NotingEngine(true, new VerifyError("not the module's fault"));

    assertSaysThatItIsInvalid(failure(engine, 2, module(false, "wizer.initialize")));
  }

  @Test
  void run_engineThatReadsBodies_seesValidModulesOnly() {
    byte[] module = module(false, "wizer.initialize");

    assertSaysThatItIsInvalid(failure(new NotingEngine(false, null), 2, module));
    assertEquals(List.of(), events);
  }

  @Test
  void run_otherModule_isInstantiatedAfterTheVerdict() {
    byte[] module = module(false, "wizer.initialize");
    byte[] other = module(true, "other");
    Wizer wizer =
        Wizer.builder()
            .engine(new NotingEngine(true, null))
            .threads(2)
            .preload("other", other)
            .build();

    assertSaysThatItIsInvalid(assertThrows(WizerException.class, () -> wizer.run(module)));
    assertEquals(List.of(), events);
  }

  @Test
  void run_validModule_isCalledAfterInstantiation() {
    wizer(new NotingEngine(true, null), 2).run(module(true, "wizer.initialize"));

    assertEquals(List.of("instantiate", "invoke wizer.initialize", "close"), events);
  }

  @Test
  void run_validModuleThatCannotBeLinked_isReportedSo() {
    NotingEngine engine = new NotingEngine(true, new LinkException("cannot link"));

    WizerException failure = failure(engine, 2, module(true, "wizer.initialize"));

    assertEquals(FailureKind.HOST, failure.kind());
    assertEquals(Stage.INSTANTIATE, failure.stage());
    assertEquals(List.of("cannot link"), failure.details());
  }
}
