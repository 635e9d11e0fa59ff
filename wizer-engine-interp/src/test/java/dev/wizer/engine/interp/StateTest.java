package dev.wizer.engine.interp;

import static dev.wizer.engine.NumType.I32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.build.Body;
import dev.wizer.engine.interp.build.ModuleBuilder;
import dev.wizer.wasm.binary.Opcode;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateTest {

  private static final FuncType EMPTY = FuncType.EMPTY;
  private static final RefType EXTERNREF = RefType.EXTERNREF;

  @Test
  void memory_afterGrowing_hasOneChunkOfItsLength() {
    ModuleBuilder module = new ModuleBuilder().memory(1, 100).data(3, (byte) 9);
    Body body = new Body().i32(1).op(Opcode.MEMORY_GROW, 0).op(Opcode.DROP);
    module.func("grow", EMPTY, body);
    EngineInstance instance = module.instantiate();
    instance.invoke("grow");
    MemoryView view = instance.state().memory("memory0");
    ByteBuffer chunk = view.chunk(0);
    assertEquals(2 * 65_536, view.lengthInBytes());
    assertEquals(1, view.chunkCount());
    assertEquals(2 * 65_536, chunk.remaining());
    assertEquals(9, chunk.get(3));
    assertTrue(chunk.isReadOnly());
  }

  @Test
  void memory_withoutPages_hasNoChunk() {
    MemoryView view = new ModuleBuilder().memory(0, 0).instantiate().state().memory("memory0");
    assertEquals(0, view.chunkCount());
    assertEquals(0, view.lengthInBytes());
  }

  @Test
  void table_elements_areReferences() {
    ModuleBuilder module = new ModuleBuilder().table(RefType.FUNCREF, 3, 3);
    int index = module.func(EMPTY, new Body());
    TableView table = module.elem(1, index).instantiate().state().table("table0");
    assertEquals(3, table.size());
    assertEquals(new WasmValue.NullRef(RefType.FUNCREF), table.get(0));
    assertEquals(new WasmValue.FuncRef(index), table.get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> table.get(3));
  }

  @Test
  void table_ofHostObjects_keepsThem() {
    ModuleBuilder module = new ModuleBuilder().table(EXTERNREF, 1, 10);
    FuncType type = new FuncType(List.of(EXTERNREF), List.of(I32));
    Body body = new Body().get(0).i32(3).op(Opcode.TABLE_GROW, 0);
    module.func("grow", type, body);
    FuncType getType = new FuncType(List.of(I32), List.of(EXTERNREF));
    module.func("get", getType, new Body().get(0).op(Opcode.TABLE_GET, 0));
    EngineInstance instance = module.instantiate();
    Object object = new Object();
    assertEquals(new WasmValue.I32(1), instance.invoke("grow", new WasmValue.ExternRef(object))[0]);
    assertEquals(4, instance.state().table("table0").size());
    assertEquals(new WasmValue.ExternRef(object), instance.invoke("get", new WasmValue.I32(2))[0]);
    assertEquals(new WasmValue.NullRef(EXTERNREF), instance.invoke("get", new WasmValue.I32(0))[0]);
  }

  @Test
  void foreignFunction_isPassedThrough() {
    FuncType type = new FuncType(List.of(RefType.FUNCREF), List.of(RefType.FUNCREF));
    ModuleBuilder module = new ModuleBuilder();
    module.func("id", type, new Body().get(0));
    WasmValue foreign = new WasmValue.ForeignFuncRef("another engine's function");
    assertEquals(foreign, module.instantiate().invoke("id", foreign)[0]);
  }

  @Test
  void tableInstructions_copyFillAndInit() {
    ModuleBuilder module = new ModuleBuilder().table(RefType.FUNCREF, 6, 6);
    int index = module.func(EMPTY, new Body());
    module.passiveElem(index, index);
    Body body = new Body().i32(0).i32(1).i32(1).op(Opcode.TABLE_INIT, 0, 0);
    body.op(Opcode.ELEM_DROP, 0);
    body.i32(2).i32(0).i32(2).op(Opcode.TABLE_COPY, 0, 0);
    body.i32(4).op(Opcode.REF_FUNC, index).i32(2).op(Opcode.TABLE_FILL, 0);
    module.func("f", EMPTY, body);
    EngineInstance instance = module.instantiate();
    assertFalse(instance.state().isElementSegmentDropped(0));
    instance.invoke("f");
    assertTrue(instance.state().isElementSegmentDropped(0));
    StringBuilder set = new StringBuilder();
    TableView table = instance.state().table("table0");
    for (int i = 0; i < table.size(); i++) {
      set.append(table.get(i) instanceof WasmValue.FuncRef ? 'f' : '-');
    }
    assertEquals("f-f-ff", set.toString());
  }

  @Test
  void dataSegments_areDroppedWhenActiveOrDropped() {
    ModuleBuilder module = new ModuleBuilder().memory(1, 1).data(0, (byte) 1);
    module.passiveData((byte) 2).passiveData((byte) 3);
    module.func("f", EMPTY, new Body().op(Opcode.DATA_DROP, 1));
    EngineInstance instance = module.instantiate();
    instance.invoke("f");
    assertTrue(instance.state().isDataSegmentDropped(0));
    assertTrue(instance.state().isDataSegmentDropped(1));
    assertFalse(instance.state().isDataSegmentDropped(2));
  }

  @Test
  void unknownExport_isTheCallersFault() {
    EngineInstance instance = new ModuleBuilder().memory(1, 1).instantiate();
    assertThrows(EngineFailureException.class, () -> instance.invoke("memory0"));
    assertThrows(EngineFailureException.class, () -> instance.state().global("none"));
  }

  @Test
  void invoke_afterClose_fails() {
    ModuleBuilder module = new ModuleBuilder();
    module.func("f", EMPTY, new Body());
    EngineInstance instance = module.instantiate();
    instance.close();
    assertThrows(EngineFailureException.class, () -> instance.invoke("f"));
  }
}
