package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.ConstExprEvaluator;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.TableType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memories and tables of all kinds. */
class MemoriesAndTablesTest {

  private static MemoryType memory(Module module, int index) {
    return module.memories().get(index).type();
  }

  private static TableType table(Module module, int index) {
    return module.tables().get(index).type();
  }

  private static WasmValue offset(Module module, int dataIndex) {
    Data.Active mode = (Data.Active) module.datas().get(dataIndex).mode();
    return new ConstExprEvaluator(module).evaluate(mode.offset());
  }

  @Test
  void memoryOf64BitAddresses_grown_keepsItsTypeAndGetsWideOffsets() {
    FakeState state = FakeState.of("(memory i64 1 0x1_0000_0000)").growMemory(0, 3 * 65_536);
    state.memory(0)[70_000] = 1;

    Module output = state.rewritten();

    MemoryType before = memory(state.module(), 0);
    assertEquals(before.limits().withMin(3), memory(output, 0).limits());
    assertEquals(before.addressType(), memory(output, 0).addressType());
    assertEquals(new WasmValue.I64(70_000), offset(output, 0));
  }

  @Test
  void memoryOfSmallPages_grown_keepsItsPageSize() {
    FakeState state =
        FakeState.of("(memory 5 (pagesize 1)) (memory 1 2 (pagesize 65536)) (memory 2)")
            .growMemory(0, 70_001)
            .growMemory(1, 2 * 65_536);
    state.memory(0)[70_000] = 9;

    Module output = state.rewritten();

    assertEquals(70_001, memory(output, 0).limits().min());
    assertEquals(0, memory(output, 0).pageSizeLog2());
    assertEquals(memory(state.module(), 1).limits().withMin(2), memory(output, 1).limits());
    assertEquals(memory(state.module(), 2), memory(output, 2));
    assertEquals(new WasmValue.I32(70_000), offset(output, 0));
    assertEquals(1, output.datas().get(0).bytes().lengthInBytes());
  }

  @Test
  void sharedMemory_changed_staysShared() {
    FakeState state = FakeState.of("(memory 1 4 shared)").growMemory(0, 2 * 65_536);
    state.memory(0)[0] = 1;

    Module output = state.rewritten();

    assertEquals(
        new MemoryType(
            memory(state.module(), 0).addressType(),
            memory(state.module(), 0).limits().withMin(2),
            true,
            16),
        memory(output, 0));
    assertEquals(new WasmValue.I32(0), offset(output, 0));
  }

  @Test
  void tableWithInitializer_grown_keepsItAndGetsTheOtherElements() {
    FakeState state =
        FakeState.of(
            """
            (type $f (func))
            (table i64 2 9 (ref $f) (ref.func 1))
            (table 1 (ref null $f))
            (func) (func)
            """);
    List<WasmValue.Ref> elements = state.table(0);
    elements.add(new WasmValue.FuncRef(1));
    elements.add(new WasmValue.FuncRef(0));
    state.table(1).set(0, new WasmValue.FuncRef(1));

    Module output = state.rewritten();

    assertEquals(table(state.module(), 0).limits().withMin(4), table(output, 0).limits());
    assertEquals(table(state.module(), 0).elementType(), table(output, 0).elementType());
    assertEquals(table(state.module(), 0).elementType(), output.elems().get(0).type());
    assertEquals(1, output.elems().get(0).init().size());
    Elem.Active mode = (Elem.Active) output.elems().get(0).mode();
    assertEquals(new WasmValue.I64(3), new ConstExprEvaluator(output).evaluate(mode.offset()));
    Isomorphism.assertStartsIn(state, output);
  }

  @Test
  void tableWithInitializer_elementSetToNull_isNullAgain() {
    FakeState state = FakeState.of("(table 3 i31ref (ref.i31 (i32.const 5)))");
    state.table(0).set(1, new WasmValue.NullRef(RefType.ANYREF));

    Isomorphism.assertStartsIn(state, state.rewritten());
  }

  @Test
  void tagsAndFunctions_unchanged_keepTheirBytes() {
    FakeState state =
        FakeState.of(
            """
            (tag (param i32))
            (table 2 exnref)
            (global (mut exnref) (ref.null exn))
            (func (throw 0 (i32.const 1)))
            """);

    assertArrayEquals(state.module().bytes().toByteArray(), state.rewrite());
    assertFalse(state.snapshot().tables().get(0).isChanged());
  }
}
