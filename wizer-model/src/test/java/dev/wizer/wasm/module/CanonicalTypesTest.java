package dev.wizer.wasm.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.wasm.text.WatParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTypesTest {

  private final CanonicalTypes types = new CanonicalTypes();

  private int[] add(String text) {
    return types.addAll(ModuleReader.read(WatParser.parse(text)));
  }

  private static RefType ref(HeapType type) {
    return new RefType(false, type);
  }

  private static RefType refNull(HeapType type) {
    return new RefType(true, type);
  }

  private static HeapType heap(int number) {
    return new ConcreteHeapType(number);
  }

  @Test
  void equalDefinitions_haveOneNumber() {
    int[] numbers = add("(type (func (param i32))) (type (func)) (type (func (param i32)))");
    assertEquals(numbers[0], numbers[2]);
    assertNotEquals(numbers[0], numbers[1]);
    assertEquals(2, types.count());
  }

  @Test
  void definitionsOfAnotherModule_haveTheSameNumbers() {
    int[] first = add("(type (struct (field i8))) (type (array (mut (ref null 0))))");
    int[] second =
        add("(type (func)) (type (struct (field i8))) (type (array (mut (ref null 1))))");
    assertEquals(first[0], second[1]);
    assertEquals(first[1], second[2]);
  }

  @Test
  void groups_areEqualWhereverTheyStand() {
    int[] numbers =
        add(
            "(rec (type (func (param (ref 1)))) (type (struct (field (ref 0)))))"
                + "(rec (type (func (param (ref 3)))) (type (struct (field (ref 2)))))");
    assertEquals(numbers[0], numbers[2]);
    assertEquals(numbers[1], numbers[3]);
  }

  @Test
  void aReferenceIntoTheGroup_isNotOneToAnEqualGroupBefore() {
    int[] numbers =
        add("(type (struct (field (ref null 0)))) (type (struct (field (ref null 0))))");
    assertNotEquals(numbers[0], numbers[1]);
  }

  @Test
  void eachPartOfADefinition_matters() {
    int[] numbers =
        add(
            "(type (struct)) (type (sub (struct))) (type (sub 1 (struct))) (type (func))"
                + "(rec (type (struct)) (type (struct))) (type (struct (field i8)))"
                + "(type (struct (field i16))) (type (struct (field (mut i8)))) (type (array i8))"
                + "(type (array i32)) (type (array f32)) (type (array v128))"
                + "(type (array anyref)) (type (array (ref any))) (type (array (ref null 0)))"
                + "(type (func (param i32))) (type (func (result i32)))"
                + "(type (func (param i32 i32)))");
    assertEquals(numbers.length, types.count());
  }

  @Test
  void canonicalForm_hasNumbersForIndices() {
    add("(type (func))");
    int[] numbers = add("(type (struct)) (type (func (param (ref 0)) (result i32)))");
    assertEquals(
        new CompType.Func(new FuncType(List.of(ref(heap(numbers[0]))), List.of(NumType.I32))),
        types.compType(numbers[1]));
    assertEquals(ref(heap(numbers[1])), CanonicalTypes.canonical(ref(heap(1)), numbers));
    assertEquals(heap(numbers[1]), CanonicalTypes.canonical(heap(1), numbers));
    assertEquals(AbstractHeapType.I31, CanonicalTypes.canonical(AbstractHeapType.I31, numbers));
  }

  @Test
  void isSubtype_followsDeclarations() {
    int[] numbers =
        add(
            "(type (sub (struct))) (type (sub 0 (struct (field i32))))"
                + "(type (sub 1 (struct (field i32)))) (type (sub 0 (struct (field i64))))");
    assertTrue(types.isSubtype(numbers[2], numbers[2]));
    assertTrue(types.isSubtype(numbers[2], numbers[1]));
    assertTrue(types.isSubtype(numbers[2], numbers[0]));
    assertFalse(types.isSubtype(numbers[0], numbers[2]));
    assertFalse(types.isSubtype(numbers[3], numbers[1]));
    assertEquals(2, types.depth(numbers[2]));
    assertEquals(0, types.depth(numbers[0]));
  }

  @Test
  void abstractTypes_matchAsTheSpecificationDraws() {
    List<String> pairs = new ArrayList<>();
    for (AbstractHeapType sub : AbstractHeapType.values()) {
      for (AbstractHeapType superType : AbstractHeapType.values()) {
        if (sub != superType && types.matches(sub, (HeapType) superType)) {
          pairs.add(sub.text() + "<" + superType.text());
        }
      }
    }
    assertEquals(
        List.of(
            "eq<any",
            "i31<any",
            "i31<eq",
            "struct<any",
            "struct<eq",
            "array<any",
            "array<eq",
            "none<any",
            "none<eq",
            "none<i31",
            "none<struct",
            "none<array",
            "nofunc<func",
            "noextern<extern",
            "noexn<exn"),
        pairs);
  }

  @Test
  void concreteTypes_matchWhatIsAboveThem() {
    int[] numbers = add("(type (struct)) (type (array i8)) (type (func))");
    HeapType struct = heap(numbers[0]);
    HeapType func = heap(numbers[2]);
    assertTrue(types.matches(struct, AbstractHeapType.STRUCT));
    assertTrue(types.matches(struct, AbstractHeapType.ANY));
    assertFalse(types.matches(struct, AbstractHeapType.ARRAY));
    assertTrue(types.matches(heap(numbers[1]), AbstractHeapType.EQ));
    assertTrue(types.matches(func, AbstractHeapType.FUNC));
    assertFalse(types.matches(func, AbstractHeapType.ANY));
    assertTrue(types.matches(AbstractHeapType.NONE, struct));
    assertFalse(types.matches(AbstractHeapType.NONE, func));
    assertTrue(types.matches(AbstractHeapType.NOFUNC, func));
    assertFalse(types.matches(AbstractHeapType.STRUCT, struct));
  }

  @Test
  void references_matchWithNullOnlyIfItIsAllowed() {
    assertTrue(types.matches(ref(AbstractHeapType.I31), refNull(AbstractHeapType.EQ)));
    assertFalse(types.matches(refNull(AbstractHeapType.I31), ref(AbstractHeapType.EQ)));
    assertFalse(types.matches(NumType.I32, refNull(AbstractHeapType.ANY)));
    assertTrue(types.matches(NumType.I32, NumType.I32));
    assertFalse(types.matches(NumType.I32, NumType.I64));
  }
}
