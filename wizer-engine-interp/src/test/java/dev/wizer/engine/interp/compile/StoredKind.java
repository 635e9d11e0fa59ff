package dev.wizer.engine.interp.compile;

import java.util.List;

/**
 * A way in which fields and elements are kept, in the text format.
 *
 * @param storage the storage type
 * @param value gives a value of it for the local {@code $x}
 * @param hash makes an i32 of the value at {@code VALUE}
 */
record StoredKind(String storage, String value, String hash) {

  private static final String NUMBER = "(i32.mul (local.get $x) (i32.const 0x81010181))";
  private static final String LONG =
      "(i64.mul (i64.extend_i32_s (local.get $x)) (i64.const 0x1E3779B97F4A7C15))";

  /** All of them. */
  static final List<StoredKind> ALL =
      List.of(
          new StoredKind("i8", NUMBER, "VALUE"),
          new StoredKind("i16", NUMBER, "VALUE"),
          new StoredKind("i32", NUMBER, "VALUE"),
          new StoredKind("i64", LONG, "(call $hash64 VALUE)"),
          new StoredKind(
              "f32", "(f32.reinterpret_i32 " + NUMBER + ")", "(i32.reinterpret_f32 VALUE)"),
          new StoredKind(
              "f64",
              "(f64.reinterpret_i64 " + LONG + ")",
              "(call $hash64 (i64.reinterpret_f64 VALUE))"),
          new StoredKind(
              "v128",
              "(i64x2.replace_lane 1 (i64x2.splat " + LONG + ") (i64.const 77))",
              "(call $hashV VALUE)"),
          new StoredKind("anyref", "(call $any (local.get $x))", "(call $hashAny VALUE)"),
          new StoredKind("funcref", "(call $func (local.get $x))", "(call $hashFunc VALUE)"),
          new StoredKind("(ref null $box)", "(call $box (local.get $x))", "(call $hashBox VALUE)"));

  /** What the values and hashes need. */
  static final String PRELUDE =
      """
      (type $box (struct (field (mut i32)))) (type $ints (array i32))
      (type $t (func (param i32) (result i32)))
      (elem declare func $twice $square)
      (func $twice (type $t) (i32.mul (local.get 0) (i32.const 2)))
      (func $square (type $t) (i32.mul (local.get 0) (local.get 0)))
      (func $hash64 (param i64) (result i32)
        (i32.xor (i32.wrap_i64 (local.get 0))
          (i32.wrap_i64 (i64.shr_u (local.get 0) (i64.const 29)))))
      (func $hashV (param v128) (result i32)
        (i32.add (call $hash64 (i64x2.extract_lane 0 (local.get 0)))
          (i32.mul (i32.const 3) (call $hash64 (i64x2.extract_lane 1 (local.get 0))))))
      (func $any (param $x i32) (result anyref)
        (if (i32.eqz (i32.and (local.get $x) (i32.const 3))) (then (return (ref.null any))))
        (if (i32.eq (i32.and (local.get $x) (i32.const 3)) (i32.const 1))
          (then (return (ref.i31 (local.get $x)))))
        (if (i32.eq (i32.and (local.get $x) (i32.const 3)) (i32.const 2))
          (then (return (struct.new $box (local.get $x)))))
        (array.new $ints (local.get $x) (i32.const 3)))
      (func $hashAny (param anyref) (result i32)
        (if (ref.is_null (local.get 0)) (then (return (i32.const 1000001))))
        (if (ref.test (ref i31) (local.get 0))
          (then (return (i31.get_s (ref.cast (ref i31) (local.get 0))))))
        (if (ref.test (ref $box) (local.get 0))
          (then (return (i32.add (i32.const 7)
            (struct.get $box 0 (ref.cast (ref $box) (local.get 0)))))))
        (i32.xor (i32.const 0x5555)
          (array.get $ints (ref.cast (ref $ints) (local.get 0)) (i32.const 2))))
      (func $func (param $x i32) (result funcref)
        (if (i32.eqz (i32.and (local.get $x) (i32.const 3))) (then (return (ref.null func))))
        (select (result funcref) (ref.func $twice) (ref.func $square)
          (i32.and (local.get $x) (i32.const 1))))
      (func $hashFunc (param funcref) (result i32)
        (if (ref.is_null (local.get 0)) (then (return (i32.const 1000002))))
        (call_ref $t (i32.const 9) (ref.cast (ref $t) (local.get 0))))
      (func $box (param $x i32) (result (ref null $box))
        (if (i32.and (local.get $x) (i32.const 1)) (then (return (ref.null $box))))
        (struct.new $box (local.get $x)))
      (func $hashBox (param (ref null $box)) (result i32)
        (if (ref.is_null (local.get 0)) (then (return (i32.const 1000003))))
        (struct.get $box 0 (local.get 0)))
      """;

  boolean isPacked() {
    return storage.equals("i8") || storage.equals("i16");
  }

  /** An i32 of the value that an instruction gives, or of both values if it is a packed one. */
  String hashOf(String instruction, String operands) {
    if (!isPacked()) {
      return hash.replace("VALUE", "(" + instruction + " " + operands + ")");
    }
    String signed = "(" + instruction + "_s " + operands + ")";
    String unsigned = "(" + instruction + "_u " + operands + ")";
    return "(i32.add (i32.mul (i32.const 5) " + signed + ") " + unsigned + ")";
  }
}
