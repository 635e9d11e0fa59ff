package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the port's documentation promises of an instance's state, for any engine. */
abstract class StateContract {

  private static final WasmValue NULL_FUNC = new WasmValue.NullRef(RefType.FUNCREF);
  private static final WasmValue NULL_OBJECT = new WasmValue.NullRef(RefType.EXTERNREF);
  private static final WasmValue F = new WasmValue.FuncRef(0);
  private static final WasmValue G = new WasmValue.FuncRef(1);

  private EngineInstance instance;
  private InstanceState state;

  abstract WasmEngine engine();

  @BeforeEach
  void instantiate() {
    instance = engine().instantiate(Modules.read("state"), List.of());
    state = instance.state();
  }

  // Globals

  @Test
  void global_neverSet_hasItsInitialValue() {
    assertEquals(new WasmValue.I32(-1), state.global("i32"));
    assertEquals(new WasmValue.I64(-2), state.global("i64"));
    assertEquals(new WasmValue.F32(0x7FA0_0001), state.global("f32"));
    assertEquals(new WasmValue.F64(0xFFF4_0000_0000_0001L), state.global("f64"));
    assertEquals(F, state.global("funcref"));
    assertEquals(NULL_OBJECT, state.global("externref"));
    assertEquals(new WasmValue.I32(7), state.global("immutable"));
  }

  @Test
  void global_set_hasTheNewValue() {
    Object object = new Object();

    setGlobals(G, new WasmValue.ExternRef(object));

    assertEquals(new WasmValue.I32(1), state.global("i32"));
    assertEquals(new WasmValue.I64(2), state.global("i64"));
    assertEquals(new WasmValue.F32(0xFF80_0001), state.global("f32"));
    assertEquals(new WasmValue.F64(0x7FF0_0000_0000_0001L), state.global("f64"));
    assertEquals(G, state.global("funcref"));
    assertEquals(new WasmValue.ExternRef(object), state.global("externref"));
  }

  @Test
  void global_setToNull_isNull() {
    setGlobals(NULL_FUNC, NULL_OBJECT);

    assertEquals(NULL_FUNC, state.global("funcref"));
    assertEquals(NULL_OBJECT, state.global("externref"));
  }

  private void setGlobals(WasmValue func, WasmValue object) {
    instance.invoke(
        "setGlobals",
        new WasmValue.I32(1),
        new WasmValue.I64(2),
        new WasmValue.F32(0xFF80_0001),
        new WasmValue.F64(0x7FF0_0000_0000_0001L),
        func,
        object);
  }

  @Test
  void global_setToProductOfMoreThan32Bits_isCut() {
    instance.invoke("product", new WasmValue.I32(0x1_0001), new WasmValue.I32(0x1_0000));

    assertEquals(new WasmValue.I32(0x1_0000), state.global("i32"));
  }

  // Memories

  @Test
  void memory_chunks_coverItFromAddressZero() {
    instance.invoke("store8", new WasmValue.I32(131071), new WasmValue.I32(9));

    byte[] content = content(state.memory("memory"));

    assertEquals(131072, content.length);
    assertEquals("\0def\0", new String(content, 0, 5, java.nio.charset.StandardCharsets.US_ASCII));
    assertEquals(9, content[131071]);
  }

  /** Puts the chunks together, and checks each. */
  private static byte[] content(MemoryView memory) {
    ByteBuffer all = ByteBuffer.allocate((int) memory.lengthInBytes());
    for (int i = 0; i < memory.chunkCount(); i++) {
      ByteBuffer chunk = memory.chunk(i);
      assertChunk(memory, i, chunk);
      all.put(chunk);
    }
    assertFalse(all.hasRemaining(), "the chunks make the whole memory");
    return all.array();
  }

  private static void assertChunk(MemoryView memory, int index, ByteBuffer chunk) {
    assertTrue(chunk.isReadOnly());
    assertEquals(ByteOrder.LITTLE_ENDIAN, chunk.order());
    assertTrue(chunk.hasRemaining());
    if (index < memory.chunkCount() - 1) {
      assertEquals(memory.chunk(0).remaining(), chunk.remaining());
      assertEquals(0, chunk.remaining() % 65536);
    }
  }

  @Test
  void memory_chunk_isFreshReadOnlyAndLittleEndian() {
    ByteBuffer chunk = state.memory("memory").chunk(0);

    assertEquals(0x6665_6400, chunk.getInt());
    assertThrows(ReadOnlyBufferException.class, () -> chunk.put(0, (byte) 1));
    assertEquals(0x6665_6400, state.memory("memory").chunk(0).getInt());
  }

  @Test
  void memory_written_viewShowsIt() {
    MemoryView memory = state.memory("memory");
    ByteBuffer chunk = memory.chunk(0);

    instance.invoke("store8", new WasmValue.I32(0), new WasmValue.I32(5));

    assertEquals(5, memory.chunk(0).get(0));
    assertEquals(5, chunk.get(0));
  }

  @Test
  void memory_grown_viewIsLonger() {
    MemoryView memory = state.memory("memory");
    assertEquals(2 * 65_536, memory.lengthInBytes());

    assertEquals(new WasmValue.I32(2), instance.invoke("grow", new WasmValue.I32(1))[0]);
    instance.invoke("store8", new WasmValue.I32(3 * 65536 - 1), new WasmValue.I32(8));

    assertEquals(3 * 65_536, memory.lengthInBytes());
    byte[] content = content(memory);
    assertEquals('d', content[1]);
    assertEquals(0, content[2 * 65536]);
    assertEquals(8, content[3 * 65536 - 1]);
  }

