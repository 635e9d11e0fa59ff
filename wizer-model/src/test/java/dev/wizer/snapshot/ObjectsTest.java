package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.CustomSection;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects, made again by constant expressions. */
class ObjectsTest {

  private static final WasmValue.Ref NULL = new WasmValue.NullRef(RefType.ANYREF);
  private static final int NODE = 0;
  private static final int BYTES = 1;

  private static final String TYPES =
      """
      (type $node (struct (field (mut anyref)) (field (mut anyref))))
      (type $bytes (array (mut i8)))
      """;

  private static FakeState state(String fields) {
    return FakeState.of(TYPES + fields);
  }

  private static FakeObject node(WasmValue first, WasmValue second) {
    return FakeObject.struct(NODE, first, second);
  }

  private static FakeObject bytes(int... values) {
    WasmValue[] elements = new WasmValue[values.length];
    for (int i = 0; i < values.length; i++) {
      elements[i] = new WasmValue.I32(values[i]);
    }
    return FakeObject.array(BYTES, elements);
  }

  @Test
  void snapshot_unchangedObjects_keepsBytes() {
    FakeState state =
        state(
            """
            (global $a (ref $node) (struct.new $node (ref.null none) (ref.i31 (i32.const 1))))
            (global $b (mut anyref) (global.get $a))
            (global (mut externref) (extern.convert_any (global.get $a)))
            (table 3 (ref $node) (struct.new_default $node))
            (table 9 anyref)
            (elem (table 1) (i32.const 2) anyref (global.get $a) (struct.new_default $node))
            """);

    assertArrayEquals(state.module().bytes().toByteArray(), state.rewrite());
    assertEquals(0, state.snapshot().heap().objectCount());
  }

  @Test
  void snapshot_objectUsedOnce_isMadeWhereItIsUsed() {
    FakeState state = state("(global (export \"g0\") (mut anyref) (ref.null none))");
    state.set(0, node(node(NULL, NULL).ref(), bytes(1, 2).ref()).ref());

    Module output = state.rewritten();

    assertEquals(1, output.globals().size());
    Isomorphism.assertStartsIn(state, output);
  }

  @Test
  void snapshot_objectOfImmutableGlobal_isGotFromThere() {
    FakeState state =
        state(
            """
            (global (export "g0") (ref $node) (struct.new_default $node))
            (global (export "g1") (mut anyref) (ref.null none))
            """);
    state.set(1, node(state.global(0), NULL).ref());

    Module output = state.rewritten();

    assertEquals(2, output.globals().size());
    Isomorphism.assertStartsIn(state, output);
  }

  @Test
  void snapshot_objectOfGlobalOfASupertype_getsAnotherOne() {
    FakeState state =
        state(
            """
            (type $base (sub (struct)))
            (type $derived (sub $base (struct (field i32))))
            (global (export "g0") (ref $base) (struct.new $derived (i32.const 5)))
            (global (export "g1") (mut (ref null $derived)) (ref.null none))
            """);
    state.set(1, state.global(0));

    Module output = state.rewritten();

    assertEquals(3, output.globals().size());
    Isomorphism.assertStartsIn(state, output);
  }

  @Test
  void snapshot_objectNeededBeforeItsGlobal_getsAnEarlierOne() {
    FakeState state =
        state(
            """
            (global (export "g0") (mut anyref) (ref.null none))
            (global (export "g1") (ref $node) (struct.new_default $node))
            """);
    state.set(0, node(NULL, state.global(1)).ref());

    Module output = state.rewritten();

    assertEquals(3, output.globals().size());
    assertEquals(1, output.export("g0").orElseThrow().index());
    Isomorphism.assertStartsIn(state, output);
  }

  @Test
  void snapshot_objectThatTablesAloneShare_comesAfterTheModulesGlobals() {
    FakeState state =
        state(
            """
            (table 2 anyref)
            (global (export "g0") i32 (i32.const 7))
            """);
    FakeObject shared = node(NULL, bytes(0, 0, 0).ref());
    state.table(0).set(0, shared.ref());
    state.table(0).set(1, shared.ref());

    Module output = state.rewritten();

    assertEquals(2, output.globals().size());
    assertEquals(0, output.export("g0").orElseThrow().index());
    Isomorphism.assertStartsIn(state, output);
  }

  @Test
  void snapshot_changedFieldOfObjectInImmutableGlobal_isRestored() {
    FakeState state = state("(global (export \"g0\") (ref $node) (struct.new_default $node))");
    FakeObject.of(state.global(0)).set(1, new WasmValue.I31Ref(-9));

    Isomorphism.assertStartsIn(state, state.rewritten());
  }

  @Test
  void snapshot_equalObjectInPlaceOfAnother_isNotThatOne() {
    FakeState state =
        state(
            """
            (global $a (export "g0") (ref $node) (struct.new_default $node))
            (global (export "g1") (mut anyref) (global.get $a))
            """);
    state.set(1, node(NULL, NULL).ref());

    Isomorphism.assertStartsIn(state, state.rewritten());
  }

