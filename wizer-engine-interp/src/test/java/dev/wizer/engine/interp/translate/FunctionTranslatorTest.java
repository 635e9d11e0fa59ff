package dev.wizer.engine.interp.translate;

import static dev.wizer.engine.NumType.I32;
import static dev.wizer.engine.NumType.I64;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.VecType;
import dev.wizer.engine.interp.build.Body;
import dev.wizer.engine.interp.build.ModuleBuilder;
import dev.wizer.engine.interp.ir.IrPrinter;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Instantiation;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.module.ModuleReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionTranslatorTest {

  private static final FuncType I32_TO_I32 = new FuncType(List.of(I32), List.of(I32));
  private static final FuncType TWO_I32 = new FuncType(List.of(I32, I32), List.of(I32));

  private static String translate(FuncType type, Body body) {
    return translate(new ModuleBuilder().memory(1, 1).global(7), type, body);
  }

  private static String translate(ModuleBuilder module, FuncType type, Body body) {
    int index = module.func(type, body);
    ModuleLayout layout =
        Instantiation.instantiate(
                new Store(Geometry.STANDARD, RunBudget.unlimited()),
                ModuleReader.read(module.build()),
                List.of())
            .layout;
    return IrPrinter.print(FunctionTranslator.translate(layout, index));
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  @Test
  void binary_ofLocals_isOneOperationAndReturn() {
    String text = translate(TWO_I32, new Body().get(0).get(1).op(Opcode.I32_ADD));
    assertEquals(lines("0: I32_ADD s2, s0, s1", "2: RETURN1 s2"), text);
  }

  @Test
  void binary_withShortConstant_hasImmediate() {
    String text = translate(I32_TO_I32, new Body().get(0).i32(-5).op(Opcode.I32_ADD));
    assertEquals(lines("0: I32_ADD_I s1, s0, -5", "2: RETURN1 s1"), text);
  }

  @Test
  void binary_withConstantFirst_swapsIfCommutative() {
    String text = translate(I32_TO_I32, new Body().i32(3).get(0).op(Opcode.I32_MUL));
    assertEquals(lines("0: I32_MUL_I s1, s0, 3", "2: RETURN1 s1"), text);
  }

  @Test
  void binary_withLongConstant_hasAWordMore() {
    String text = translate(I32_TO_I32, new Body().get(0).i32(40_000).op(Opcode.I32_ADD));
    assertEquals(lines("0: I32_ADD_W s1, s0, 40000", "3: RETURN1 s1"), text);
  }

  @Test
  void binary_withoutFormForLongConstants_loadsThem() {
    String text = translate(I32_TO_I32, new Body().get(0).i32(40_000).op(Opcode.I32_OR));
    assertEquals(lines("0: CONST s2, 40000", "2: OR s1, s0, s2", "4: RETURN1 s1"), text);
  }

  @Test
  void addition_ofShiftedOperand_isOneOperation() {
    Body body = new Body().get(0).get(1).i32(34).op(Opcode.I32_SHL).op(Opcode.I32_ADD);
    assertEquals(lines("0: I32_ADD_SHL s2, s0, s1, 2", "3: RETURN1 s2"), translate(TWO_I32, body));
  }

  @Test
  void addition_ofShiftedFirstOperand_isOneOperation() {
    Body body = new Body().get(0).i32(3).op(Opcode.I32_SHL).get(1).op(Opcode.I32_ADD);
    assertEquals(lines("0: I32_ADD_SHL s2, s1, s0, 3", "3: RETURN1 s2"), translate(TWO_I32, body));
  }

  @Test
  void stackPointer_isMovedInOneOperation() {
    Body body = new Body().locals(1, I32).op(Opcode.GLOBAL_GET, 0).i32(16).op(Opcode.I32_SUB);
    body.tee(1).op(Opcode.GLOBAL_SET, 0).get(1).i32(16).op(Opcode.I32_ADD);
    body.op(Opcode.GLOBAL_SET, 0).get(0);
    assertEquals(
        lines("0: GLOBAL_ADD s1, g0, -16", "3: GLOBAL_SET_ADD s1, g0, 16", "6: RETURN1 s0"),
        translate(I32_TO_I32, body));
  }

  @Test
  void branchIf_afterTestOfBits_isFused() {
    Body body = new Body().begin(Opcode.LOOP).get(0).i32(8).op(Opcode.I32_AND);
    body.op(Opcode.BR_IF, 0).get(0).i32(4).op(Opcode.I32_AND).op(Opcode.I32_EQZ);
    body.op(Opcode.BR_IF, 0).end().get(0);
    assertEquals(
        lines("0: LOOP", "2: BR_AND_NZ s0, 8, @0", "5: BR_AND_Z s0, 4, @0", "8: RETURN1 s0"),
        translate(I32_TO_I32, body));
  }

  @Test
  void moves_thatFollowOneAnother_areJoined() {
    ModuleBuilder module = new ModuleBuilder();
    int callee = module.func(TWO_I32, new Body().get(0));
    Body body = new Body().get(1).get(0).op(Opcode.CALL, callee);
    assertEquals(
        lines("0: MOVE2 s2, s1, s3, s0", "3: CALL s2, f0", "5: RETURN1 s2"),
        translate(module, TWO_I32, body));
  }

  @Test
  void subtraction_ofConstant_isAddition() {
    String text = translate(I32_TO_I32, new Body().get(0).i32(16).op(Opcode.I32_SUB));
    assertEquals(lines("0: I32_ADD_I s1, s0, -16", "2: RETURN1 s1"), text);
  }

  @Test
  void localSet_ofLastResult_retargetsIt() {
    Body body = new Body().locals(1, I32).get(0).i32(1).op(Opcode.I32_ADD).set(1).get(1);
    assertEquals(lines("0: I32_ADD_I s1, s0, 1", "2: RETURN1 s1"), translate(I32_TO_I32, body));
  }

  @Test
  void localTee_ofLastResult_leavesTheLocalAsOperand() {
    Body body = new Body().get(0).i32(1).op(Opcode.I32_ADD).tee(0).get(0).op(Opcode.I32_MUL);
    assertEquals(
        lines("0: I32_ADD_I s0, s0, 1", "2: I32_MUL s1, s0, s0", "4: RETURN1 s1"),
        translate(I32_TO_I32, body));
  }

  @Test
  void localSet_whileTheOldValueIsAnOperand_savesItFirst() {
    Body body = new Body().get(0).get(0).i32(1).op(Opcode.I32_ADD).set(0);
    assertEquals(
        lines("0: MOVE s1, s0", "2: I32_ADD_I s0, s0, 1", "4: RETURN1 s1"),
        translate(I32_TO_I32, body));
  }

  @Test
  void localSet_ofItself_isNothing() {
    assertEquals(lines("0: RETURN1 s0"), translate(I32_TO_I32, new Body().get(0).set(0).get(0)));
  }

  @Test
  void block_withPendingLocal_materialisesIt() {
    Body body = new Body().get(0).begin(Opcode.BLOCK).i32(1).set(0).end();
    assertEquals(
        lines("0: MOVE s1, s0", "2: CONST s0, 1", "4: RETURN1 s1"), translate(I32_TO_I32, body));
  }

  @Test
  void branchIf_afterComparison_isFused() {
    Body body =
        new Body().begin(Opcode.LOOP).get(0).get(1).op(Opcode.I32_LT_S).op(Opcode.BR_IF, 0).end();
    assertEquals(
        lines("0: LOOP", "2: BR_LT_S s0, s1, @0", "5: RETURN1 s0"),
        translate(TWO_I32, body.get(0)));
  }

  @Test
  void branchIf_afterEqz_tests() {
    Body body =
        new Body().begin(Opcode.LOOP).get(0).op(Opcode.I32_EQZ).op(Opcode.BR_IF, 0).end().get(0);
    assertEquals(lines("0: LOOP", "2: BR_Z s0, @0", "4: RETURN1 s0"), translate(I32_TO_I32, body));
  }

  @Test
  void branchIf_afterEqzOfComparison_isNegated() {
    Body body = new Body().begin(Opcode.LOOP).get(0).get(1).op(Opcode.I32_GE_U);
    body.op(Opcode.I32_EQZ).op(Opcode.BR_IF, 0).end().get(0);
    assertEquals(
        lines("0: LOOP", "2: BR_LT_U s0, s1, @0", "5: RETURN1 s0"), translate(TWO_I32, body));
  }

  @Test
  void if_afterComparisonWithConstant_branchesOnItsNegation() {
    Body body = new Body().get(0).i32(10).op(Opcode.I32_LT_U).begin(Opcode.IF);
    body.i32(7).set(0).end().get(0);
    assertEquals(
        lines("0: BR_GT_U_I s0, 9, @5", "3: CONST s0, 7", "5: RETURN1 s0"),
        translate(I32_TO_I32, body));
  }

  @Test
  void ifElse_withResult_putsBothArmsIntoOneSlot() {
    Body body = new Body().get(0).begin(Opcode.IF, I32).get(0).op(Opcode.ELSE).i32(3).end();
    assertEquals(
        lines("0: BR_Z s0, @6", "2: MOVE s1, s0", "4: BR @8", "6: CONST s1, 3", "8: RETURN1 s1"),
        translate(I32_TO_I32, body));
  }

  @Test
  void branch_withResult_retargetsTheLastOperation() {
    Body body = new Body().begin(Opcode.BLOCK, I32).i32(9).get(0).get(0).op(Opcode.I32_ADD);
    body.op(Opcode.BR, 0).end();
    assertEquals(
        lines("0: I32_ADD s1, s0, s0", "2: BR @4", "4: RETURN1 s1"), translate(I32_TO_I32, body));
  }

  @Test
  void unreachableCode_isSkipped() {
    Body body = new Body().get(0).op(Opcode.RETURN).begin(Opcode.BLOCK);
    body.op(Opcode.BR_TABLE, 2, 0, 0, 0).i64(1L << 40).op(Opcode.DROP).end();
    body.op(Opcode.UNREACHABLE);
    assertEquals(lines("0: RETURN1 s0"), translate(I32_TO_I32, body));
  }

  @Test
  void load_withOffset_isOneOperation() {
    String text = translate(I32_TO_I32, new Body().get(0).access(Opcode.I32_LOAD, 0xFFFF));
    assertEquals(lines("0: LOAD32 s1, [s0+65535]", "2: RETURN1 s1"), text);
  }

  @Test
  void load_withWideOffset_hasAWordMore() {
    String text = translate(I32_TO_I32, new Body().get(0).access(Opcode.I32_LOAD, 0x10000));
    assertEquals(lines("0: LOAD32_W s1, [s0+65536]", "3: RETURN1 s1"), text);
  }

  @Test
  void load_atConstant_isAbsolute() {
    String text = translate(I32_TO_I32, new Body().i32(1000).access(Opcode.I32_LOAD, 24));
    assertEquals(lines("0: LOAD32_AT s1, [1024]", "2: RETURN1 s1"), text);
  }

  @Test
  void store_ofShortConstant_hasImmediate() {
    Body body = new Body().get(0).i32(-2).access(Opcode.I32_STORE, 4).get(0);
    assertEquals(lines("0: STORE32_I [s0+4], -2", "2: RETURN1 s0"), translate(I32_TO_I32, body));
  }

  @Test
  void extension_ofI32ToI64_isNothing() {
    FuncType type = new FuncType(List.of(I32), List.of(I64));
    assertEquals(
        lines("0: RETURN1 s0"), translate(type, new Body().get(0).op(Opcode.I64_EXTEND_I32_S)));
  }

  @Test
  void call_putsArgumentsIntoTheCalleesFrame() {
    ModuleBuilder module = new ModuleBuilder();
    int callee = module.func(TWO_I32, new Body().get(0));
    Body body = new Body().get(0).i32(5).op(Opcode.CALL, callee);
    assertEquals(
        lines("0: MOVE s1, s0", "2: CONST s2, 5", "4: CALL s1, f0", "6: RETURN1 s1"),
        translate(module, I32_TO_I32, body));
  }

  @Test
  void brTable_withResult_goesThroughMoves() {
    Body body = new Body().begin(Opcode.BLOCK, I32).i32(1).begin(Opcode.BLOCK, I32).i32(2).get(0);
    body.op(Opcode.BR_TABLE, 1, 0, 1).end().op(Opcode.I32_ADD).end();
    assertEquals(
        lines(
            "0: CONST s2, 2",
            "2: BR_TABLE s0, @12, @6",
            "6: MOVE_RANGE s1, s2, 1",
            "10: BR @14",
            "12: I32_ADD_I s1, s2, 1",
            "14: RETURN1 s1"),
        translate(I32_TO_I32, body));
  }

  @Test
  void vectorLocals_takeTwoSlots() {
    FuncType type = new FuncType(List.of(VecType.V128, VecType.V128), List.of(VecType.V128));
    String text = translate(type, new Body().get(0).get(1).op(Opcode.V128_XOR));
    assertEquals(lines("0: VECTOR s4, s0, s2, 0, 0x51", "3: RETURN_N s4, 2"), text);
  }
}
