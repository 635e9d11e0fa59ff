package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.ofCodeText;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AggregateValidatorTest {

  private static final String TYPES =
      """
      (type $s (struct (field $a i32) (field $b (mut i8)) (field $c (mut i64))))
      (type $r (struct (field (ref any))))
      (type $f (func))
      (type $bytes (array (mut i8)))
      (type $fixed (array f32))
      (type $refs (array (mut anyref)))
      (type $strict (array (mut (ref eq))))
      (type $words (array (mut i16)))
      (elem $i31s i31ref)
      (elem $funcs funcref)
      (data $d "abc")
      """;

  private static String of(String instructions) {
    return ofCodeText(TYPES, instructions);
  }

  @Test
  void structNew_takesTheFields() {
    assertEquals(VALID, of("i32.const 0 i32.const 1 i64.const 2 struct.new $s drop"));
    assertEquals(
        "type mismatch: instruction requires [i32 i32 i64] but stack has [i32 i64] in struct.new",
        of("i32.const 0 i64.const 2 struct.new $s drop"));
    assertEquals("non-structure type 2 in struct.new", of("struct.new $f"));
    assertEquals("unknown type 99 in struct.new", of("struct.new 99"));
  }

  @Test
  void structNewDefault_needsDefaultableFields() {
    assertEquals(VALID, of("struct.new_default $s drop"));
    assertEquals(
        "field type is not defaultable in struct.new_default: (ref any)",
        of("struct.new_default $r drop"));
  }

  @Test
  void structGet_givesTheFieldUnpacked() {
    assertEquals(VALID, of("ref.null $s struct.get $s $c i64.eqz drop"));
    assertEquals(VALID, of("ref.null none struct.get_u $s $b i32.eqz drop"));
    assertEquals("field is packed in struct.get", of("ref.null $s struct.get $s $b drop"));
    assertEquals("field is unpacked in struct.get_s", of("ref.null $s struct.get_s $s $a drop"));
    assertEquals("unknown field 3 in struct.get", of("ref.null $s struct.get $s 3 drop"));
    assertEquals(
        "type mismatch: instruction requires [(ref null 0)] but stack has [(ref null 1)] in"
            + " struct.get",
        of("ref.null $r struct.get $s $a drop"));
  }

  @Test
  void structSet_needsAMutableField() {
    assertEquals(VALID, of("ref.null $s i32.const 0 struct.set $s $b"));
    assertEquals(
        "immutable field in struct.set: field 0 of type 0",
        of("ref.null $s i32.const 0 struct.set $s $a"));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in struct.set",
        of("ref.null $s i32.const 0 struct.set $s $c"));
  }

  @Test
  void arrayNew_takesElementAndLength() {
    assertEquals(VALID, of("f32.const 0 i32.const 9 array.new $fixed drop"));
    assertEquals(VALID, of("i32.const 9 array.new_default $bytes drop"));
    assertEquals(
        "array type is not defaultable in array.new_default: (ref eq)",
        of("i32.const 9 array.new_default $strict drop"));
    assertEquals("non-array type 0 in array.new", of("array.new $s"));
  }

  @Test
  void arrayNewFixed_takesThatManyElements() {
    assertEquals(VALID, of("i32.const 1 i32.const 2 array.new_fixed $bytes 2 drop"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in array.new_fixed",
        of("i32.const 1 array.new_fixed $bytes 2 drop"));
    assertEquals(VALID, of("array.new_fixed $bytes 0 drop"));
  }

  @Test
  void arrayNewFixed_ofHugeLengthInUnreachableCode_endsAtOnce() {
    assertEquals(VALID, of("unreachable array.new_fixed $bytes 4294967295 drop"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in array.new_fixed",
        of("unreachable i64.const 0 array.new_fixed $bytes 4294967295 drop"));
  }

  @Test
  void arrayNewData_needsNumbersOrVectors() {
    assertEquals(VALID, of("i32.const 0 i32.const 1 array.new_data $bytes $d drop"));
    assertEquals(
        "array type is not numeric or vector in array.new_data: anyref",
        of("i32.const 0 i32.const 1 array.new_data $refs $d drop"));
    assertEquals(
        "unknown data segment 1 in array.new_data",
        of("i32.const 0 i32.const 1 array.new_data $bytes 1 drop"));
  }

  @Test
  void arrayNewElem_needsASegmentThatMatches() {
    assertEquals(VALID, of("i32.const 0 i32.const 1 array.new_elem $refs $i31s drop"));
    assertEquals(
        "type mismatch in array.new_elem: an array of anyref can't take funcref",
        of("i32.const 0 i32.const 1 array.new_elem $refs $funcs drop"));
    assertEquals(
        "unknown elem segment 2 in array.new_elem",
        of("i32.const 0 i32.const 1 array.new_elem $refs 2 drop"));
  }

  @Test
  void arrayGet_givesTheElementUnpacked() {
    assertEquals(VALID, of("ref.null $fixed i32.const 0 array.get $fixed f32.abs drop"));
    assertEquals(VALID, of("ref.null $bytes i32.const 0 array.get_s $bytes i32.eqz drop"));
    assertEquals(
        "array is packed in array.get", of("ref.null $bytes i32.const 0 array.get $bytes drop"));
    assertEquals(
        "array is unpacked in array.get_u",
        of("ref.null $fixed i32.const 0 array.get_u $fixed drop"));
  }

  @Test
  void changes_needAMutableArray() {
    String problem = "immutable array in %s: type 4";
    assertEquals(VALID, of("ref.null $bytes i32.const 0 i32.const 1 array.set $bytes"));
    assertEquals(VALID, of("ref.null $refs i32.const 0 ref.null eq i32.const 1 array.fill $refs"));
    assertEquals(problem.formatted("array.set"), of("unreachable array.set $fixed"));
    assertEquals(problem.formatted("array.fill"), of("unreachable array.fill $fixed"));
    assertEquals(problem.formatted("array.copy"), of("unreachable array.copy $fixed $fixed"));
    assertEquals(problem.formatted("array.init_data"), of("unreachable array.init_data $fixed $d"));
    assertEquals(
        problem.formatted("array.init_elem"), of("unreachable array.init_elem $fixed $i31s"));
  }

  @Test
  void arrayCopy_needsASourceThatMatches() {
    String operands = "ref.null %s i32.const 0 ref.null %s i32.const 0 i32.const 1 ";
    assertEquals(VALID, of(operands.formatted("$refs", "$strict") + "array.copy $refs $strict"));
    assertEquals(
        "array types do not match in array.copy",
        of(operands.formatted("$strict", "$refs") + "array.copy $strict $refs"));
    assertEquals(
        "array types do not match in array.copy",
        of(operands.formatted("$bytes", "$words") + "array.copy $bytes $words"));
    assertEquals(
        "type mismatch: instruction requires [(ref null 3)] but stack has [(ref null 7)] in"
            + " array.copy",
        of(operands.formatted("$bytes", "$words") + "array.copy $bytes $bytes"));
  }

  @Test
  void arrayInit_takesPlaceSourceAndLength() {
    String operands = "i32.const 0 i32.const 1 i32.const 2 ";
    assertEquals(VALID, of("ref.null $bytes " + operands + "array.init_data $bytes $d"));
    assertEquals(VALID, of("ref.null $refs " + operands + "array.init_elem $refs $i31s"));
    assertEquals(
        "type mismatch in array.init_elem: an array of (ref eq) can't take i31ref",
        of("ref.null $strict " + operands + "array.init_elem $strict $i31s"));
    assertEquals(
        "array type is not numeric or vector in array.init_data: anyref",
        of("ref.null $refs " + operands + "array.init_data $refs $d"));
  }

  @Test
  void arrayLen_takesAnyArray() {
    assertEquals(VALID, of("ref.null $bytes array.len drop ref.null array array.len drop"));
    assertEquals(
        "type mismatch: instruction requires [arrayref] but stack has [(ref null 0)] in array.len",
        of("ref.null $s array.len drop"));
  }
}
