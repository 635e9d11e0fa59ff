package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fields and elements of all kinds are read and written alike, whichever functions are compiled.
 */
class ObjectAccessTest {

  /** Set in an argument: the object is null, or one of zeros. */
  private static final int NULL = 0x100000;

  private static final int DEFAULT = 0x200000;

  private static List<StoredKind> kinds() {
    return StoredKind.ALL;
  }

  private static String mix(String hash) {
    return " (local.set $h (i32.add (i32.mul (local.get $h) (i32.const 31)) " + hash + "))";
  }

  private static String isSet(int flag) {
    return "(i32.and (local.get $x) (i32.const " + flag + "))";
  }

  /** Fields before the one of interest: so it is in the object itself, or in an array beside it. */
  private static List<String> padding(int numbers, int references) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < numbers; i++) {
      fields.add("i64");
    }
    for (int i = 0; i < references; i++) {
      fields.add("(ref null $box)");
    }
    return fields;
  }

  private static String struct(StoredKind kind, int numbers, int references) {
    List<String> padding = padding(numbers, references);
    StringBuilder fields = new StringBuilder();
    StringBuilder values = new StringBuilder();
    StringBuilder neighbours = new StringBuilder();
    for (int i = 0; i < padding.size(); i++) {
      boolean number = i < numbers;
      fields.append(" (field (mut ").append(padding.get(i)).append("))");
      values.append(
          number ? " (i64.const " + (i + 50) + ")" : " (struct.new $box (i32.const " + i + "))");
      String get = "(struct.get $s " + i + " (local.get $o))";
      neighbours.append(mix(number ? "(call $hash64 " + get + ")" : "(call $hashBox " + get + ")"));
    }
    int field = padding.size();
    String read = mix(kind.hashOf("struct.get", "$s " + field + " (local.get $o)"));
    String last =
        mix("(call $hash64 (struct.get $s " + (field + 1) + " (local.get $o)))")
            + mix("(call $hashBox (struct.get $s " + (field + 2) + " (local.get $o)))");
    return "(module "
        + StoredKind.PRELUDE
        + " (type $s (struct"
        + fields
        + (" (field (mut "
            + kind.storage()
            + ")) (field (mut i64)) (field (mut (ref null $box)))))")
        + "(func (export \"f\") (param $x i32) (result i32)"
        + " (local $o (ref null $s)) (local $h i32)"
        + (" (if " + isSet(NULL) + " (then) (else (if " + isSet(DEFAULT))
        + " (then (local.set $o (struct.new_default $s)))"
        + (" (else (local.set $o (struct.new $s" + values + kind.value())
        + " (i64.const -3) (struct.new $box (i32.const 4))))))))"
        + (isSet(0x400000) + " (if (then (struct.set $s " + (field + 1))
        + " (local.get $o) (i64.const 12345678901))))"
        + (read + neighbours + last)
        + " (local.set $x (i32.add (local.get $x) (i32.const 1)))"
        + (" (struct.set $s " + field + " (local.get $o) " + kind.value() + ")")
        + (read + neighbours + last)
        + " (local.get $h)))";
  }

  private static int[] arguments() {
    List<Integer> arguments = new ArrayList<>();
    for (int flags : new int[] {0, DEFAULT, 0x400000, NULL, NULL | 0x400000}) {
      for (int x : new int[] {0, 1, 2, 3, 4, 0x7E, 0x7F, 0x80, 0xFE, 0x7FFF, 0x8000}) {
        arguments.add(flags | x);
        arguments.add(flags | x | 0x81000000);
      }
    }
    return arguments.stream().mapToInt(Integer::intValue).toArray();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void field_wherever_isReadAndWritten(StoredKind kind) {
    for (int numbers : new int[] {0, 1, 2, 4}) {
      for (int references : new int[] {0, 1, 2, 3, 5}) {
        if (numbers == 4 || references % 3 == numbers) {
          List<String> outcomes = new Tiers(struct(kind, numbers, references)).callFew(arguments());
          assertTrue(outcomes.get(0).startsWith("[I32"), outcomes.get(0));
          String last = outcomes.get(outcomes.size() - 1);
          assertTrue(last.contains("null structure reference"), last);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void field_inAnyTier_isReadAndWritten(StoredKind kind) {
    new Tiers(struct(kind, 1, 2)).call(arguments());
  }

  private static String array(StoredKind kind) {
    String element = kind.hashOf("array.get", "$a (local.get $o) (local.get $i)");
    String all =
        "(local.set $j (local.get $i)) (local.set $i (i32.const 0)) (loop $l "
            + mix(element)
            + " (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))"
            + " (array.len (local.get $o))))) (local.set $i (local.get $j))";
    return "(module "
        + StoredKind.PRELUDE
        + " (type $a (array (mut "
        + kind.storage()
        + ")))"
        + "(func (export \"f\") (param $x i32) (result i32)"
        + " (local $o (ref null $a)) (local $p (ref null $a)) (local $h i32) (local $i i32)"
        + " (local $j i32)"
        + " (local.set $i (i32.shr_s (local.get $x) (i32.const 24)))"
        + (" (if " + isSet(NULL) + " (then) (else (if " + isSet(DEFAULT))
        + " (then (local.set $o (array.new_default $a (i32.const 5))))"
        + (" (else (local.set $o (array.new $a " + kind.value() + " (i32.const 5)))))))")
        + mix(element)
        + " (local.set $x (i32.add (local.get $x) (i32.const 1)))"
        + (" (array.set $a (local.get $o) (local.get $i) " + kind.value() + ")")
        + mix(element)
        + all
        + " (local.set $x (i32.add (local.get $x) (i32.const 1)))"
        + (" (local.set $p (array.new_fixed $a 2 " + kind.value() + kind.value() + "))")
        + " (array.copy $a $a (local.get $o) (i32.const 1) (local.get $p) (i32.const 0)"
        + " (i32.const 2))"
        + all
        + (" (array.fill $a (local.get $o) (local.get $i) " + kind.value() + " (i32.const 2))")
        + all
        + (isSet(0x400000) + " (if (then (array.set $a (local.get $o) (i32.const 5) ")
        + (kind.value() + ")))")
        + " (local.get $h)))";
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void element_atAnyIndex_isReadAndWritten(StoredKind kind) {
    List<Integer> arguments = new ArrayList<>();
    for (int index : new int[] {0, 1, 3, 4, 5, 6, 127, -128, -1}) {
      for (int flags : new int[] {0, DEFAULT, 0x400000, NULL}) {
        for (int x : new int[] {0, 1, 2, 0x7F, 0x80, 0x7FFF, 0x8001}) {
          arguments.add(index << 24 | flags | x);
        }
      }
    }
    List<String> outcomes =
        new Tiers(array(kind)).call(arguments.stream().mapToInt(Integer::intValue).toArray());
    assertTrue(outcomes.get(0).startsWith("[I32"), outcomes.get(0));
    assertTrue(outcomes.get(14).contains("out of bounds array access"), outcomes.get(14));
    assertTrue(outcomes.get(21).contains("null array reference"), outcomes.get(21));
    String beyond = outcomes.get(outcomes.size() - 28);
    assertTrue(beyond.contains("out of bounds array access"), beyond);
  }

  @Test
  void vector_readIntoTheSlotsOfItsOperands_isWhole() {
    String text =
        """
        (module (type $a (array (mut v128))) (type $s (struct (field (mut v128)) (field v128)))
          (func (export "f") (param $x i32) (result i32) (local $a (ref null $a))
            (local.set $a (array.new_fixed $a 2
              (v128.const i32x4 1 2 3 4) (v128.const i32x4 50 60 70 80)))
            (i32x4.extract_lane 3 (i32x4.add
              (array.get $a (local.get $a) (i32.and (local.get $x) (i32.const 1)))
              (i32x4.add
                (struct.get $s 1 (struct.new $s (v128.const i32x4 5 6 7 8)
                  (array.get $a (local.get $a) (i32.add (local.get $x) (i32.const 0)))))
                (i32x4.splat (local.get $x)))))))
        """;
    assertEquals("[I32[value=161]]", new Tiers(text).call(0, 1, 2, 1).get(1));
  }

  @Test
  void largeArray_isUsedWhole() {
    String text =
        """
        (module (type $a (array (mut i16))) (type $r (array (mut anyref)))
          (func (export "f") (param $n i32) (result i32)
            (local $a (ref null $a)) (local $r (ref null $r)) (local $i i32) (local $h i32)
            (local.set $a (array.new_default $a (local.get $n)))
            (local.set $r (array.new_default $r (local.get $n)))
            (loop $l
              (array.set $a (local.get $a) (local.get $i) (i32.mul (local.get $i) (i32.const 77)))
              (array.set $r (local.get $r) (local.get $i)
                (array.get $r (local.get $r) (i32.shr_u (local.get $i) (i32.const 1))))
              (if (i32.eqz (i32.and (local.get $i) (i32.const 1023)))
                (then (array.set $r (local.get $r) (local.get $i) (local.get $a))))
              (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (local.get $n))))
            (local.set $i (i32.const 0))
            (loop $l
              (local.set $h (i32.add (i32.mul (local.get $h) (i32.const 31))
                (array.get_s $a (local.get $a) (local.get $i))))
              (if (ref.is_null (array.get $r (local.get $r) (local.get $i)))
                (then (local.set $h (i32.add (local.get $h) (i32.const 5)))))
              (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (local.get $n))))
            (local.get $h)))
        """;
    new Tiers(text).callFew(1, 2, 1_000, 100_000);
    List<String> tooLarge = new Tiers(text).callFew(-1, 0x7FFF_FFFF);
    assertTrue(tooLarge.get(0).contains("out of memory for an array"), tooLarge.get(0));
  }

  @Test
  void trap_inAnObjectsUse_isWhereItIs() {
    String text =
        """
        (module (type $s (struct (field (mut i32)))) (type $a (array (mut i8)))
          (table $t 3 funcref)
          (func $get (param (ref null $s)) (result i32)
            (i32.add (i32.const 1) (struct.get $s 0 (local.get 0))))
          (func $set (param (ref null $s)) (struct.set $s 0 (local.get 0) (i32.const 1)))
          (func $at (param (ref null $a) i32) (result i32)
            (nop) (i32.add (i32.const 1) (array.get_u $a (local.get 0) (local.get 1))))
          (func $len (param (ref null $a)) (result i32) (array.len (local.get 0)))
          (func $put (param (ref null $a) i32)
            (nop) (nop) (array.set $a (local.get 0) (local.get 1) (i32.const 3)))
          (func $cast (param anyref) (result i32)
            (struct.get $s 0 (ref.cast (ref $s) (local.get 0))))
          (func $i31 (param i31ref) (result i32) (nop) (i31.get_u (local.get 0)))
          (func $some (param anyref) (drop (ref.as_non_null (local.get 0))))
          (func $tableGet (param i32) (drop (table.get $t (local.get 0))))
          (func $tableSet (param i32) (table.set $t (local.get 0) (ref.null func)))
          (func (export "f") (param $x i32) (result i32) (local $r i32)
            (block $k (block $j (block $i (block $h (block $g (block $e (block $d (block $c
            (block $b (block $a (block $z
              (br_table $z $a $b $c $d $e $g $h $i $j $k (local.get $x)))
              (return (call $get (ref.null $s))))
              (call $set (ref.null $s)) (return (i32.const 0)))
              (return (call $at (array.new_default $a (i32.const 3)) (i32.const 3))))
              (return (call $len (ref.null $a))))
              (call $put (array.new_default $a (i32.const 3)) (i32.const -1))
              (return (i32.const 0)))
              (return (call $cast (array.new_default $a (i32.const 3)))))
              (return (call $i31 (ref.null i31))))
              (call $some (ref.null any)) (return (i32.const 0)))
              (call $tableGet (i32.const 3)) (return (i32.const 0)))
              (call $tableSet (i32.const -1)) (return (i32.const 0)))
              (i32.add (call $get (struct.new $s (i32.const 5)))
                (call $at (array.new_default $a (i32.const 3)) (i32.const 2)))))
        """;
    List<String> outcomes = new Tiers(text).call(10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertEquals("[I32[value=7]]", outcomes.get(0));
    for (String outcome : outcomes.subList(1, 11)) {
      assertEquals(3, outcome.split("WasmFrame").length, outcome);
    }
  }

  @Test
  void tableElements_areReadAndSetWithinTheTable() {
    String text =
        """
        (module (type $t (func (param i32) (result i32)))
          (table $t 2 20 funcref) (table $l i64 3 anyref) (elem declare func $a $b)
          (func $a (type $t) (i32.const 10)) (func $b (type $t) (i32.const 20))
          (func $hash (param funcref) (result i32)
            (if (ref.is_null (local.get 0)) (then (return (i32.const 1))))
            (call_ref $t (i32.const 0) (ref.cast (ref $t) (local.get 0))))
          (func $set (param $i i32) (param $j i32)
            (local.set $j (i32.add (local.get $j) (i32.const 1)))
            (table.set $t (local.get $i) (ref.func $b))
            (if (i32.eq (local.get $j) (i32.const 3)) (then
              (table.set $t (i32.const 0) (ref.func $a)))))
          (func (export "f") (param $x i32) (result i32)
            (if (i32.eq (local.get $x) (i32.const 100))
              (then (return (table.grow $t (ref.func $a) (i32.const 3)))))
            (if (i32.gt_s (local.get $x) (i32.const 200))
              (then (call $set (i32.sub (local.get $x) (i32.const 201)) (i32.const 2))
                (return (i32.const 0))))
            (table.set $l (i64.extend_i32_u (i32.and (local.get $x) (i32.const 3)))
              (ref.i31 (local.get $x)))
            (i32.add (call $hash (table.get $t (local.get $x)))
              (i31.get_s (ref.cast (ref i31)
                (table.get $l (i64.extend_i32_u (local.get $x))))))))
        """;
    List<String> outcomes =
        new Tiers(text)
            .call(
                0,
                1,
                2,
                3,
                -1,
                202,
                203,
                1,
                0,
                100,
                2,
                3,
                4,
                5,
                6,
                203,
                2,
                201,
                0,
                207,
                0x40000000);
    assertEquals("[I32[value=1]]", outcomes.get(0));
    assertEquals("[I32[value=21]]", outcomes.get(7));
    assertTrue(outcomes.get(6).contains("out of bounds table access"), outcomes.get(6));
  }

  @Test
  void referenceInALocal_testedForNull_isStillThereInTheNextRegion() {
    String text =
        """
        (module (type $t (func (param i32) (result i32))) (table $t 2 funcref)
          (elem declare func $a $b)
          (func $a (type $t) (i32.const 10)) (func $b (type $t) (i32.const 20))
          (func $put (param $x i32) (local $f (ref null $t)) (local $i i32)
            (local.set $f (ref.func $a))
            (drop (ref.as_non_null (local.get $f)))
            (if (local.get $x)
              (then (local.set $i (i32.const 1))) (else (local.set $i (i32.const 2))))
            (if (i32.eq (local.get $x) (i32.const 1)) (then
              (local.set $f (ref.func $b))
              (drop (ref.as_non_null (local.get $f)))
              (if (local.get $x) (then (local.set $i (i32.const 2))))))
            (loop $l
              (if (i32.eq (local.get $i) (i32.const 9)) (then (local.set $x (i32.const 1))))
              (if (i32.eq (local.get $i) (i32.const 8)) (then (local.set $x (i32.const 2))))
              (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 20))))
            (table.set $t (i32.const 1) (local.get $f)))
          (func (export "f") (param $x i32) (result i32)
            (call $put (local.get $x))
            (call_indirect $t (type $t) (i32.const 0) (i32.const 1))))
        """;
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, 0, 1);
    assertEquals("[I32[value=10]]", outcomes.get(0));
    assertEquals("[I32[value=20]]", outcomes.get(1));
  }
}
