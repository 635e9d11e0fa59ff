package dev.wizer.tests.properties;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.Wizer;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmValue;
import dev.wizer.testkit.Coverage;
import dev.wizer.tests.generate.HeapModule;
import dev.wizer.wasm.module.ModuleReader;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Heaps of any shape start as initialization left them. */
class HeapModuleProperties {

  private static final int WALKS = 6;
  private static final int STEPS = 300;

  private static Wizer.Builder wizer() {
    return Wizer.builder().engine(Engines.INTERP);
  }

  private static List<WasmValue> walks(byte[] module, boolean initialize) {
    try (EngineInstance instance = Engines.INTERP.instantiate(module, List.of())) {
      if (initialize) {
        instance.invoke("wizer.initialize");
      }
      List<WasmValue> sums = new ArrayList<>();
      for (int i = 0; i < WALKS; i++) {
        sums.add(
            instance.invoke(HeapModule.WALK, new WasmValue.I32(i), new WasmValue.I32(STEPS))[0]);
      }
      return sums;
    }
  }

  @Property(tries = 300)
  void initThenWalkEqualsWizenThenWalk(
      @ForAll long seed, @ForAll @IntRange(min = 10, max = 120) int size) {
    byte[] module = HeapModule.generate(seed, size);
    byte[] result = wizer().build().run(module).bytes();
    boolean hasStart = ModuleReader.read(result).start().isPresent();
    Coverage.require(hasStart ? "with a start function" : "without", "with a start function", 15);

    assertEquals(walks(module, true), walks(result, false));
  }

  @Property(tries = 150)
  void wizeningAgainGivesTheSameBytes(
      @ForAll long seed, @ForAll @IntRange(min = 10, max = 120) int size) {
    byte[] result = wizer().build().run(HeapModule.generate(seed, size)).bytes();
    Wizer again = wizer().initCalls(List.of()).build();

    assertArrayEquals(result, again.run(result).bytes());
  }
}
