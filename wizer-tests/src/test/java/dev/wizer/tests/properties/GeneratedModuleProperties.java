package dev.wizer.tests.properties;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.testkit.Coverage;
import dev.wizer.tests.Interp;
import dev.wizer.tests.generate.ModuleGenerator;
import dev.wizer.tests.generate.Profile;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.CodeReferences;
import dev.wizer.wasm.validate.Features;
import dev.wizer.wasm.validate.ModuleValidator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GeneratedModuleProperties {

  private static final int MAX_SIZE = 24;
  private static final Outcome.Call INIT = new Outcome.Call("wizer.initialize");

  private static Outcome.Call main(int argument) {
    return new Outcome.Call(ModuleGenerator.MAIN, new WasmValue.I32(argument));
  }

  @Property(tries = 2_000)
  void enginesAgreeOnStateAndTraps(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.COMMON);

    Outcome expected = Outcome.of(Engines.INTERP, module, Engines.HOST, INIT, main(size));
    Coverage.require(expected.returned() ? "returned" : "failed", "returned", 15);

    assertEquals(expected, Outcome.of(Engines.CHICORY, module, Engines.HOST, INIT, main(size)));
  }

  @Property(tries = 500)
  void compilerAgreesWhereNoNaNCanBeSeen(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.INTEGERS);

    assertEquals(
        Outcome.of(Engines.INTERP, module, Engines.HOST, INIT, main(size)),
        Outcome.of(Engines.CHICORY_COMPILER, module, Engines.HOST, INIT, main(size)));
  }

  @Property(tries = 2_000)
  void initThenMainEqualsWizenThenMain(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);
    Optional<byte[]> wizened = wizen(Engines.INTERP, module);
    Coverage.require(wizened.isPresent() ? "initialized" : "trapped", "initialized", 30);
    if (wizened.isEmpty()) {
      return;
    }

    Outcome whole = Outcome.of(Engines.INTERP, module, Engines.HOST, INIT, main(size));
    Outcome rest = Outcome.of(Engines.INTERP, wizened.get(), Engines.HOST, main(size));

    List<String> calls = whole.calls();
    assertEquals(calls.get(calls.size() - 1), rest.calls().get(0));
    assertEquals(whole.state(), rest.state());
  }

  @Property(tries = 500)
  void outputIsDeterministic(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.COMMON);
    Optional<byte[]> first = wizen(Engines.INTERP, module);

    assertSame(first, wizen(Engines.INTERP, module));
    assertSame(first, wizen(Engines.CHICORY, module));
  }

  private static void assertSame(Optional<byte[]> first, Optional<byte[]> second) {
    assertEquals(first.isPresent(), second.isPresent());
    if (first.isPresent()) {
      assertArrayEquals(first.get(), second.get());
    }
  }

  @Property(tries = 1_000)
  void wizeningAgainGivesTheSameBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);
    wizen(Engines.INTERP, module)
        .ifPresent(result -> assertArrayEquals(result, withoutInitialization(result)));
  }

  /** But for passive segments that no instruction names: they go. */
  @Property(tries = 1_000)
  void initializationThatDoesNothingKeepsBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);
    Module read = ModuleReader.read(module);
    if (read.start().isPresent()) {
      return;
    }
    CodeReferences named = ModuleValidator.validate(read, Features.defaults()).references();
    boolean hasAllDatas = named.datas().length() == read.datas().size();
    boolean hasAllElems = named.elems().get(1);
    byte[] result = withoutInitialization(module);

    for (RawSection section : read.sections()) {
      boolean mayDiffer =
          switch (section.id()) {
            case DATA, DATA_COUNT -> !hasAllDatas || !named.datas().get(2);
            case ELEMENT -> !hasAllElems;
            default -> false;
          };
      if (!mayDiffer) {
        assertArrayEquals(section(module, section.id()), section(result, section.id()));
      }
    }
  }

  private static byte[] withoutInitialization(byte[] module) {
    return Wizer.builder()
        .engine(Engines.INTERP)
        .hostFunctions(Engines.HOST)
        .initCalls(List.of())
        .build()
        .run(module)
        .bytes();
  }

  @Property(tries = 500)
  void outputValidates(@ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);
    wizen(Engines.INTERP, module)
        .ifPresent(
            output -> ModuleValidator.validate(ModuleReader.read(output), Features.defaults()));
  }

  /** The result is compared with the snapshotted state, and that with a compiled second run's. */
  @Property(tries = 300)
  void runsVerifyThemselves(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);
    Wizer.Builder checked =
        Wizer.builder()
            .engine(Engines.INTERP)
            .hostFunctions(Engines.HOST)
            .verify(true)
            .crossCheck(Interp.COMPILED.engine());
    assertSame(wizen(Engines.INTERP, module), wizen(checked.build(), module));
  }

  /** What the first version of WebAssembly could do needs no later version afterwards. */
  @Property(tries = 500)
  void outputNeedsNoFeatureThatTheInputDoesNot(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.MVP);
    wizen(Engines.INTERP, module)
        .ifPresent(
            output -> {
              ModuleValidator.validate(
                  ModuleReader.read(output),
                  EnumSet.of(Feature.SIGN_EXTENSION, Feature.SATURATING_CONVERSION));
            });
  }

  @Property(tries = 500)
  void codeAndTypesKeepTheirBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);
    wizen(Engines.INTERP, module)
        .ifPresent(
            output -> {
              for (SectionId id : List.of(SectionId.TYPE, SectionId.FUNCTION, SectionId.CODE)) {
                assertArrayEquals(section(module, id), section(output, id));
              }
            });
  }

  private static byte[] section(byte[] module, SectionId id) {
    for (RawSection section : ModuleReader.read(module).sections()) {
      if (section.id() == id) {
        return Arrays.copyOfRange(module, section.frame().start(), section.frame().end());
      }
    }
    return new byte[0];
  }

  private static Optional<byte[]> wizen(WasmEngine engine, byte[] module) {
    return wizen(
        Wizer.builder().engine(engine).hostFunctions(Engines.HOST).verify(true).build(), module);
  }

  private static Optional<byte[]> wizen(Wizer wizer, byte[] module) {
    try {
      return Optional.of(wizer.run(module).bytes());
    } catch (WizerException e) {
      if (e.kind() != FailureKind.TRAP) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
