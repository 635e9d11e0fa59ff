package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.rewrite.OutputTooLargeException;
import dev.wizer.wasm.binary.WasmLimits;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What no constant expression can make is refused by name. */
class RefusalsTest {

  private static final String HINT = "; set it to null before initialization ends";
  private static final WasmValue.Ref NULL = new WasmValue.NullRef(RefType.ANYREF);

  private static FakeState state() {
    return FakeState.of(
        """
        (type $node (struct (field (mut anyref))))
        (type $bytes (array (mut i8)))
        (global (mut anyref) (ref.null none))
        (global (mut exnref) (ref.null noexn))
        (table 3 externref)
        (table 3 funcref)
        """);
  }

  private static String refusal(FakeState state) {
    return assertThrows(UnsupportedStateException.class, state::snapshot).getMessage();
  }

  @Test
  void snapshot_cycle_isRefused() {
    FakeObject last = FakeObject.struct(0, NULL);
    FakeObject first = FakeObject.struct(0, FakeObject.struct(0, last.ref()).ref());
    last.set(0, first.ref());

    assertEquals(
        "cannot snapshot global 0: it leads to a structure of type 0 that leads back to itself, and"
            + " no constant expression makes a cycle"
            + HINT,
        refusal(state().set(0, first.ref())));
  }

  @Test
  void snapshot_exception_isRefused() {
    assertEquals(
        "cannot snapshot global 1: it holds a reference to an exception, which no constant"
            + " expression can make"
            + HINT,
        refusal(state().set(1, new WasmValue.ExnRef("thrown"))));
  }

  @Test
  void snapshot_hostObjectInField_isRefused() {
    FakeObject holder = FakeObject.struct(0, new WasmValue.InternalizedRef("host"));
    FakeState state = state();
    state.table(0).set(2, new WasmValue.ExternalizedRef(holder.ref()));

    assertEquals(
        "cannot snapshot table 0: element 2 leads to a structure of type 0 whose field 0 is a"
            + " reference to a host object, which no constant expression can make"
            + HINT,
        refusal(state));
  }

  @Test
  void snapshot_functionOfAnotherInstance_isRefused() {
    FakeState state = state();
    state.table(1).set(1, new WasmValue.ForeignFuncRef("other"));

    assertEquals(
        "cannot snapshot table 1: element 1 is a reference to another instance's function, which no"
            + " constant expression can make"
            + HINT,
        refusal(state));
  }

  @Test
  void snapshot_objectOfForeignType_isRefused() {
    FakeObject foreign = new FakeObject(HeapObject.FOREIGN_TYPE, true);

    assertEquals(
        "cannot snapshot global 0: it leads to an array of a type that the module does not define"
            + HINT,
        refusal(state().set(0, FakeObject.struct(0, foreign.ref()).ref())));
  }

  @Test
  void snapshot_longArray_isRefused() {
    WasmValue[] elements = new WasmValue[10_001];
    Arrays.fill(elements, new WasmValue.I32(0));
    elements[5] = new WasmValue.I32(1);

    assertEquals(
        "cannot snapshot global 0: it leads to an array of type 1 with 10001 elements that are not"
            + " all the same; constant expressions make arrays of at most 10000"
            + HINT,
        refusal(state().set(0, FakeObject.array(1, elements).ref())));
  }

  @Test
  void rewrite_moreSharedObjectsThanGlobals_isRefused() {
    FakeState state = FakeState.of("(type (struct)) (table 0 anyref) (table 0 anyref)");
    for (int i = 0; i <= WasmLimits.MAX_GLOBALS; i++) {
      WasmValue.Ref shared = FakeObject.struct(0).ref();
      state.table(0).add(shared);
      state.table(1).add(shared);
    }

    String message = assertThrows(OutputTooLargeException.class, state::rewrite).getMessage();

    assertTrue(message.contains("would have 1000001 globals"), message);
  }

  private static FakeState withSegment(String mutability) {
    return FakeState.of(
        """
        (type $point (struct (field %s)))
        (global (mut anyref) (ref.null none))
        (elem anyref (item (struct.new $point (i32.const 1))))
        (func (elem.drop 0))
        """
            .formatted(mutability));
  }

  @Test
  void snapshot_passiveSegmentOfObjectsThatCanChange_isRefused() {
    FakeState state = withSegment("(mut i32)");

    assertEquals(
        "cannot snapshot element segment 0: it makes objects of type 0, which may have been"
            + " changed; drop it before initialization ends",
        refusal(state));
    assertDoesNotThrow(state.dropElem(0)::snapshot);
  }

  @Test
  void snapshot_passiveSegmentThatNoInstructionNames_isGone() {
    FakeState state =
        FakeState.of(
            """
            (type $point (struct (field (mut i32))))
            (elem anyref (item (struct.new $point (i32.const 1))))
            """);

    assertEquals(0, state.rewritten().elems().size());
  }

  @Test
  void snapshot_passiveSegmentOfObjectsThatMayBeHeld_isRefused() {
    FakeState state = withSegment("i32");
    assertDoesNotThrow(state::snapshot);
    state.set(0, FakeObject.struct(0, new WasmValue.I32(1)).ref());

    assertEquals(
        "cannot snapshot element segment 0: it makes objects of type 0, which may be held by a"
            + " global or a table as well; drop it before initialization ends",
        refusal(state));
  }
}
