package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.RunBudget;
import dev.wizer.engine.interp.MethodSizes;
import dev.wizer.engine.interp.exec.Numbers;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Instantiation;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.translate.FunctionTranslator;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HotSpot never compiles a method of more than 8,000 bytes. A region that became larger would be
 * interpreted: estimates of its size are to be such that this does not happen.
 */
class CompiledSizeTest {

  private static final int MAX_BYTES = 8_000;

  /** How often a line is repeated: so often that one region can't hold it. */
  private static final int REPETITIONS = 1_500;

  private static final String BEFORE =
      "(module (memory 1) (table 1 funcref) (global $g (mut i32) (i32.const 0))"
          + " (global $w (mut v128) (v128.const i64x2 0 0))"
          + " (type $t (func (param i32 i64 f64) (result i64)))"
          + " (type $s (sub (struct (field (mut i32)) (field (mut i64)) (field (mut i8))"
          + "  (field (mut v128)) (field (mut anyref)) (field (mut (ref null $s)))"
          + "  (field anyref) (field (mut anyref)))))"
          + " (type $b (array (mut i8))) (type $a (array (mut anyref)))"
          + " (type $w (array (mut v128))) (tag $e (param i32 i64 f64 v128))"
          + " (type $y (func (param i32 i64 f64 f32 v128)))"
          + " (func $callee (type $t) (local.get 1))"
          + " (func $f (param $i i32) (param $l i64) (param $d f64) (param $s f32) (param $v v128)"
          + "  (local $j i32) (local $k i64) (local $o (ref null $s)) (local $n (ref null $b))"
          + "  (local $m (ref null $a)) (local $u (ref null $w)) (local $c (ref null $t))"
          + "  (local $x anyref)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(local.set $i (i32.add (i32.mul (local.get $i) (local.get $j)) (i32.const 77777)))",
        "(local.set $l (i64.rotl (i64.add (local.get $l) (local.get $k)) (i64.const 7)))",
        "(local.set $i (i32.rotr (local.get $i) (local.get $j)))",
        "(local.set $l (i64.rotl (local.get $l) (local.get $k)))",
        "(local.set $d (f64.sqrt (f64.mul (local.get $d) (f64.const 1.1))))",
        "(local.set $s (f32.min (local.get $s) (f32.const 1.1)))",
        "(i32.store offset=70000 (local.get $i) (i32.load offset=4 (local.get $j)))",
        "(i64.store8 (local.get $i) (i64.load32_u offset=80000 (local.get $j)))",
        "(f64.store (local.get $i) (f64.load (local.get $j)))",
        "(local.set $k (call $callee (local.get $i) (local.get $l) (local.get $d)))",
        "(local.set $k (call_indirect (type $t) (local.get $i) (local.get $l) (local.get $d)"
            + " (local.get $j)))",
        "(global.set $g (i32.add (global.get $g) (i32.const 16)))",
        "(if (i32.lt_u (local.get $i) (local.get $j)) (then (local.set $i (i32.const 1))))",
        "(if (i64.eqz (local.get $k)) (then (local.set $k (i64.const 5))))",
        "(local.set $j (select (local.get $i) (local.get $j) (i64.gt_s (local.get $l)"
            + " (local.get $k))))",
        "(local.set $j (i64.lt_s (local.get $l) (local.get $k)))",
        "(local.set $j (i64.lt_u (local.get $l) (local.get $k)))",
        "(local.set $j (f64.lt (local.get $d) (f64.const 2.5)))",
        "(local.set $j (f32.ne (local.get $s) (local.get $s)))",
        "(local.set $j (i32.eqz (local.get $i)))",
        "(local.set $j (i32.le_u (local.get $i) (local.get $j)))",
        "(local.set $j (select (local.get $i) (local.get $j) (i32.lt_u (local.get $i)"
            + " (i32.const 500))))",
        "(local.set $d (select (local.get $d) (f64.const 3.5) (local.get $i)))",
        "(if (f64.ge (local.get $d) (f64.const 1)) (then (local.set $k (i64.const"
            + " 1234567890123))))",
        "(local.set $d (f64.convert_i64_u (i64.extend_i32_u (local.get $i))))",
        "(local.set $s (f32.demote_f64 (local.get $d)))",
        "(local.set $l (i64.extend16_s (i64.shr_u (local.get $l) (i64.clz (local.get $k)))))",
        "(i32.store16 (local.get $i) (i32.load8_s (local.get $j)))",
        "(local.set $i (i32.div_s (local.get $i) (i32.popcnt (local.get $j))))",
        "(local.set $l (i64.trunc_sat_f64_s (local.get $d)))",
        "(local.set $d (f64.abs (local.get $d)))",
        "(local.set $l (i64.trunc_f64_s (local.get $d)))",
        "(local.set $i (i32.trunc_f32_s (local.get $s)))",
        "(local.set $d (f64.add (f64.reinterpret_i64 (local.get $l)) (f64.reinterpret_i64"
            + " (i64.xor (local.get $l) (local.get $k)))))",
        "(local.set $k (i64.xor (local.get $k) (i64.reinterpret_f64 (f64.min (local.get $d)"
            + " (f64.reinterpret_i64 (i64.rotl (local.get $k) (i64.const 3)))))))",
        "(local.set $v (i8x16.add (local.get $v) (local.get $v)))",
        "(local.set $i (i32x4.extract_lane 1 (local.get $v)))",
        "(local.set $i (i8x16.bitmask (local.get $v)))",
        "(local.set $v (i8x16.min_s (local.get $v) (v128.const i64x2 -123456789 55)))",
        "(local.set $v (i8x16.shl (local.get $v) (local.get $i)))",
        "(local.set $v (f32x4.relaxed_madd (local.get $v) (local.get $v) (local.get $v)))",
        "(local.set $v (i32x4.extmul_high_i16x8_s (local.get $v) (local.get $v)))",
        "(local.set $v (i8x16.swizzle (local.get $v) (local.get $v)))",
        "(local.set $v (i8x16.narrow_i16x8_u (local.get $v) (local.get $v)))",
        "(local.set $v (i16x8.replace_lane 5 (i16x8.splat (local.get $i)) (local.get $j)))",
        "(local.set $v (i8x16.shuffle 8 3 30 1 17 22 5 12 0 9 27 2 31 4 19 6 (local.get $v)"
            + " (local.get $v)))",
        "(local.set $v (i8x16.shuffle 4 5 6 7 0 1 2 3 20 21 22 23 16 17 18 19 (local.get $v)"
            + " (local.get $v)))",
        "(local.set $v (select (local.get $v) (v128.const i64x2 7 8) (local.get $i)))",
        "(global.set $w (v128.not (global.get $w)))",
        "(local.set $v (v128.load offset=16 (i32.mul (local.get $i) (local.get $j))))",
        "(v128.store offset=16 (i32.mul (local.get $i) (local.get $j)) (local.get $v))",
        "(v128.store offset=70000 (local.get $i) (v128.load offset=70000 (local.get $j)))",
        "(local.set $v (v128.load16x4_s (i32.mul (local.get $i) (local.get $j))))",
        "(local.set $v (v128.load8_splat (i32.mul (local.get $i) (local.get $j))))",
        "(local.set $v (v128.load16_lane 3 (i32.mul (local.get $i) (local.get $j))"
            + " (local.get $v)))",
        "(v128.store8_lane 9 (i32.mul (local.get $i) (local.get $j)) (local.get $v))",
        "(block $b (try_table (catch_all $b) (local.set $v (i8x16.add_sat_s (local.get $v)"
            + " (v128.load (i32.mul (local.get $i) (local.get $j)))))))",
        "(loop $a (br_if $a (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))",
        "(block (block (block (block (br_table 0 1 2 3 (local.get $i)))"
            + " (local.set $i (i32.const 1))) (local.set $j (i32.const 2)))"
            + " (local.set $k (i64.const 3)))",
        "(local.set $i (struct.get $s 0 (local.get $o)))",
        "(local.set $i (struct.get_s $s 2 (local.get $o)))",
        "(local.set $v (struct.get $s 3 (local.get $o)))",
        "(local.set $o (struct.get $s 5 (local.get $o)))",
        "(local.set $x (struct.get $s 7 (local.get $o)))",
        "(struct.set $s 1 (local.get $o) (local.get $l))",
        "(struct.set $s 3 (local.get $o) (local.get $v))",
        "(struct.set $s 7 (local.get $o) (local.get $o))",
        "(local.set $o (struct.new $s (local.get $i) (local.get $l) (local.get $j)"
            + " (local.get $v) (local.get $x) (local.get $o) (local.get $x) (local.get $n)))",
        "(local.set $o (struct.new_default $s))",
        "(local.set $i (array.get_u $b (local.get $n) (local.get $i)))",
        "(array.set $b (local.get $n) (local.get $i) (local.get $j))",
        "(local.set $x (array.get $a (local.get $m) (local.get $i)))",
        "(array.set $a (local.get $m) (local.get $i) (local.get $x))",
        "(local.set $v (array.get $w (local.get $u) (local.get $i)))",
        "(array.set $w (local.get $u) (local.get $i) (local.get $v))",
        "(local.set $i (array.len (local.get $u)))",
        "(local.set $n (array.new_default $b (local.get $i)))",
        "(local.set $i (ref.test (ref $s) (local.get $x)))",
        "(local.set $o (ref.cast (ref $s) (local.get $x)))",
        "(local.set $o (ref.cast (ref null $s) (ref.as_non_null (local.get $x))))",
        "(local.set $x (ref.i31 (i31.get_s (ref.cast i31ref (local.get $x)))))",
        "(table.set 0 (local.get $i) (table.get 0 (local.get $j)))",
        "(local.set $k (call_ref $t (local.get $i) (local.get $l) (local.get $d)"
            + " (local.get $c)))",
        "(if (local.get $i) (then (return_call $nothing (local.get $i) (local.get $l)"
            + " (local.get $d) (local.get $s) (local.get $v))))",
        "(if (local.get $i) (then (return_call $f (local.get $i) (local.get $l)"
            + " (local.get $d) (local.get $s) (local.get $v))))",
        "(if (local.get $i) (then (return_call_ref $y (local.get $i) (local.get $l)"
            + " (local.get $d) (local.get $s) (local.get $v) (ref.null $y))))",
        "(if (local.get $i) (then (return_call_indirect (type $y) (local.get $i)"
            + " (local.get $l) (local.get $d) (local.get $s) (local.get $v) (local.get $j))))",
        "(block $h (result i32 i64 f64 v128) (try_table (catch $e $h)"
            + " (throw $e (local.get $i) (local.get $l) (local.get $d) (local.get $v)))"
            + " (unreachable)) (drop) (drop) (drop) (drop)",
        "(block $h (result i32 i64 f64 v128 exnref) (try_table (catch_ref $e $h)"
            + " (throw $e (local.get $i) (local.get $l) (local.get $d) (local.get $v)))"
            + " (unreachable)) (drop) (drop) (drop) (drop) (drop)",
        "(drop (memory.grow (local.get $i)))",
        "(memory.fill (local.get $i) (local.get $j) (i32.const 10))"
      })
  void largeFunction_becomesMethodsThatHotSpotCompiles(String line) throws IOException {
    Function<Integer, BlockProfile> counting = blocks -> new BlockProfile(new int[blocks], true);
    Function<Integer, BlockProfile> counted = blocks -> new BlockProfile(counts(blocks), false);
    Function<Integer, BlockProfile> none = blocks -> BlockProfile.NONE;
    for (Function<Integer, BlockProfile> profile : List.of(none, counting, counted)) {
      Map<String, Integer> sizes =
          sizes(BEFORE + line.repeat(REPETITIONS) + ") (func $nothing (type $y)))", 1, profile);
      assertTrue(sizes.size() > 1, () -> "regions: " + sizes);
      sizes.values().removeIf(size -> size < MAX_BYTES);
      assertEquals(Map.of(), sizes);
    }
  }

  /** Some blocks that are hot, of which some are much hotter than others. */
  private static int[] counts(int blocks) {
    int[] counts = new int[blocks];
    for (int block = 0; block < blocks; block++) {
      counts[block] = block % 3 == 0 ? 0 : 1 << block % 16;
    }
    return counts;
  }

  /** The sizes of all methods that a function becomes. */
  private static Map<String, Integer> sizes(
      String text, int funcIndex, Function<Integer, BlockProfile> profile) throws IOException {
    Store store = new Store(Geometry.STANDARD, RunBudget.unlimited());
    ModuleInstance instance =
        Instantiation.instantiate(store, ModuleReader.read(WatParser.parse(text)), List.of());
    Func func = instance.func(funcIndex);
    func.prepare(FunctionTranslator.translate(instance.layout, funcIndex));
    int blocks = compiler(func, store, BlockProfile.NONE).blockCount();
    FunctionCompiler compiler = compiler(func, store, profile.apply(blocks));
    Map<String, Integer> sizes = new TreeMap<>();
    for (int region = 0; region < compiler.regionCount(); region++) {
      String name = "Region" + region;
      CompiledClass made = compiler.compile(region, name);
      assertNotNull(made, name + " of " + compiler.regionCount() + " is too large");
      MethodSizes.add(made.bytes(), name, sizes);
    }
    sizes.keySet().removeIf(name -> !name.endsWith(".run"));
    return sizes;
  }

  private static FunctionCompiler compiler(Func func, Store store, BlockProfile profile) {
    FunctionCompiler compiler =
        FunctionCompiler.of(
            func,
            store,
            RegionLimits.OF_HOTSPOT,
            Numbers.FASTEST.access(),
            profile,
            new Object(),
            new Object(),
            null);
    assertNotNull(compiler);
    return compiler;
  }
}
