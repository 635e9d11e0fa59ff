package dev.wizer.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.WasmValue;
import dev.wizer.testkit.Coverage;
import dev.wizer.tests.Interp;
import dev.wizer.tests.generate.ModuleGenerator;
import dev.wizer.tests.generate.Profile;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Compiled functions do what interpreted ones do, however they are divided. */
class CompilationProperties {

  private static final int MAX_SIZE = 24;
  private static final Outcome.Call INIT = new Outcome.Call("wizer.initialize");
  private static final WasmEngine INTERPRETED = Interp.INTERPRETED.engine();
  private static final WasmEngine COMPILED = Interp.COMPILED.engine();
  private static final WasmEngine IN_SMALL_REGIONS = Interp.IN_SMALL_REGIONS.engine();

  @Property(tries = 200)
  void compiledFunctionsDoWhatInterpretedOnesDo(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);
    Outcome.Call main = new Outcome.Call(ModuleGenerator.MAIN, new WasmValue.I32(size));

    Outcome expected = Outcome.of(INTERPRETED, module, Engines.HOST, INIT, main);
    Coverage.require(expected.returned() ? "returned" : "failed", "returned", 15);

    long before = Interp.COMPILED.compiledRegions();
    assertEquals(expected, Outcome.of(COMPILED, module, Engines.HOST, INIT, main));
    long whole = Interp.COMPILED.compiledRegions() - before;
    before = Interp.IN_SMALL_REGIONS.compiledRegions();
    assertEquals(expected, Outcome.of(IN_SMALL_REGIONS, module, Engines.HOST, INIT, main));
    long divided = Interp.IN_SMALL_REGIONS.compiledRegions() - before;
    assertTrue(whole > 0, "nothing was compiled");
    assertTrue(divided >= whole, whole + " regions, in small ones " + divided);
  }

  @Property(tries = 200)
  void trapsInCompiledFunctionsHaveTheBacktracesOfInterpretedOnes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);

    List<WasmFrame> expected = backtrace(INTERPRETED, module, size);
    Coverage.require(expected.isEmpty() ? "no trap" : "trap", "trap", 15);

    long before = Interp.COMPILED.compiledRegions();
    assertEquals(expected, backtrace(COMPILED, module, size));
    assertTrue(Interp.COMPILED.compiledRegions() > before, "nothing was compiled");
    assertEquals(expected, backtrace(IN_SMALL_REGIONS, module, size));
  }

  /** The backtrace of the first call that traps; empty if none does. */
  private static List<WasmFrame> backtrace(WasmEngine engine, byte[] module, int size) {
    try (EngineInstance instance = engine.instantiate(module, Outcome.link(module, Engines.HOST))) {
      instance.invoke(INIT.exportName());
      instance.invoke(ModuleGenerator.MAIN, new WasmValue.I32(size));
      return List.of();
    } catch (TrapException trap) {
      return trap.backtrace();
    } catch (EngineException other) {
      return List.of();
    }
  }
}