  @Test
  void snapshot_copyOfObjectThatThenChanged_isNotTheChangedOne() {
    FakeState state =
        state(
            """
            (global $a (export "g0") (ref $node) (struct.new_default $node))
            (global (export "g1") (mut anyref) (global.get $a))
            """);
    state.set(1, node(NULL, NULL).ref());
    FakeObject.of(state.global(0)).set(1, new WasmValue.I31Ref(3));

    Isomorphism.assertStartsIn(state, state.rewritten());
  }

  @Test
  void snapshot_sameObjectInPlaceOfAnEqualOne_isThatOne() {
    FakeState state =
        state(
            """
            (global (export "g0") (mut anyref) (struct.new_default $node))
            (global (export "g1") (mut anyref) (struct.new_default $node))
            """);
    state.set(1, state.global(0));

    Isomorphism.assertStartsIn(state, state.rewritten());
  }

  @Test
  void snapshot_longList_isMadeInPieces() {
    FakeState state = state("(global (export \"g0\") (mut anyref) (ref.null none))");
    WasmValue.Ref list = NULL;
    for (int i = 0; i < 100_000; i++) {
      list = node(new WasmValue.I31Ref(i), list).ref();
    }
    state.set(0, list);

    Module output = state.rewritten();

    assertEquals(1_000, output.globals().size());
    Isomorphism.assertStartsIn(state, output);
  }

  @Test
  void snapshot_longArrayOfEqualElements_takesLittleSpace() {
    FakeState state =
        state(
            """
            (global (export "g0") (mut anyref) (ref.null none))
            (global (export "g1") (mut anyref) (ref.null none))
            """);
    int[] ones = new int[1_000_000];
    state.set(0, bytes(ones).ref());
    Arrays.fill(ones, 1);
    state.set(1, bytes(ones).ref());

    byte[] output = state.rewrite();

    assertTrue(
        output.length < state.module().bytes().lengthInBytes() + 20, output.length + " bytes");
    Isomorphism.assertStartsIn(state, ModuleReader.read(output));
  }

  @Test
  void snapshot_renumberedGlobals_keepTheirNamesAndReferences() {
    FakeState state =
        state(
            """
            (global $changed (export "g0") (mut anyref) (ref.null none))
            (global $object (export "g1") (ref $node) (struct.new_default $node))
            (table 1 anyref)
            (elem (i32.const 0) anyref (global.get $object))
            (elem anyref (item (global.get $object)))
            (elem anyref (item (global.get $object)))
            (func (param i32) (local i64 i64) (global.set $changed (ref.null none)) (elem.drop 1) (elem.drop 2))
            """);
    state.set(0, node(state.global(1), NULL).ref()).dropElem(2);

    Module output = state.rewritten();

    Isomorphism.assertStartsIn(state, output);
    String text = new String(output.bytes().toByteArray(), StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("\2\1\7changed\2\6object"), text);
    assertEquals(
        List.of(1, 1, 0), output.elems().stream().map(elem -> elem.init().size()).toList());
  }

  /** Two globals, the second one's object needed by the first, and many more in front. */
  private static FakeState withManyGlobals(int count) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < count - 2; i++) {
      fields.append("(global (export \"g%d\") i32 (i32.const %d))".formatted(i, i));
    }
    fields.append("(global (export \"g%d\") (mut anyref) (ref.null none))".formatted(count - 2));
    fields.append(
        "(global (export \"g%d\") (ref $node) (struct.new_default $node))".formatted(count - 1));
    fields.append("(func (drop (global.get 0)) (drop (global.get %d)))".formatted(count - 1));
    fields.append("(@custom \"metadata.code.branch_hint\" \"\\00\")");
    FakeState state = state(fields.toString());
    return state.set(count - 2, node(NULL, state.global(count - 1)).ref());
  }

  private static List<String> customs(Module module) {
    return module.customs().stream().map(CustomSection::name).toList();
  }

  @Test
  void snapshot_renumberedGlobals_keepTheCodeInItsPlaces() {
    FakeState state = withManyGlobals(127);

    Module output = state.rewritten();

    assertEquals(
        state.module().funcs().get(0).body().lengthInBytes(),
        output.funcs().get(0).body().lengthInBytes());
    assertEquals(List.of("metadata.code.branch_hint", "name"), customs(output));
    Isomorphism.assertStartsIn(state, output);
  }

  @Test
  void snapshot_codeThatMoves_losesItsMetadata() {
    FakeState state = withManyGlobals(128);

    Module output = state.rewritten();

    assertEquals(
        state.module().funcs().get(0).body().lengthInBytes() + 1,
        output.funcs().get(0).body().lengthInBytes());
    assertEquals(List.of("name"), customs(output));
    Isomorphism.assertStartsIn(state, output);
  }
}