  @Test
  void memory_grownManyTimes_keepsItsContent() {
    for (int pages = 2; pages < 100; pages++) {
      instance.invoke("store8", new WasmValue.I32(pages * 65536 - 1), new WasmValue.I32(pages));
      assertEquals(new WasmValue.I32(pages), instance.invoke("grow", new WasmValue.I32(1))[0]);
    }

    byte[] content = content(state.memory("memory"));

    for (int pages = 2; pages < 100; pages++) {
      assertEquals(pages, content[pages * 65536 - 1]);
      assertEquals(0, content[pages * 65536]);
    }
  }

  @Test
  void memory_empty_hasNoChunks() {
    MemoryView memory = state.memory("empty");

    assertEquals(0, memory.lengthInBytes());
    assertEquals(0, memory.chunkCount());
  }

  @Test
  void memory_secondOne_isSeparate() {
    assertEquals(new WasmValue.I32(0), instance.invoke("growEmpty", new WasmValue.I32(1))[0]);
    instance.invoke("storeEmpty", new WasmValue.I32(7), new WasmValue.I32(3));

    assertEquals(3, content(state.memory("empty"))[7]);
    assertEquals(0, content(state.memory("memory"))[7]);
  }

  // Tables

  private List<WasmValue> elements(String table) {
    TableView view = state.table(table);
    List<WasmValue> elements = new ArrayList<>();
    for (long i = 0; i < view.size(); i++) {
      elements.add(view.get(i));
    }
    return elements;
  }

  @Test
  void table_afterInstantiation_hasActiveElements() {
    assertEquals(List.of(NULL_FUNC, F, NULL_FUNC), elements("funcs"));
    assertEquals(List.of(NULL_OBJECT, NULL_OBJECT), elements("objects"));
  }

  @Test
  void table_setAndInitialized_hasTheNewElements() {
    Object object = new Object();

    instance.invoke("setFunc", new WasmValue.I32(0), G);
    instance.invoke("initFuncs");
    instance.invoke("setObject", new WasmValue.I32(1), new WasmValue.ExternRef(object));

    assertEquals(List.of(G, F, G), elements("funcs"));
    assertEquals(List.of(NULL_OBJECT, new WasmValue.ExternRef(object)), elements("objects"));
  }

  @Test
  void table_grown_viewIsLonger() {
    TableView view = state.table("funcs");

    assertEquals(new WasmValue.I32(3), instance.invoke("growFuncs", G, new WasmValue.I32(2))[0]);
    assertEquals(
        new WasmValue.I32(5), instance.invoke("growFuncs", NULL_FUNC, new WasmValue.I32(1))[0]);

    assertEquals(6, view.size());
    assertEquals(List.of(NULL_FUNC, F, NULL_FUNC, G, G, NULL_FUNC), elements("funcs"));
  }

  // Segments

  @Test
  void dataSegment_active_isDropped() {
    assertTrue(state.isDataSegmentDropped(1));
  }

  @Test
  void dataSegment_passive_isDroppedWhenDropped() {
    assertEquals(List.of(false, true, false, false, false), droppedData());

    instance.invoke("drop");

    assertEquals(List.of(false, true, true, false, true), droppedData());
  }

  private List<Boolean> droppedData() {
    List<Boolean> dropped = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      dropped.add(state.isDataSegmentDropped(i));
    }
    return dropped;
  }

  @Test
  void dataSegment_ofModuleWithoutMemory_isDroppedWhenDropped() {
    EngineInstance withoutMemory = engine().instantiate(Modules.read("no_memory"), List.of());
    assertFalse(withoutMemory.state().isDataSegmentDropped(1));

    withoutMemory.invoke("drop");

    assertFalse(withoutMemory.state().isDataSegmentDropped(0));
    assertTrue(withoutMemory.state().isDataSegmentDropped(1));
  }

  @Test
  void elementSegment_activeOrDeclarative_isDropped() {
    assertTrue(state.isElementSegmentDropped(0));
    assertTrue(state.isElementSegmentDropped(2));
  }

  @Test
  void elementSegment_passive_isDroppedWhenDropped() {
    assertFalse(state.isElementSegmentDropped(1));
    assertFalse(state.isElementSegmentDropped(3));

    instance.invoke("drop");

    assertFalse(state.isElementSegmentDropped(1));
    assertTrue(state.isElementSegmentDropped(3));
  }

  // Instances

  @Test
  void state_ofTwoInstances_isSeparate() {
    EngineInstance other = engine().instantiate(Modules.read("state"), List.of());

    setGlobals(NULL_FUNC, NULL_OBJECT);
    instance.invoke("store8", new WasmValue.I32(0), new WasmValue.I32(5));
    instance.invoke("setFunc", new WasmValue.I32(0), G);
    instance.invoke("grow", new WasmValue.I32(1));
    instance.invoke("growFuncs", G, new WasmValue.I32(1));
    instance.invoke("drop");

    InstanceState untouched = other.state();
    assertEquals(new WasmValue.I32(-1), untouched.global("i32"));
    assertEquals(0, untouched.memory("memory").chunk(0).get(0));
    assertEquals(2 * 65_536, untouched.memory("memory").lengthInBytes());
    assertEquals(3, untouched.table("funcs").size());
    assertEquals(NULL_FUNC, untouched.table("funcs").get(0));
    assertFalse(untouched.isDataSegmentDropped(2));
    assertFalse(untouched.isElementSegmentDropped(3));
  }

  @Test
  void invoke_twice_keepsTheStateBetween() {
    instance.invoke("grow", new WasmValue.I32(1));

    assertEquals(new WasmValue.I32(3), instance.invoke("grow", new WasmValue.I32(0))[0]);
  }

  @Test
  void close_twice_isFine() {
    instance.close();
    instance.close();
  }
}
