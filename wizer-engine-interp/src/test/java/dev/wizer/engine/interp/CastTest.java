package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {

  /** A reference of each sort is made by a function of that name. */
  private static final String MAKERS =
      """
      (type $base (sub (struct (field i32))))
      (type $sub (sub $base (struct (field i32) (field i32))))
      (type $other (sub $base (struct (field i32) (field i64))))
      (type $array (array i8))
      (func (export "null") (result anyref) (ref.null none))
      (func (export "i31") (result anyref) (ref.i31 (i32.const 5)))
      (func (export "base") (result anyref) (struct.new $base (i32.const 1)))
      (func (export "sub") (result anyref) (struct.new_default $sub))
      (func (export "array") (result anyref) (array.new_default $array (i32.const 1)))
      """;

  private static WasmValue make(EngineInstance instance, String sort) {
    return sort.equals("host")
        ? new WasmValue.InternalizedRef("an object")
        : instance.invoke(sort)[0];
  }

  /** Tests and casts in all forms agree on whether a reference belongs to a type. */
  @ParameterizedTest
  @CsvSource({
    "any, i31 base sub array host",
    "eq, i31 base sub array",
    "i31, i31",
    "struct, base sub",
    "array, array",
    "none, ''",
    "$base, base sub",
    "$sub, sub",
    "$other, ''",
    "$array, array"
  })
  void castsAndTests_agree(String type, String members) {
    EngineInstance instance =
        Wat.instantiate(
            "(module "
                + MAKERS
                + """
                (func (export "test") (param anyref) (result i32) (ref.test (ref T) (local.get 0)))
                (func (export "testNull") (param anyref) (result i32)
                  (ref.test (ref null T) (local.get 0)))
                (func (export "cast") (param anyref) (result i32)
                  (ref.is_null (ref.cast (ref T) (local.get 0))))
                (func (export "castNull") (param anyref) (result i32)
                  (ref.is_null (ref.cast (ref null T) (local.get 0))))
                (func (export "branch") (param anyref) (result i32)
                  (block $b (result (ref T))
                    (br_on_cast $b anyref (ref T) (local.get 0)) (return (i32.const 0)))
                  (drop) (i32.const 1))
                (func (export "branchNull") (param anyref) (result i32)
                  (block $b (result (ref null T))
                    (br_on_cast $b anyref (ref null T) (local.get 0)) (return (i32.const 0)))
                  (drop) (i32.const 1))
                (func (export "fail") (param anyref) (result i32)
                  (block $b (result anyref)
                    (br_on_cast_fail $b anyref (ref T) (local.get 0)) (return (i32.const 1)))
                  (drop) (i32.const 0))
                (func (export "failNull") (param anyref) (result i32)
                  (block $b (result anyref)
                    (br_on_cast_fail $b anyref (ref null T) (local.get 0)) (return (i32.const 1)))
                  (drop) (i32.const 0)))
                """
                    .replace("T)", type + ")"));
    for (String sort : List.of("null", "i31", "base", "sub", "array", "host")) {
      boolean belongs = List.of(members.split(" ")).contains(sort);
      check(instance, make(instance, sort), sort, belongs, belongs || sort.equals("null"));
    }
  }

  private static void check(
      EngineInstance instance, WasmValue value, String sort, boolean belongs, boolean orNull) {
    Map.of("test", belongs, "branch", belongs, "fail", belongs, "testNull", orNull)
        .forEach((name, expected) -> assertEquals(expected, i32(instance, name, value) == 1, sort));
    Map.of("branchNull", orNull, "failNull", orNull)
        .forEach((name, expected) -> assertEquals(expected, i32(instance, name, value) == 1, sort));
    checkCast(instance, "cast", value, belongs);
    checkCast(instance, "castNull", value, orNull);
  }

  private static void checkCast(
      EngineInstance instance, String name, WasmValue value, boolean belongs) {
    if (belongs) {
      assertEquals(value instanceof WasmValue.NullRef, i32(instance, name, value) == 1);
    } else {
      TrapException trap = assertThrows(TrapException.class, () -> instance.invoke(name, value));
      assertEquals(TrapKind.CAST_FAILURE, trap.kind());
    }
  }

  private static int i32(EngineInstance instance, String name, WasmValue argument) {
    return ((WasmValue.I32) instance.invoke(name, argument)[0]).value();
  }

  @Test
  void branchOnCast_takesOperandsAlong() {
    EngineInstance instance =
        Wat.instantiate(
            """
            (module
              (func (export "f") (param i32 i64) (result i64) (local anyref)
                (local.set 2 (if (result anyref) (local.get 0)
                  (then (ref.i31 (i32.const 3))) (else (ref.null any))))
                (i64.const 1000)
                (block $b (result i64 i31ref)
                  (i64.const 7)
                  (br_on_cast $b anyref (ref i31)
                    (i64.add (local.get 1) (i64.const 100)) (local.get 2))
                  (drop) (drop) (ref.null i31))
                (i64.extend_i32_s (ref.is_null))
                (i64.add) (i64.add)))
            """);
    WasmValue[] results = instance.invoke("f", new WasmValue.I32(1), new WasmValue.I64(20));
    assertEquals(new WasmValue.I64(1120), results[0]);
    results = instance.invoke("f", new WasmValue.I32(0), new WasmValue.I64(20));
    assertEquals(new WasmValue.I64(1008), results[0]);
  }

  @Test
  void functions_areCastByTheirDeclaredType() {
    EngineInstance instance =
        Wat.instantiate(
            """
            (module
              (type $f (sub (func (result anyref)))) (type $g (sub $f (func (result eqref))))
              (func $a (type $f) (ref.null any)) (func $b (type $g) (ref.null eq))
              (elem declare func $a $b)
              (func (export "f") (result i32)
                (i32.add (ref.test (ref $g) (ref.func $b))
                  (i32.mul (ref.test (ref $g) (block (result funcref) (ref.func $a)))
                    (i32.const 10)))))
            """);
    assertEquals(1, Wat.i32(instance, "f"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "-1, -1, 2147483647",
    "1073741823, 1073741823, 1073741823",
    "1073741824, -1073741824, 1073741824",
    "-2147483648, 0, 0"
  })
  void i31_keepsTheLow31Bits(int value, int signed, int unsigned) {
    EngineInstance instance =
        Wat.instantiate(
            """
            (module (type $s (struct (field i31ref)))
              (func $kept (param i32) (result i31ref)
                (struct.get $s 0 (struct.new $s (ref.i31 (local.get 0)))))
              (func (export "s") (param i32) (result i32) (i31.get_s (call $kept (local.get 0))))
              (func (export "u") (param i32) (result i32) (i31.get_u (call $kept (local.get 0))))
              (func (export "eq") (param i32) (result i32)
                (ref.eq (call $kept (local.get 0)) (ref.i31 (local.get 0)))))
            """);
    assertEquals(signed, Wat.i32(instance, "s", value));
    assertEquals(unsigned, Wat.i32(instance, "u", value));
    assertEquals(1, Wat.i32(instance, "eq", value));
  }

  @Test
  void i31Get_ofNull_traps() {
    EngineInstance instance =
        Wat.instantiate(
            "(module (func (export \"s\") (drop (i31.get_s (ref.null i31))))"
                + " (func (export \"u\") (drop (i31.get_u (ref.null i31)))))");
    for (String name : List.of("s", "u")) {
      TrapException trap = assertThrows(TrapException.class, () -> instance.invoke(name));
      assertEquals(TrapKind.NULL_I31_REFERENCE, trap.kind());
    }
  }

  @Test
  void conversions_keepTheReference() {
    EngineInstance instance =
        Wat.instantiate(
            "(module "
                + MAKERS
                + """
                (func (export "out") (param anyref) (result externref)
                  (extern.convert_any (local.get 0)))
                (func (export "in") (param externref) (result anyref)
                  (any.convert_extern (local.get 0))))
                """);
    WasmValue struct = make(instance, "base");
    WasmValue external = instance.invoke("out", struct)[0];
    assertEquals(new WasmValue.ExternalizedRef((WasmValue.Ref) struct), external);
    assertEquals(struct, instance.invoke("in", external)[0]);
    WasmValue host = new WasmValue.ExternRef("an object");
    WasmValue internal = instance.invoke("in", host)[0];
    assertEquals(new WasmValue.InternalizedRef("an object"), internal);
    assertEquals(host, instance.invoke("out", internal)[0]);
    assertEquals(
        new WasmValue.NullRef(RefType.ANYREF),
        instance.invoke("in", new WasmValue.NullRef(RefType.EXTERNREF))[0]);
  }

  @Test
  void types_thatTwoModulesDefineAlike_areTheSame() {
    EngineStore store = TestedEngine.create().newStore();
    EngineInstance first = store.instantiate(WatParser.parse("(module " + MAKERS + ")"), List.of());
    EngineInstance second =
        store.instantiate(
            WatParser.parse(
                """
                (module (type (func)) (type $b (sub (struct (field i32))))
                  (func (export "get") (param anyref) (result i32)
                    (struct.get $b 0 (ref.cast (ref $b) (local.get 0)))))
                """),
            List.of());
    assertEquals(1, i32(second, "get", make(first, "base")));
  }

  @Test
  void object_ofAnotherStore_isRefused() {
    EngineInstance other = Wat.instantiate("(module " + MAKERS + ")");
    EngineInstance instance = Wat.instantiate("(module (func (export \"f\") (param anyref)))");
    WasmValue object = make(other, "base");
    assertThrows(EngineFailureException.class, () -> instance.invoke("f", object));
  }
}
