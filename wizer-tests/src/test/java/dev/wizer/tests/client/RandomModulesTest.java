package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.testkit.Seeds;
import dev.wizer.tests.Interp;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.Features;
import dev.wizer.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random modules of Binaryen's, which use all of WebAssembly 3.0, do with our engine what they do
 * in V8, interpreted or compiled, and what pre-initializing makes of them does in V8 what they do
 * there when they have been initialized. {@code -Dwizer.random.first=SEED -Dwizer.random.count=N}
 * chooses others.
 */
@Tag(Seeds.RANDOM)
@EnabledIfEnvironmentVariable(named = "WIZER_CLIENTS", matches = ".+")
class RandomModulesTest {

  private static final int FIRST = Integer.getInteger("wizer.random.first", 1);
  private static final int COUNT = Integer.getInteger("wizer.random.count", 150);
  private static final int MUTATIONS_PER_MODULE = 20;

  /** Failures that are the module's own, or what it left behind. */
  private static final Set<FailureKind> GUEST_FAILURES =
      EnumSet.of(FailureKind.TRAP, FailureKind.LIMIT, FailureKind.UNSUPPORTED);

  /** Some modules recurse without end, which takes long when the stack is large. */
  private static final InterpEngine ENGINE = InterpEngine.builder().maxCallDepth(2_000).build();

  @TempDir static Path directory;

  private static V8 v8;
  private static RandomModules modules;

  @BeforeAll
  static void makeModules() throws Exception {
    v8 = new V8(Path.of(System.getenv("WIZER_CLIENTS")), directory);
    modules = RandomModules.make(v8, directory, FIRST, COUNT);
    System.out.println("random modules: seeds " + FIRST + " to " + (FIRST + COUNT - 1));
  }

  @Test
  void linkedModule_run_doesWhatItDoesInV8() throws Exception {
    Map<String, Plan> plans = new TreeMap<>();
    for (int seed : modules.seeds()) {
      plans.put("linked-" + seed, modules.linkedPlan(seed));
    }
    assertDoneAsInV8(plans);
  }

  @Test
  void mergedModule_run_leavesTheStateThatItLeavesInV8() throws Exception {
    Map<String, Plan> plans = new TreeMap<>();
    for (int seed : modules.seeds()) {
      Plan.Builder plan = new Plan.Builder();
      Module module = modules.merged(seed);
      plan.instantiate(modules.mergedName(seed));
      new PlanMaker(module, plan).callAll().lookAtExports();
      plans.put("merged-" + seed, plan.build());
    }
    assertDoneAsInV8(plans);
  }

  @Test
  void preInitializedModule_run_doesWhatTheInitializedOneDoes() throws Exception {
    Map<String, Plan> initialized = new TreeMap<>();
    Map<String, Plan> preInitialized = new TreeMap<>();
    Map<FailureKind, Integer> failures = new EnumMap<>(FailureKind.class);
    for (int seed : modules.seeds()) {
      Module module = modules.merged(seed);
      Optional<String> init = initFunc(module, seed);
      if (init.isPresent()) {
        String output = seed + ".output.wasm";
        try {
          Files.write(directory.resolve(output), preInitialize(module, init.get()));
          String name = "initialized-" + seed;
          initialized.put(name, planAfter(init.get(), module, modules.mergedName(seed), true));
          preInitialized.put(name, planAfter(init.get(), module, output, false));
        } catch (WizerException e) {
          failures.merge(e.kind(), 1, Integer::sum);
        }
      }
    }
    System.out.println("pre-initialized: " + initialized.size() + ", not: " + failures);
    assertTrue(initialized.size() > COUNT / 4, "too few could be pre-initialized");
    assertTrue(GUEST_FAILURES.containsAll(failures.keySet()), failures.toString());
    assertSame(v8.run(initialized), v8.run(preInitialized));
  }

  @Test
  void mutatedModule_validated_isWhatItIsToV8() throws Exception {
    Map<String, String> verdicts = new TreeMap<>();
    for (int seed : modules.seeds()) {
      byte[] module = modules.linked(seed);
      Random random = new Random(seed);
      for (int i = 0; i < MUTATIONS_PER_MODULE; i++) {
        byte[] mutated = Mutation.of(module, random);
        String name = seed + "-" + i + ".mutated.wasm";
        Files.write(directory.resolve(name), mutated);
        verdicts.put(name, Boolean.toString(isValid(mutated)));
      }
    }
    assertEquals(v8.validate(".mutated.wasm"), verdicts);
  }

  private static void assertDoneAsInV8(Map<String, Plan> plans) throws Exception {
    Map<String, List<String>> expected = v8.run(plans);
    for (Interp interp : EnumSet.complementOf(EnumSet.of(Interp.USUAL))) {
      long before = interp.compiledRegions();
      assertSame(expected, runHere(plans, interp.of(ENGINE)));
      if (interp != Interp.INTERPRETED) {
        long compiled = interp.compiledRegions() - before;
        assertTrue(compiled > plans.size(), "too few regions were compiled: " + compiled);
      }
    }
  }

  private static void assertSame(
      Map<String, List<String>> expected, Map<String, List<String>> actual) {
    List<String> differences = Outcomes.differences(expected, actual);
    assertTrue(differences.isEmpty(), () -> String.join("\n", differences));
  }

  private static Map<String, List<String>> runHere(Map<String, Plan> plans, WasmEngine engine)
      throws IOException {
    Map<String, List<String>> outcomes = new HashMap<>();
    for (Map.Entry<String, Plan> plan : plans.entrySet()) {
      outcomes.put(plan.getKey(), PlanRunner.run(directory, engine, plan.getValue()));
    }
    return outcomes;
  }

  private static Optional<String> initFunc(Module module, int seed) {
    List<String> candidates = PlanMaker.initFuncs(module);
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(candidates.get(seed % candidates.size()));
  }

  /** {@return a plan for what {@code module} does after initialization} */
  private static Plan planAfter(String init, Module module, String file, boolean initialize) {
    Plan.Builder plan = new Plan.Builder().instantiate(file);
    if (initialize) {
      plan.call(init, List.of());
    }
    plan.forget();
    new PlanMaker(module, plan).callAllBut(init).lookAtExports();
    return plan.build();
  }

  private static byte[] preInitialize(Module module, String init) {
    return Wizer.builder()
        .engine(ENGINE)
        .initFunc(init)
        .keepInitFunc(true)
        .hostFunctions((name, field, type) -> Optional.of((context, arguments) -> new WasmValue[0]))
        .build()
        .run(module.bytes().toByteArray())
        .bytes();
  }

  private static boolean isValid(byte[] module) {
    try {
      ModuleValidator.validate(ModuleReader.read(module), Features.supported());
      return true;
    } catch (WasmFormatException e) {
      return false;
    }
  }
}
