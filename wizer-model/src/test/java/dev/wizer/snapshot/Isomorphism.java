package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asserts that a module starts in a given state, object for object. */
final class Isomorphism {

  private final Map<HeapObject, HeapObject> actualByExpected = new HashMap<>();
  private final Map<HeapObject, HeapObject> expectedByActual = new HashMap<>();
  private final Deque<HeapObject> uncompared = new ArrayDeque<>();

  private Isomorphism() {}

  /**
   * Fails if the states differ.
   *
   * @param state the state of an instance of a module that exports globals under their indices
   * @param output the module that has been made from it
   */
  static void assertStartsIn(FakeState state, Module output) {
    InitialState initial = new InitialState(output);
    Isomorphism isomorphism = new Isomorphism();
    for (int i = 0; i < state.module().globals().size(); i++) {
      Export export = output.export("g" + i).orElseThrow();
      assertEquals(ExternKind.GLOBAL, export.kind());
      isomorphism.check("global " + i, state.global(i), initial.global(export.index()));
    }
    for (int i = 0; i < state.module().tables().size(); i++) {
      List<WasmValue.Ref> expected = state.table(i);
      InitialTable actual = initial.table(i);
      assertEquals(expected.size(), actual.size(), "size of table " + i);
      for (int j = 0; j < actual.size(); j++) {
        isomorphism.check("table " + i + " element " + j, expected.get(j), actual.get(j));
      }
    }
  }

  private void check(String where, WasmValue expected, WasmValue actual) {
    compare(where, expected, actual);
    while (!uncompared.isEmpty()) {
      HeapObject object = uncompared.pop();
      HeapObject other = actualByExpected.get(object);
      for (int i = 0; i < object.length(); i++) {
        compare(where + " ... slot " + i, object.get(i), other.get(i));
      }
    }
  }

  private void compare(String where, WasmValue expected, WasmValue actual) {
    HeapObject object = Values.object(expected);
    assertEquals(object == null, Values.object(actual) == null, where);
    if (object == null) {
      assertEquals(withoutNullType(expected), withoutNullType(actual), where);
      return;
    }
    assertEquals(expected.getClass(), actual.getClass(), where);
    HeapObject other = Values.object(actual);
    HeapObject known = actualByExpected.putIfAbsent(object, other);
    HeapObject inverse = expectedByActual.putIfAbsent(other, object);
    if (known != null || inverse != null) {
      assertEquals(known, other, where + ": not the same object as before");
      assertEquals(inverse, object, where + ": not another object than before");
      return;
    }
    assertEquals(object.isArray(), other.isArray(), where);
    assertEquals(object.typeIndex(), other.typeIndex(), where);
    assertEquals(object.length(), other.length(), where);
    uncompared.push(object);
  }

  private static Object withoutNullType(WasmValue value) {
    return Values.isNull(value) ? "null" : value;
  }
}
