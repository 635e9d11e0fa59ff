package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.Tiers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References belong to the same types, whichever functions are compiled. */
class CompiledCastTest {

  private static final int KINDS = 11;

  /** Gives a reference of each kind by number, and tests and casts it. */
  private static String text(String type) {
    return """
        (module
          (rec
            (type $base (sub (struct (field (mut i32)))))
            (type $mid (sub $base (struct (field (mut i32)) (field i64))))
            (type $leaf (sub final $mid (struct (field (mut i32)) (field i64) (field anyref))))
            (type $beside (sub $base (struct (field (mut i32)) (field i64)))))
          (type $array (sub (array (mut i8)))) (type $subarray (sub final $array (array (mut i8))))
          (type $ints (array i32))
          (func $make (param i32) (result anyref)
            (block $i (block $h (block $g (block $e (block $d (block $c (block $b (block $a
            (block $z (block $y
              (br_table $z $a $b $c $d $e $g $h $i $y (local.get 0)))
              (return (ref.null none)))
              (return (struct.new $base (i32.const 1))))
              (return (struct.new $mid (i32.const 2) (i64.const 3))))
              (return (struct.new $leaf (i32.const 4) (i64.const 5) (ref.null any))))
              (return (struct.new_default $beside)))
              (return (array.new_default $array (i32.const 2))))
              (return (array.new_default $subarray (i32.const 3))))
              (return (array.new_default $ints (i32.const 4))))
              (return (ref.i31 (i32.const 0x7FFFFFFF))))
            (ref.i31 (i32.const 0)))
          (func $branch (param $x anyref) (result i32)
            (block $yes (result (ref null TYPE))
              (br_on_cast $yes anyref (ref null TYPE) (local.get $x))
              (ref.is_null) (return (i32.add (i32.const 2))))
            (ref.is_null) (i32.add (i32.const 4)))
          (func $branchOnFailure (param $x anyref) (result i32)
            (block $no (result anyref)
              (br_on_cast_fail $no anyref (ref TYPE) (local.get $x))
              (ref.is_null) (return (i32.add (i32.const 8))))
            (ref.is_null) (i32.add (i32.const 16)))
          (func (export "f") (param $n i32) (result i32) (local $x anyref) (local $r i32)
            (local.set $x (call $make (i32.and (local.get $n) (i32.const 15))))
            (local.set $r (i32.add (ref.test (ref TYPE) (local.get $x))
              (i32.shl (ref.test (ref null TYPE) (local.get $x)) (i32.const 1))))
            (local.set $r (i32.add (i32.mul (local.get $r) (i32.const 100))
              (call $branch (local.get $x))))
            (local.set $r (i32.add (i32.mul (local.get $r) (i32.const 100))
              (call $branchOnFailure (local.get $x))))
            (if (i32.and (local.get $n) (i32.const 16)) (then
              (local.set $r (i32.add (i32.mul (local.get $r) (i32.const 2))
                (ref.eq (ref.cast eqref (local.get $x))
                  (ref.cast eqref (ref.cast (ref null TYPE) (local.get $x))))))))
            (if (i32.and (local.get $n) (i32.const 32)) (then
              (local.set $r (i32.add (i32.mul (local.get $r) (i32.const 2))
                (ref.eq (ref.cast eqref (local.get $x))
                  (ref.cast eqref (ref.cast (ref TYPE) (local.get $x))))))))
            (local.get $r)))
        """
        .replace("TYPE", type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$base",
        "$mid",
        "$leaf",
        "$beside",
        "$array",
        "$subarray",
        "$ints",
        "any",
        "eq",
        "i31",
        "struct",
        "array",
        "none"
      })
  void reference_toAnything_isTestedAndCast(String type) {
    int[] arguments = new int[3 * KINDS];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i % KINDS | i / KINDS << 4;
    }
    List<String> outcomes = new Tiers(text(type)).call(arguments);
    // Null belongs to the nullable type alone.
    assertEquals("[I32[value=20517]]", outcomes.get(9));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 0x3FFF_FFFF, 0x4000_0000, 0x7FFF_FFFF, 0x8000_0000})
  void i31_hasItsBits(int value) {
    String text =
        """
        (module (func $signed (param i31ref) (result i32) (i31.get_s (local.get 0)))
          (func $unsigned (param i31ref) (result i32) (i31.get_u (local.get 0)))
          (func (export "f") (param i32) (result i32) (local $x i31ref)
            (local.set $x (ref.i31 (local.get 0)))
            (i32.xor (call $signed (local.get $x))
              (i32.mul (i32.const 3) (call $unsigned (local.get $x))))))
        """;
    int signed = value << 1 >> 1;
    int expected = signed ^ 3 * (value & 0x7FFF_FFFF);
    assertEquals("[I32[value=" + expected + "]]", new Tiers(text).call(value, value).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$f", "$sub", "func", "nofunc"})
  void reference_toAFunction_isTestedAndCast(String type) {
    String text =
        """
        (module (type $f (sub (func (param i32) (result i32))))
          (type $sub (sub $f (func (param i32) (result i32))))
          (type $other (func))
          (import "h" "back" (func $host (type $f)))
          (func (export "g") (type $f) (i32.const 77))
          (table funcref (elem $a $b $c $host))
          (func $a (type $f) (local.get 0)) (func $b (type $sub) (local.get 0))
          (func $c (type $other))
          (func (export "f") (param $n i32) (result i32) (local $x funcref)
            (if (i32.lt_u (local.get $n) (i32.const 4))
              (then (local.set $x (table.get (local.get $n)))))
            (drop (ref.cast (ref null TYPE) (local.get $x)))
            (i32.add (ref.test (ref TYPE) (local.get $x))
              (i32.shl (ref.test (ref null TYPE) (local.get $x)) (i32.const 1)))))
        """
            .replace("TYPE", type);
    List<String> outcomes = new Tiers(text).call(0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
    assertEquals("[I32[value=2]]", outcomes.get(4));
    assertTrue(type.equals("func") != outcomes.get(2).contains("cast failure"), outcomes.get(2));
  }
}
