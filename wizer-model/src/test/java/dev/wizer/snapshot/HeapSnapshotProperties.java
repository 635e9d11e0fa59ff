package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HeapSnapshotProperties {

  @Property(tries = 500)
  void snapshotOfHeapObjectsGivesAnIsomorphicGraph(
      @ForAll long seed, @ForAll @IntRange(max = 60) int changes) {
    FakeState state = new HeapGenerator(seed).state(changes);

    Isomorphism.assertStartsIn(state, state.rewritten());
  }

  /** Another initial object was taken for that of an immutable global. */
  @Example
  void snapshotOfAnObjectLikeThatOfAnImmutableGlobal_keepsThemApart() {
    FakeState state = new HeapGenerator(148).state(38);

    Isomorphism.assertStartsIn(state, state.rewritten());
  }

  @Property(tries = 100)
  void sameStateGivesTheSameBytes(@ForAll long seed, @ForAll @IntRange(max = 60) int changes) {
    byte[] first = new HeapGenerator(seed).state(changes).rewrite();
    byte[] second = new HeapGenerator(seed).state(changes).rewrite();

    assertArrayEquals(first, second);
  }

  @Property(tries = 100)
  void codeNamesTheGlobalsThatItNamedBefore(
      @ForAll long seed, @ForAll @IntRange(max = 60) int changes) {
    Module output = new HeapGenerator(seed).state(changes).rewritten();

    for (int i = 0; i < HeapGenerator.GLOBALS; i++) {
      int globalIndex = output.export("g" + i).orElseThrow().index();
      ByteRange body = output.funcs().get(i).body();
      // No locals, then a global.get with its index in one byte.
      assertEquals(globalIndex, body.array()[body.start() + 2], "function " + i);
    }
  }

  @Property(tries = 50)
  void secondSnapshotWithoutChangesKeepsBytes(
      @ForAll long seed, @ForAll @IntRange(max = 60) int changes) {
    byte[] once = new HeapGenerator(seed).state(changes).rewrite();

    assertArrayEquals(once, FakeState.of(ModuleReader.read(once)).rewrite());
  }
}
