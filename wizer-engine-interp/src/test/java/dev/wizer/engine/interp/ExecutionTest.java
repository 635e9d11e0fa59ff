package dev.wizer.engine.interp;

import static dev.wizer.engine.NumType.F64;
import static dev.wizer.engine.NumType.I32;
import static dev.wizer.engine.NumType.I64;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.VecType;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.build.Body;
import dev.wizer.engine.interp.build.ModuleBuilder;
import dev.wizer.wasm.binary.Opcode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionTest {

  private static final FuncType I32_TO_I32 = new FuncType(List.of(I32), List.of(I32));
  private static final FuncType TO_I32 = new FuncType(List.of(), List.of(I32));

  private final ModuleBuilder module = new ModuleBuilder().memory(1, 4).global(7);

  private int run(FuncType type, Body body, int... arguments) {
    module.func("f", type, body);
    return call(module.instantiate(), "f", arguments);
  }

  private static int call(EngineInstance instance, String name, int... arguments) {
    WasmValue[] values = new WasmValue[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = new WasmValue.I32(arguments[i]);
    }
    return ((WasmValue.I32) instance.invoke(name, values)[0]).value();
  }

  @Test
  void locals_thatAreNoParameters_beginAsZeroInEveryCall() {
    Body callee = new Body().locals(2, I64).get(1).op(Opcode.I32_WRAP_I64).i64(-1).set(1);
    int index = module.func(TO_I32, callee);
    Body body = new Body().op(Opcode.CALL, index).op(Opcode.DROP).op(Opcode.CALL, index);
    assertEquals(0, run(TO_I32, body));
  }

  @Test
  void loop_withParameters_carriesThem() {
    int type = module.type(new FuncType(List.of(I32), List.of(I32)));
    Body body = new Body().i32(0).beginTyped(Opcode.LOOP, type);
    body.get(0).op(Opcode.I32_ADD);
    body.get(0).i32(1).op(Opcode.I32_SUB).tee(0).op(Opcode.BR_IF, 0).end();
    assertEquals(55, run(I32_TO_I32, body, 10));
  }

  @Test
  void function_withSeveralResults_givesAllInOrder() {
    FuncType type = new FuncType(List.of(I32), List.of(I64, I32, I64));
    module.func("f", type, new Body().i64(1L << 40).get(0).i64(-1));
    WasmValue[] results = module.instantiate().invoke("f", new WasmValue.I32(5));
    WasmValue[] expected = {
      new WasmValue.I64(1L << 40), new WasmValue.I32(5), new WasmValue.I64(-1)
    };
    assertArrayEquals(expected, results);
  }

  @Test
  void unsignedComparison_ofExtremes_isRight() {
    Body body = new Body().get(0).i32(-1).op(Opcode.I32_LT_U).get(0).i32(0).op(Opcode.I32_GE_U);
    body.op(Opcode.I32_ADD).get(0).i32(Integer.MIN_VALUE).op(Opcode.I32_GT_U).op(Opcode.I32_ADD);
    assertEquals(3, run(I32_TO_I32, body, 0x80000001));
  }

  @Test
  void unsignedComparison_withZero_isNeverLess() {
    Body body = new Body().get(0).i32(0).op(Opcode.I32_LT_U).begin(Opcode.IF).i32(1);
    body.op(Opcode.RETURN).end().i32(2);
    assertEquals(2, run(I32_TO_I32, body, -1));
  }

  @Test
  void brTable_withManyTargets_choosesByUnsignedIndex() {
    int count = 20_000;
    int[] immediates = new int[count + 2];
    immediates[0] = count;
    for (int i = 0; i < count; i++) {
      immediates[i + 1] = i % 2;
    }
    immediates[count + 1] = 2;
    Body body = new Body().begin(Opcode.BLOCK).begin(Opcode.BLOCK).begin(Opcode.BLOCK).get(0);
    body.op(Opcode.BR_TABLE, immediates);
    body.end().i32(10).op(Opcode.RETURN).end().i32(11).op(Opcode.RETURN).end().i32(12);
    module.func("f", I32_TO_I32, body);
    EngineInstance instance = module.instantiate();
    assertEquals(10, call(instance, "f", 0));
    assertEquals(11, call(instance, "f", count - 1));
    assertEquals(12, call(instance, "f", count));
    assertEquals(12, call(instance, "f", -1));
  }

  @Test
  void frame_withFiftyThousandLocals_works() {
    Body body = new Body().locals(49_999, I32).get(0).set(49_999);
    body.get(49_999).i32(1).op(Opcode.I32_ADD).tee(40_000).get(49_999).op(Opcode.I32_MUL);
    assertEquals(42, run(I32_TO_I32, body, 6));
  }

  @Test
  void frame_withMoreSlotsThanAWordCanName_works() {
    FuncType type = new FuncType(List.of(I32), List.of(I32));
    int callee = module.func(type, new Body().get(0).i32(100).op(Opcode.I32_ADD));
    Body body = new Body().locals(49_999, VecType.V128);
    body.get(0).op(Opcode.I32X4_SPLAT).set(49_999);
    body.get(49_999).get(49_999).op(Opcode.I32X4_ADD).set(49_998);
    body.get(49_998).op(Opcode.I32X4_EXTRACT_LANE, 3).op(Opcode.CALL, callee);
    body.i32(16).i32(7).access(Opcode.I32_STORE, 0);
    body.i32(16).get(49_998).access(Opcode.V128_STORE, 0).i32(24).access(Opcode.I32_LOAD, 0);
    body.begin(Opcode.IF, I32).i32(3).op(Opcode.ELSE).i32(4).end().op(Opcode.I32_MUL);
    body.i32(1).op(Opcode.MEMORY_GROW, 0).op(Opcode.I32_ADD);
    assertEquals((100 + 12) * 3 + 1, run(type, body, 6));
  }

  @Test
  void frame_withFarOperands_branchesAndSelects() {
    Body body = new Body().locals(49_999, VecType.V128).locals(1, I32);
    body.get(0).set(50_000);
    body.begin(Opcode.BLOCK, I32).i32(1).begin(Opcode.BLOCK, I32).i32(2);
    body.get(50_000).op(Opcode.BR_TABLE, 1, 0, 1).end().op(Opcode.I32_ADD).end();
    body.i32(40).get(50_000).i32(1).op(Opcode.I32_EQ).op(Opcode.SELECT);
    module.func("f", I32_TO_I32, body);
    EngineInstance instance = module.instantiate();
    assertEquals(40, call(instance, "f", 0));
    assertEquals(2, call(instance, "f", 1));
  }

  @Test
  void pendingReferences_beyondTheBound_keepTheirValues() {
    Body body = new Body();
    for (int i = 0; i < 100; i++) {
      body.get(0);
    }
    body.i32(1000).set(0);
    for (int i = 0; i < 99; i++) {
      body.op(Opcode.I32_ADD);
    }
    assertEquals(
        300, run(I32_TO_I32, body.get(0).op(Opcode.I32_ADD).i32(1000).op(Opcode.I32_SUB), 3));
  }

  @Test
  void memoryGrow_upToMaximum_keepsContentAndAddsZeros() {
    Body body = new Body().i32(65_532).i32(77).access(Opcode.I32_STORE, 0);
    body.i32(2).op(Opcode.MEMORY_GROW, 0).i32(100).op(Opcode.I32_MUL);
    body.i32(65_532).access(Opcode.I32_LOAD, 0).op(Opcode.I32_ADD);
    body.i32(65_536).access(Opcode.I32_LOAD, 0).op(Opcode.I32_ADD);
    body.i32(2).op(Opcode.MEMORY_GROW, 0).op(Opcode.I32_ADD);
    body.op(Opcode.MEMORY_SIZE, 0).op(Opcode.I32_ADD);
    assertEquals(177 - 1 + 3, run(TO_I32, body));
  }

  @Test
  void memoryGrow_beyondAllAddresses_isRefused() {
    ModuleBuilder large = new ModuleBuilder().memory(1, 65_536);
    large.func("f", I32_TO_I32, new Body().get(0).op(Opcode.MEMORY_GROW, 0));
    EngineInstance instance = large.instantiate();
    assertEquals(-1, call(instance, "f", 65_536));
    assertEquals(-1, call(instance, "f", -1));
    assertEquals(1, call(instance, "f", 0));
  }

  @Test
  void secondMemory_isItsOwn() {
    module.memory(1, 1);
    Body body = new Body().i32(8).i32(5).op(Opcode.I32_STORE, 0x40, 1, 4);
    body.i32(12).access(Opcode.I32_LOAD, 0);
    body.i32(12).op(Opcode.I32_LOAD8_U, 0x40, 1, 0).op(Opcode.I32_ADD);
    assertEquals(5, run(TO_I32, body));
  }

  @Test
  void bulkOperations_onMemory_work() {
    module.passiveData((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    Body body = new Body().i32(100).i32(1).i32(3).op(Opcode.MEMORY_INIT, 0, 0);
    body.op(Opcode.DATA_DROP, 0);
    body.i32(101).i32(100).i32(3).op(Opcode.MEMORY_COPY, 0, 0);
    body.i32(104).i32(0x7F).i32(2).op(Opcode.MEMORY_FILL, 0);
    body.i32(100).access(Opcode.I32_LOAD, 0);
    assertEquals(0x04030202, run(TO_I32, body));
  }

  @Test
  void globals_ofVectors_keepBothHalves() {
    module.global(1, 2);
    Body body = new Body().op(Opcode.GLOBAL_GET, 1).v128(10, 20).op(Opcode.I64X2_ADD);
    body.op(Opcode.GLOBAL_SET, 1).op(Opcode.GLOBAL_GET, 0);
    module.func("f", TO_I32, body);
    EngineInstance instance = module.instantiate();
    assertEquals(7, call(instance, "f"));
    assertEquals(new WasmValue.V128(11, 22), instance.state().global("global1"));
  }

  @Test
  void recursion_aHundredThousandDeep_works() {
    int self = module.func("sum", I32_TO_I32, sum(0));
    assertEquals(0, self);
    assertEquals(100_000, call(module.instantiate(), "sum", 100_000));
  }

  /** The sum of ones from the argument down to zero. */
  private static Body sum(int self) {
    Body body = new Body().get(0).begin(Opcode.IF, I32);
    body.get(0).i32(1).op(Opcode.I32_SUB).op(Opcode.CALL, self).i32(1).op(Opcode.I32_ADD);
    return body.op(Opcode.ELSE).i32(0).end();
  }

  @Test
  void invoke_ofAnImportedFunction_callsTheHost() {
    ModuleBuilder importing = new ModuleBuilder();
    int index =
        importing.imported(
            I32_TO_I32,
            (context, arguments) ->
                new WasmValue[] {new WasmValue.I32(((WasmValue.I32) arguments[0]).value() * 2)});
    importing.export("double", 0, index);
    assertEquals(42, call(importing.instantiate(), "double", 21));
  }

  @Test
  void floats_areExactAndNansCanonical() {
    FuncType type = new FuncType(List.of(F64, F64), List.of(F64));
    module.func("f", type, new Body().get(0).get(1).op(Opcode.F64_DIV));
    WasmValue nan = new WasmValue.F64(0xFFF8000000000123L);
    WasmValue one = new WasmValue.F64(Double.doubleToRawLongBits(1));
    EngineInstance instance = module.instantiate();
    assertEquals(new WasmValue.F64(0x7FF8000000000000L), instance.invoke("f", nan, one)[0]);
    WasmValue three = new WasmValue.F64(Double.doubleToRawLongBits(3));
    WasmValue third = new WasmValue.F64(Double.doubleToRawLongBits(1.0 / 3));
    assertEquals(third, instance.invoke("f", one, three)[0]);
  }

  @Test
  void function_withAThousandResults_returnsThemThroughABranch() {
    FuncType many = new FuncType(List.of(), Collections.nCopies(1_000, NumType.I32));
    int type = module.type(many);
    Body body = new Body().i32(-1).beginTyped(Opcode.BLOCK, type);
    for (int i = 0; i < 1_000; i++) {
      body.i32(i);
    }
    body.i32(1).op(Opcode.BR_IF, 1).end();
    module.func("f", many, body.op(Opcode.UNREACHABLE));
    WasmValue[] results = module.instantiate().invoke("f");
    assertEquals(new WasmValue.I32(0), results[0]);
    assertEquals(new WasmValue.I32(999), results[999]);
  }
}
