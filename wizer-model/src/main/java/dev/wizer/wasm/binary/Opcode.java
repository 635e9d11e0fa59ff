package dev.wizer.wasm.binary;

import static dev.wizer.wasm.binary.Feature.BULK_MEMORY;
import static dev.wizer.wasm.binary.Feature.EXCEPTIONS;
import static dev.wizer.wasm.binary.Feature.FUNCTION_REFERENCES;
import static dev.wizer.wasm.binary.Feature.GC;
import static dev.wizer.wasm.binary.Feature.LEGACY_EXCEPTIONS;
import static dev.wizer.wasm.binary.Feature.REFERENCE_TYPES;
import static dev.wizer.wasm.binary.Feature.RELAXED_SIMD;
import static dev.wizer.wasm.binary.Feature.SATURATING_CONVERSION;
import static dev.wizer.wasm.binary.Feature.SIGN_EXTENSION;
import static dev.wizer.wasm.binary.Feature.SIMD;
import static dev.wizer.wasm.binary.Feature.TAIL_CALLS;
import static dev.wizer.wasm.binary.Feature.THREADS;
import static dev.wizer.wasm.binary.Immediates.*;

/**
 * The one table of instructions: code, mnemonic, immediates, type and the feature that each belongs
 * to. Instructions that are the same for all operands are described completely by it; those whose
 * type depends on their context have no signature here.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/index-instructions.html">Index of
 *     instructions</a>
 */
public enum Opcode {
  UNREACHABLE(WasmOpcodes.UNREACHABLE, "unreachable", NONE, null, null),
  NOP(WasmOpcodes.NOP, "nop", NONE, null, null),
  BLOCK(WasmOpcodes.BLOCK, "block", BLOCK_TYPE, null, null),
  LOOP(WasmOpcodes.LOOP, "loop", BLOCK_TYPE, null, null),
  IF(WasmOpcodes.IF, "if", BLOCK_TYPE, null, null),
  ELSE(WasmOpcodes.ELSE, "else", NONE, null, null),
  TRY(WasmOpcodes.TRY, "try", BLOCK_TYPE, null, LEGACY_EXCEPTIONS),
  CATCH(WasmOpcodes.CATCH, "catch", TAG, null, LEGACY_EXCEPTIONS),
  THROW(WasmOpcodes.THROW, "throw", TAG, null, EXCEPTIONS),
  RETHROW(WasmOpcodes.RETHROW, "rethrow", LABEL, null, LEGACY_EXCEPTIONS),
  THROW_REF(WasmOpcodes.THROW_REF, "throw_ref", NONE, null, EXCEPTIONS),
  END(WasmOpcodes.END, "end", NONE, null, null),
  BR(WasmOpcodes.BR, "br", LABEL, null, null),
  BR_IF(WasmOpcodes.BR_IF, "br_if", LABEL, null, null),
  BR_TABLE(WasmOpcodes.BR_TABLE, "br_table", LABEL_TABLE, null, null),
  RETURN(WasmOpcodes.RETURN, "return", NONE, null, null),
  CALL(WasmOpcodes.CALL, "call", FUNC, null, null),
  CALL_INDIRECT(WasmOpcodes.CALL_INDIRECT, "call_indirect", TYPE_TABLE, null, null),
  RETURN_CALL(WasmOpcodes.RETURN_CALL, "return_call", FUNC, null, TAIL_CALLS),
  RETURN_CALL_INDIRECT(
      WasmOpcodes.RETURN_CALL_INDIRECT, "return_call_indirect", TYPE_TABLE, null, TAIL_CALLS),
  CALL_REF(WasmOpcodes.CALL_REF, "call_ref", TYPE, null, FUNCTION_REFERENCES),
  RETURN_CALL_REF(WasmOpcodes.RETURN_CALL_REF, "return_call_ref", TYPE, null, FUNCTION_REFERENCES),
  DELEGATE(WasmOpcodes.DELEGATE, "delegate", LABEL, null, LEGACY_EXCEPTIONS),
  CATCH_ALL(WasmOpcodes.CATCH_ALL, "catch_all", NONE, null, LEGACY_EXCEPTIONS),
  DROP(WasmOpcodes.DROP, "drop", NONE, null, null),
  SELECT(WasmOpcodes.SELECT, "select", NONE, null, null),
  SELECT_T(WasmOpcodes.SELECT_T, "select", SELECT_TYPES, null, REFERENCE_TYPES),
  TRY_TABLE(WasmOpcodes.TRY_TABLE, "try_table", Immediates.TRY_TABLE, null, EXCEPTIONS),
  LOCAL_GET(WasmOpcodes.LOCAL_GET, "local.get", LOCAL, null, null),
  LOCAL_SET(WasmOpcodes.LOCAL_SET, "local.set", LOCAL, null, null),
  LOCAL_TEE(WasmOpcodes.LOCAL_TEE, "local.tee", LOCAL, null, null),
  GLOBAL_GET(WasmOpcodes.GLOBAL_GET, "global.get", GLOBAL, null, null),
  GLOBAL_SET(WasmOpcodes.GLOBAL_SET, "global.set", GLOBAL, null, null),
  TABLE_GET(WasmOpcodes.TABLE_GET, "table.get", TABLE, null, REFERENCE_TYPES),
  TABLE_SET(WasmOpcodes.TABLE_SET, "table.set", TABLE, null, REFERENCE_TYPES),
  I32_LOAD(WasmOpcodes.I32_LOAD, "i32.load", MEM_ARG, "i:i", null, 2),
  I64_LOAD(WasmOpcodes.I64_LOAD, "i64.load", MEM_ARG, "i:l", null, 3),
  F32_LOAD(WasmOpcodes.F32_LOAD, "f32.load", MEM_ARG, "i:f", null, 2),
  F64_LOAD(WasmOpcodes.F64_LOAD, "f64.load", MEM_ARG, "i:d", null, 3),
  I32_LOAD8_S(WasmOpcodes.I32_LOAD8_S, "i32.load8_s", MEM_ARG, "i:i", null, 0),
  I32_LOAD8_U(WasmOpcodes.I32_LOAD8_U, "i32.load8_u", MEM_ARG, "i:i", null, 0),
  I32_LOAD16_S(WasmOpcodes.I32_LOAD16_S, "i32.load16_s", MEM_ARG, "i:i", null, 1),
  I32_LOAD16_U(WasmOpcodes.I32_LOAD16_U, "i32.load16_u", MEM_ARG, "i:i", null, 1),
  I64_LOAD8_S(WasmOpcodes.I64_LOAD8_S, "i64.load8_s", MEM_ARG, "i:l", null, 0),
  I64_LOAD8_U(WasmOpcodes.I64_LOAD8_U, "i64.load8_u", MEM_ARG, "i:l", null, 0),
  I64_LOAD16_S(WasmOpcodes.I64_LOAD16_S, "i64.load16_s", MEM_ARG, "i:l", null, 1),
  I64_LOAD16_U(WasmOpcodes.I64_LOAD16_U, "i64.load16_u", MEM_ARG, "i:l", null, 1),
  I64_LOAD32_S(WasmOpcodes.I64_LOAD32_S, "i64.load32_s", MEM_ARG, "i:l", null, 2),
  I64_LOAD32_U(WasmOpcodes.I64_LOAD32_U, "i64.load32_u", MEM_ARG, "i:l", null, 2),
  I32_STORE(WasmOpcodes.I32_STORE, "i32.store", MEM_ARG, "ii:", null, 2),
  I64_STORE(WasmOpcodes.I64_STORE, "i64.store", MEM_ARG, "il:", null, 3),
  F32_STORE(WasmOpcodes.F32_STORE, "f32.store", MEM_ARG, "if:", null, 2),
  F64_STORE(WasmOpcodes.F64_STORE, "f64.store", MEM_ARG, "id:", null, 3),
  I32_STORE8(WasmOpcodes.I32_STORE8, "i32.store8", MEM_ARG, "ii:", null, 0),
  I32_STORE16(WasmOpcodes.I32_STORE16, "i32.store16", MEM_ARG, "ii:", null, 1),
  I64_STORE8(WasmOpcodes.I64_STORE8, "i64.store8", MEM_ARG, "il:", null, 0),
  I64_STORE16(WasmOpcodes.I64_STORE16, "i64.store16", MEM_ARG, "il:", null, 1),
  I64_STORE32(WasmOpcodes.I64_STORE32, "i64.store32", MEM_ARG, "il:", null, 2),
  MEMORY_SIZE(WasmOpcodes.MEMORY_SIZE, "memory.size", MEMORY, ":i", null),
  MEMORY_GROW(WasmOpcodes.MEMORY_GROW, "memory.grow", MEMORY, "i:i", null),
  I32_CONST(WasmOpcodes.I32_CONST, "i32.const", I32, ":i", null),
  I64_CONST(WasmOpcodes.I64_CONST, "i64.const", I64, ":l", null),
  F32_CONST(WasmOpcodes.F32_CONST, "f32.const", F32, ":f", null),
  F64_CONST(WasmOpcodes.F64_CONST, "f64.const", F64, ":d", null),
  I32_EQZ(WasmOpcodes.I32_EQZ, "i32.eqz", NONE, "i:i", null),
  I32_EQ(WasmOpcodes.I32_EQ, "i32.eq", NONE, "ii:i", null),
  I32_NE(WasmOpcodes.I32_NE, "i32.ne", NONE, "ii:i", null),
  I32_LT_S(WasmOpcodes.I32_LT_S, "i32.lt_s", NONE, "ii:i", null),
  I32_LT_U(WasmOpcodes.I32_LT_U, "i32.lt_u", NONE, "ii:i", null),
  I32_GT_S(WasmOpcodes.I32_GT_S, "i32.gt_s", NONE, "ii:i", null),
  I32_GT_U(WasmOpcodes.I32_GT_U, "i32.gt_u", NONE, "ii:i", null),
  I32_LE_S(WasmOpcodes.I32_LE_S, "i32.le_s", NONE, "ii:i", null),
  I32_LE_U(WasmOpcodes.I32_LE_U, "i32.le_u", NONE, "ii:i", null),
  I32_GE_S(WasmOpcodes.I32_GE_S, "i32.ge_s", NONE, "ii:i", null),
  I32_GE_U(WasmOpcodes.I32_GE_U, "i32.ge_u", NONE, "ii:i", null),
  I64_EQZ(WasmOpcodes.I64_EQZ, "i64.eqz", NONE, "l:i", null),
  I64_EQ(WasmOpcodes.I64_EQ, "i64.eq", NONE, "ll:i", null),
  I64_NE(WasmOpcodes.I64_NE, "i64.ne", NONE, "ll:i", null),
  I64_LT_S(WasmOpcodes.I64_LT_S, "i64.lt_s", NONE, "ll:i", null),
  I64_LT_U(WasmOpcodes.I64_LT_U, "i64.lt_u", NONE, "ll:i", null),
  I64_GT_S(WasmOpcodes.I64_GT_S, "i64.gt_s", NONE, "ll:i", null),
  I64_GT_U(WasmOpcodes.I64_GT_U, "i64.gt_u", NONE, "ll:i", null),
  I64_LE_S(WasmOpcodes.I64_LE_S, "i64.le_s", NONE, "ll:i", null),
  I64_LE_U(WasmOpcodes.I64_LE_U, "i64.le_u", NONE, "ll:i", null),
  I64_GE_S(WasmOpcodes.I64_GE_S, "i64.ge_s", NONE, "ll:i", null),
  I64_GE_U(WasmOpcodes.I64_GE_U, "i64.ge_u", NONE, "ll:i", null),
  F32_EQ(WasmOpcodes.F32_EQ, "f32.eq", NONE, "ff:i", null),
  F32_NE(WasmOpcodes.F32_NE, "f32.ne", NONE, "ff:i", null),
  F32_LT(WasmOpcodes.F32_LT, "f32.lt", NONE, "ff:i", null),
  F32_GT(WasmOpcodes.F32_GT, "f32.gt", NONE, "ff:i", null),
  F32_LE(WasmOpcodes.F32_LE, "f32.le", NONE, "ff:i", null),
  F32_GE(WasmOpcodes.F32_GE, "f32.ge", NONE, "ff:i", null),
  F64_EQ(WasmOpcodes.F64_EQ, "f64.eq", NONE, "dd:i", null),
  F64_NE(WasmOpcodes.F64_NE, "f64.ne", NONE, "dd:i", null),
  F64_LT(WasmOpcodes.F64_LT, "f64.lt", NONE, "dd:i", null),
  F64_GT(WasmOpcodes.F64_GT, "f64.gt", NONE, "dd:i", null),
  F64_LE(WasmOpcodes.F64_LE, "f64.le", NONE, "dd:i", null),
  F64_GE(WasmOpcodes.F64_GE, "f64.ge", NONE, "dd:i", null),
  I32_CLZ(WasmOpcodes.I32_CLZ, "i32.clz", NONE, "i:i", null),
  I32_CTZ(WasmOpcodes.I32_CTZ, "i32.ctz", NONE, "i:i", null),
  I32_POPCNT(WasmOpcodes.I32_POPCNT, "i32.popcnt", NONE, "i:i", null),
  I32_ADD(WasmOpcodes.I32_ADD, "i32.add", NONE, "ii:i", null),
  I32_SUB(WasmOpcodes.I32_SUB, "i32.sub", NONE, "ii:i", null),
  I32_MUL(WasmOpcodes.I32_MUL, "i32.mul", NONE, "ii:i", null),
  I32_DIV_S(WasmOpcodes.I32_DIV_S, "i32.div_s", NONE, "ii:i", null),
  I32_DIV_U(WasmOpcodes.I32_DIV_U, "i32.div_u", NONE, "ii:i", null),
  I32_REM_S(WasmOpcodes.I32_REM_S, "i32.rem_s", NONE, "ii:i", null),
  I32_REM_U(WasmOpcodes.I32_REM_U, "i32.rem_u", NONE, "ii:i", null),
  I32_AND(WasmOpcodes.I32_AND, "i32.and", NONE, "ii:i", null),
  I32_OR(WasmOpcodes.I32_OR, "i32.or", NONE, "ii:i", null),
  I32_XOR(WasmOpcodes.I32_XOR, "i32.xor", NONE, "ii:i", null),
  I32_SHL(WasmOpcodes.I32_SHL, "i32.shl", NONE, "ii:i", null),
  I32_SHR_S(WasmOpcodes.I32_SHR_S, "i32.shr_s", NONE, "ii:i", null),
  I32_SHR_U(WasmOpcodes.I32_SHR_U, "i32.shr_u", NONE, "ii:i", null),
  I32_ROTL(WasmOpcodes.I32_ROTL, "i32.rotl", NONE, "ii:i", null),
  I32_ROTR(WasmOpcodes.I32_ROTR, "i32.rotr", NONE, "ii:i", null),
  I64_CLZ(WasmOpcodes.I64_CLZ, "i64.clz", NONE, "l:l", null),
  I64_CTZ(WasmOpcodes.I64_CTZ, "i64.ctz", NONE, "l:l", null),
  I64_POPCNT(WasmOpcodes.I64_POPCNT, "i64.popcnt", NONE, "l:l", null),
  I64_ADD(WasmOpcodes.I64_ADD, "i64.add", NONE, "ll:l", null),
  I64_SUB(WasmOpcodes.I64_SUB, "i64.sub", NONE, "ll:l", null),
  I64_MUL(WasmOpcodes.I64_MUL, "i64.mul", NONE, "ll:l", null),
  I64_DIV_S(WasmOpcodes.I64_DIV_S, "i64.div_s", NONE, "ll:l", null),
  I64_DIV_U(WasmOpcodes.I64_DIV_U, "i64.div_u", NONE, "ll:l", null),
  I64_REM_S(WasmOpcodes.I64_REM_S, "i64.rem_s", NONE, "ll:l", null),
  I64_REM_U(WasmOpcodes.I64_REM_U, "i64.rem_u", NONE, "ll:l", null),
  I64_AND(WasmOpcodes.I64_AND, "i64.and", NONE, "ll:l", null),
  I64_OR(WasmOpcodes.I64_OR, "i64.or", NONE, "ll:l", null),
  I64_XOR(WasmOpcodes.I64_XOR, "i64.xor", NONE, "ll:l", null),
  I64_SHL(WasmOpcodes.I64_SHL, "i64.shl", NONE, "ll:l", null),
  I64_SHR_S(WasmOpcodes.I64_SHR_S, "i64.shr_s", NONE, "ll:l", null),
  I64_SHR_U(WasmOpcodes.I64_SHR_U, "i64.shr_u", NONE, "ll:l", null),
  I64_ROTL(WasmOpcodes.I64_ROTL, "i64.rotl", NONE, "ll:l", null),
  I64_ROTR(WasmOpcodes.I64_ROTR, "i64.rotr", NONE, "ll:l", null),
  F32_ABS(WasmOpcodes.F32_ABS, "f32.abs", NONE, "f:f", null),
  F32_NEG(WasmOpcodes.F32_NEG, "f32.neg", NONE, "f:f", null),
  F32_CEIL(WasmOpcodes.F32_CEIL, "f32.ceil", NONE, "f:f", null),
  F32_FLOOR(WasmOpcodes.F32_FLOOR, "f32.floor", NONE, "f:f", null),
  F32_TRUNC(WasmOpcodes.F32_TRUNC, "f32.trunc", NONE, "f:f", null),
  F32_NEAREST(WasmOpcodes.F32_NEAREST, "f32.nearest", NONE, "f:f", null),
  F32_SQRT(WasmOpcodes.F32_SQRT, "f32.sqrt", NONE, "f:f", null),
  F32_ADD(WasmOpcodes.F32_ADD, "f32.add", NONE, "ff:f", null),
  F32_SUB(WasmOpcodes.F32_SUB, "f32.sub", NONE, "ff:f", null),
  F32_MUL(WasmOpcodes.F32_MUL, "f32.mul", NONE, "ff:f", null),
  F32_DIV(WasmOpcodes.F32_DIV, "f32.div", NONE, "ff:f", null),
  F32_MIN(WasmOpcodes.F32_MIN, "f32.min", NONE, "ff:f", null),
  F32_MAX(WasmOpcodes.F32_MAX, "f32.max", NONE, "ff:f", null),
  F32_COPYSIGN(WasmOpcodes.F32_COPYSIGN, "f32.copysign", NONE, "ff:f", null),
  F64_ABS(WasmOpcodes.F64_ABS, "f64.abs", NONE, "d:d", null),
  F64_NEG(WasmOpcodes.F64_NEG, "f64.neg", NONE, "d:d", null),
  F64_CEIL(WasmOpcodes.F64_CEIL, "f64.ceil", NONE, "d:d", null),
  F64_FLOOR(WasmOpcodes.F64_FLOOR, "f64.floor", NONE, "d:d", null),
  F64_TRUNC(WasmOpcodes.F64_TRUNC, "f64.trunc", NONE, "d:d", null),
  F64_NEAREST(WasmOpcodes.F64_NEAREST, "f64.nearest", NONE, "d:d", null),
  F64_SQRT(WasmOpcodes.F64_SQRT, "f64.sqrt", NONE, "d:d", null),
  F64_ADD(WasmOpcodes.F64_ADD, "f64.add", NONE, "dd:d", null),
  F64_SUB(WasmOpcodes.F64_SUB, "f64.sub", NONE, "dd:d", null),
  F64_MUL(WasmOpcodes.F64_MUL, "f64.mul", NONE, "dd:d", null),
  F64_DIV(WasmOpcodes.F64_DIV, "f64.div", NONE, "dd:d", null),
  F64_MIN(WasmOpcodes.F64_MIN, "f64.min", NONE, "dd:d", null),
  F64_MAX(WasmOpcodes.F64_MAX, "f64.max", NONE, "dd:d", null),
  F64_COPYSIGN(WasmOpcodes.F64_COPYSIGN, "f64.copysign", NONE, "dd:d", null),
  I32_WRAP_I64(WasmOpcodes.I32_WRAP_I64, "i32.wrap_i64", NONE, "l:i", null),
  I32_TRUNC_F32_S(WasmOpcodes.I32_TRUNC_F32_S, "i32.trunc_f32_s", NONE, "f:i", null),
  I32_TRUNC_F32_U(WasmOpcodes.I32_TRUNC_F32_U, "i32.trunc_f32_u", NONE, "f:i", null),
  I32_TRUNC_F64_S(WasmOpcodes.I32_TRUNC_F64_S, "i32.trunc_f64_s", NONE, "d:i", null),
  I32_TRUNC_F64_U(WasmOpcodes.I32_TRUNC_F64_U, "i32.trunc_f64_u", NONE, "d:i", null),
  I64_EXTEND_I32_S(WasmOpcodes.I64_EXTEND_I32_S, "i64.extend_i32_s", NONE, "i:l", null),
  I64_EXTEND_I32_U(WasmOpcodes.I64_EXTEND_I32_U, "i64.extend_i32_u", NONE, "i:l", null),
  I64_TRUNC_F32_S(WasmOpcodes.I64_TRUNC_F32_S, "i64.trunc_f32_s", NONE, "f:l", null),
  I64_TRUNC_F32_U(WasmOpcodes.I64_TRUNC_F32_U, "i64.trunc_f32_u", NONE, "f:l", null),
  I64_TRUNC_F64_S(WasmOpcodes.I64_TRUNC_F64_S, "i64.trunc_f64_s", NONE, "d:l", null),
  I64_TRUNC_F64_U(WasmOpcodes.I64_TRUNC_F64_U, "i64.trunc_f64_u", NONE, "d:l", null),
  F32_CONVERT_I32_S(WasmOpcodes.F32_CONVERT_I32_S, "f32.convert_i32_s", NONE, "i:f", null),
  F32_CONVERT_I32_U(WasmOpcodes.F32_CONVERT_I32_U, "f32.convert_i32_u", NONE, "i:f", null),
  F32_CONVERT_I64_S(WasmOpcodes.F32_CONVERT_I64_S, "f32.convert_i64_s", NONE, "l:f", null),
  F32_CONVERT_I64_U(WasmOpcodes.F32_CONVERT_I64_U, "f32.convert_i64_u", NONE, "l:f", null),
  F32_DEMOTE_F64(WasmOpcodes.F32_DEMOTE_F64, "f32.demote_f64", NONE, "d:f", null),
  F64_CONVERT_I32_S(WasmOpcodes.F64_CONVERT_I32_S, "f64.convert_i32_s", NONE, "i:d", null),
  F64_CONVERT_I32_U(WasmOpcodes.F64_CONVERT_I32_U, "f64.convert_i32_u", NONE, "i:d", null),
  F64_CONVERT_I64_S(WasmOpcodes.F64_CONVERT_I64_S, "f64.convert_i64_s", NONE, "l:d", null),
  F64_CONVERT_I64_U(WasmOpcodes.F64_CONVERT_I64_U, "f64.convert_i64_u", NONE, "l:d", null),
  F64_PROMOTE_F32(WasmOpcodes.F64_PROMOTE_F32, "f64.promote_f32", NONE, "f:d", null),
  I32_REINTERPRET_F32(WasmOpcodes.I32_REINTERPRET_F32, "i32.reinterpret_f32", NONE, "f:i", null),
  I64_REINTERPRET_F64(WasmOpcodes.I64_REINTERPRET_F64, "i64.reinterpret_f64", NONE, "d:l", null),
  F32_REINTERPRET_I32(WasmOpcodes.F32_REINTERPRET_I32, "f32.reinterpret_i32", NONE, "i:f", null),
  F64_REINTERPRET_I64(WasmOpcodes.F64_REINTERPRET_I64, "f64.reinterpret_i64", NONE, "l:d", null),
  I32_EXTEND8_S(WasmOpcodes.I32_EXTEND8_S, "i32.extend8_s", NONE, "i:i", SIGN_EXTENSION),
  I32_EXTEND16_S(WasmOpcodes.I32_EXTEND16_S, "i32.extend16_s", NONE, "i:i", SIGN_EXTENSION),
  I64_EXTEND8_S(WasmOpcodes.I64_EXTEND8_S, "i64.extend8_s", NONE, "l:l", SIGN_EXTENSION),
  I64_EXTEND16_S(WasmOpcodes.I64_EXTEND16_S, "i64.extend16_s", NONE, "l:l", SIGN_EXTENSION),
  I64_EXTEND32_S(WasmOpcodes.I64_EXTEND32_S, "i64.extend32_s", NONE, "l:l", SIGN_EXTENSION),
  REF_NULL(WasmOpcodes.REF_NULL, "ref.null", HEAP_TYPE, null, REFERENCE_TYPES),
  REF_IS_NULL(WasmOpcodes.REF_IS_NULL, "ref.is_null", NONE, null, REFERENCE_TYPES),
  REF_FUNC(WasmOpcodes.REF_FUNC, "ref.func", FUNC, null, REFERENCE_TYPES),
  REF_EQ(WasmOpcodes.REF_EQ, "ref.eq", NONE, null, GC),
  REF_AS_NON_NULL(WasmOpcodes.REF_AS_NON_NULL, "ref.as_non_null", NONE, null, FUNCTION_REFERENCES),
  BR_ON_NULL(WasmOpcodes.BR_ON_NULL, "br_on_null", LABEL, null, FUNCTION_REFERENCES),
  BR_ON_NON_NULL(WasmOpcodes.BR_ON_NON_NULL, "br_on_non_null", LABEL, null, FUNCTION_REFERENCES),
  STRUCT_NEW(Prefix.FB | AggregateOpcodes.STRUCT_NEW, "struct.new", TYPE, null, GC),
  STRUCT_NEW_DEFAULT(
      Prefix.FB | AggregateOpcodes.STRUCT_NEW_DEFAULT, "struct.new_default", TYPE, null, GC),
  STRUCT_GET(Prefix.FB | AggregateOpcodes.STRUCT_GET, "struct.get", TYPE_FIELD, null, GC),
  STRUCT_GET_S(Prefix.FB | AggregateOpcodes.STRUCT_GET_S, "struct.get_s", TYPE_FIELD, null, GC),
  STRUCT_GET_U(Prefix.FB | AggregateOpcodes.STRUCT_GET_U, "struct.get_u", TYPE_FIELD, null, GC),
  STRUCT_SET(Prefix.FB | AggregateOpcodes.STRUCT_SET, "struct.set", TYPE_FIELD, null, GC),
  ARRAY_NEW(Prefix.FB | AggregateOpcodes.ARRAY_NEW, "array.new", TYPE, null, GC),
  ARRAY_NEW_DEFAULT(
      Prefix.FB | AggregateOpcodes.ARRAY_NEW_DEFAULT, "array.new_default", TYPE, null, GC),
  ARRAY_NEW_FIXED(
      Prefix.FB | AggregateOpcodes.ARRAY_NEW_FIXED, "array.new_fixed", TYPE_LENGTH, null, GC),
  ARRAY_NEW_DATA(
      Prefix.FB | AggregateOpcodes.ARRAY_NEW_DATA, "array.new_data", TYPE_DATA, null, GC),
  ARRAY_NEW_ELEM(
      Prefix.FB | AggregateOpcodes.ARRAY_NEW_ELEM, "array.new_elem", TYPE_ELEM, null, GC),
  ARRAY_GET(Prefix.FB | AggregateOpcodes.ARRAY_GET, "array.get", TYPE, null, GC),
  ARRAY_GET_S(Prefix.FB | AggregateOpcodes.ARRAY_GET_S, "array.get_s", TYPE, null, GC),
  ARRAY_GET_U(Prefix.FB | AggregateOpcodes.ARRAY_GET_U, "array.get_u", TYPE, null, GC),
  ARRAY_SET(Prefix.FB | AggregateOpcodes.ARRAY_SET, "array.set", TYPE, null, GC),
  ARRAY_LEN(Prefix.FB | AggregateOpcodes.ARRAY_LEN, "array.len", NONE, null, GC),
  ARRAY_FILL(Prefix.FB | AggregateOpcodes.ARRAY_FILL, "array.fill", TYPE, null, GC),
  ARRAY_COPY(Prefix.FB | AggregateOpcodes.ARRAY_COPY, "array.copy", TYPE_TYPE, null, GC),
  ARRAY_INIT_DATA(
      Prefix.FB | AggregateOpcodes.ARRAY_INIT_DATA, "array.init_data", TYPE_DATA, null, GC),
  ARRAY_INIT_ELEM(
      Prefix.FB | AggregateOpcodes.ARRAY_INIT_ELEM, "array.init_elem", TYPE_ELEM, null, GC),
  REF_TEST(Prefix.FB | AggregateOpcodes.REF_TEST, "ref.test", HEAP_TYPE, null, GC),
  REF_TEST_NULL(Prefix.FB | AggregateOpcodes.REF_TEST_NULL, "ref.test", HEAP_TYPE, null, GC),
  REF_CAST(Prefix.FB | AggregateOpcodes.REF_CAST, "ref.cast", HEAP_TYPE, null, GC),
  REF_CAST_NULL(Prefix.FB | AggregateOpcodes.REF_CAST_NULL, "ref.cast", HEAP_TYPE, null, GC),
  BR_ON_CAST(Prefix.FB | AggregateOpcodes.BR_ON_CAST, "br_on_cast", CAST, null, GC),
  BR_ON_CAST_FAIL(Prefix.FB | AggregateOpcodes.BR_ON_CAST_FAIL, "br_on_cast_fail", CAST, null, GC),
  ANY_CONVERT_EXTERN(
      Prefix.FB | AggregateOpcodes.ANY_CONVERT_EXTERN, "any.convert_extern", NONE, null, GC),
  EXTERN_CONVERT_ANY(
      Prefix.FB | AggregateOpcodes.EXTERN_CONVERT_ANY, "extern.convert_any", NONE, null, GC),
  REF_I31(Prefix.FB | AggregateOpcodes.REF_I31, "ref.i31", NONE, null, GC),
  I31_GET_S(Prefix.FB | AggregateOpcodes.I31_GET_S, "i31.get_s", NONE, null, GC),
  I31_GET_U(Prefix.FB | AggregateOpcodes.I31_GET_U, "i31.get_u", NONE, null, GC),
  MEMORY_ATOMIC_NOTIFY(
      Prefix.FE | AtomicOpcodes.MEMORY_ATOMIC_NOTIFY,
      "memory.atomic.notify",
      MEM_ARG,
      "ii:i",
      THREADS,
      2),
  MEMORY_ATOMIC_WAIT32(
      Prefix.FE | AtomicOpcodes.MEMORY_ATOMIC_WAIT32,
      "memory.atomic.wait32",
      MEM_ARG,
      "iil:i",
      THREADS,
      2),
  MEMORY_ATOMIC_WAIT64(
      Prefix.FE | AtomicOpcodes.MEMORY_ATOMIC_WAIT64,
      "memory.atomic.wait64",
      MEM_ARG,
      "ill:i",
      THREADS,
      3),
  ATOMIC_FENCE(Prefix.FE | AtomicOpcodes.ATOMIC_FENCE, "atomic.fence", ORDERING, ":", THREADS),
  I32_ATOMIC_LOAD(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_LOAD, "i32.atomic.load", MEM_ARG, "i:i", THREADS, 2),
  I64_ATOMIC_LOAD(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_LOAD, "i64.atomic.load", MEM_ARG, "i:l", THREADS, 3),
  I32_ATOMIC_LOAD8_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_LOAD8_U,
      "i32.atomic.load8_u",
      MEM_ARG,
      "i:i",
      THREADS,
      0),
  I32_ATOMIC_LOAD16_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_LOAD16_U,
      "i32.atomic.load16_u",
      MEM_ARG,
      "i:i",
      THREADS,
      1),
  I64_ATOMIC_LOAD8_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_LOAD8_U,
      "i64.atomic.load8_u",
      MEM_ARG,
      "i:l",
      THREADS,
      0),
  I64_ATOMIC_LOAD16_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_LOAD16_U,
      "i64.atomic.load16_u",
      MEM_ARG,
      "i:l",
      THREADS,
      1),
  I64_ATOMIC_LOAD32_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_LOAD32_U,
      "i64.atomic.load32_u",
      MEM_ARG,
      "i:l",
      THREADS,
      2),
  I32_ATOMIC_STORE(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_STORE, "i32.atomic.store", MEM_ARG, "ii:", THREADS, 2),
  I64_ATOMIC_STORE(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_STORE, "i64.atomic.store", MEM_ARG, "il:", THREADS, 3),
  I32_ATOMIC_STORE8(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_STORE8, "i32.atomic.store8", MEM_ARG, "ii:", THREADS, 0),
  I32_ATOMIC_STORE16(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_STORE16,
      "i32.atomic.store16",
      MEM_ARG,
      "ii:",
      THREADS,
      1),
  I64_ATOMIC_STORE8(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_STORE8, "i64.atomic.store8", MEM_ARG, "il:", THREADS, 0),
  I64_ATOMIC_STORE16(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_STORE16,
      "i64.atomic.store16",
      MEM_ARG,
      "il:",
      THREADS,
      1),
  I64_ATOMIC_STORE32(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_STORE32,
      "i64.atomic.store32",
      MEM_ARG,
      "il:",
      THREADS,
      2),
  I32_ATOMIC_RMW_ADD(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW_ADD,
      "i32.atomic.rmw.add",
      MEM_ARG,
      "ii:i",
      THREADS,
      2),
  I64_ATOMIC_RMW_ADD(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW_ADD,
      "i64.atomic.rmw.add",
      MEM_ARG,
      "il:l",
      THREADS,
      3),
  I32_ATOMIC_RMW8_ADD_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW8_ADD_U,
      "i32.atomic.rmw8.add_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      0),
  I32_ATOMIC_RMW16_ADD_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW16_ADD_U,
      "i32.atomic.rmw16.add_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      1),
  I64_ATOMIC_RMW8_ADD_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW8_ADD_U,
      "i64.atomic.rmw8.add_u",
      MEM_ARG,
      "il:l",
      THREADS,
      0),
  I64_ATOMIC_RMW16_ADD_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW16_ADD_U,
      "i64.atomic.rmw16.add_u",
      MEM_ARG,
      "il:l",
      THREADS,
      1),
  I64_ATOMIC_RMW32_ADD_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW32_ADD_U,
      "i64.atomic.rmw32.add_u",
      MEM_ARG,
      "il:l",
      THREADS,
      2),
  I32_ATOMIC_RMW_SUB(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW_SUB,
      "i32.atomic.rmw.sub",
      MEM_ARG,
      "ii:i",
      THREADS,
      2),
  I64_ATOMIC_RMW_SUB(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW_SUB,
      "i64.atomic.rmw.sub",
      MEM_ARG,
      "il:l",
      THREADS,
      3),
  I32_ATOMIC_RMW8_SUB_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW8_SUB_U,
      "i32.atomic.rmw8.sub_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      0),
  I32_ATOMIC_RMW16_SUB_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW16_SUB_U,
      "i32.atomic.rmw16.sub_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      1),
  I64_ATOMIC_RMW8_SUB_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW8_SUB_U,
      "i64.atomic.rmw8.sub_u",
      MEM_ARG,
      "il:l",
      THREADS,
      0),
  I64_ATOMIC_RMW16_SUB_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW16_SUB_U,
      "i64.atomic.rmw16.sub_u",
      MEM_ARG,
      "il:l",
      THREADS,
      1),
  I64_ATOMIC_RMW32_SUB_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW32_SUB_U,
      "i64.atomic.rmw32.sub_u",
      MEM_ARG,
      "il:l",
      THREADS,
      2),
  I32_ATOMIC_RMW_AND(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW_AND,
      "i32.atomic.rmw.and",
      MEM_ARG,
      "ii:i",
      THREADS,
      2),
  I64_ATOMIC_RMW_AND(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW_AND,
      "i64.atomic.rmw.and",
      MEM_ARG,
      "il:l",
      THREADS,
      3),
  I32_ATOMIC_RMW8_AND_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW8_AND_U,
      "i32.atomic.rmw8.and_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      0),
  I32_ATOMIC_RMW16_AND_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW16_AND_U,
      "i32.atomic.rmw16.and_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      1),
  I64_ATOMIC_RMW8_AND_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW8_AND_U,
      "i64.atomic.rmw8.and_u",
      MEM_ARG,
      "il:l",
      THREADS,
      0),
  I64_ATOMIC_RMW16_AND_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW16_AND_U,
      "i64.atomic.rmw16.and_u",
      MEM_ARG,
      "il:l",
      THREADS,
      1),
  I64_ATOMIC_RMW32_AND_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW32_AND_U,
      "i64.atomic.rmw32.and_u",
      MEM_ARG,
      "il:l",
      THREADS,
      2),
  I32_ATOMIC_RMW_OR(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW_OR,
      "i32.atomic.rmw.or",
      MEM_ARG,
      "ii:i",
      THREADS,
      2),
  I64_ATOMIC_RMW_OR(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW_OR,
      "i64.atomic.rmw.or",
      MEM_ARG,
      "il:l",
      THREADS,
      3),
  I32_ATOMIC_RMW8_OR_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW8_OR_U,
      "i32.atomic.rmw8.or_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      0),
  I32_ATOMIC_RMW16_OR_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW16_OR_U,
      "i32.atomic.rmw16.or_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      1),
  I64_ATOMIC_RMW8_OR_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW8_OR_U,
      "i64.atomic.rmw8.or_u",
      MEM_ARG,
      "il:l",
      THREADS,
      0),
  I64_ATOMIC_RMW16_OR_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW16_OR_U,
      "i64.atomic.rmw16.or_u",
      MEM_ARG,
      "il:l",
      THREADS,
      1),
  I64_ATOMIC_RMW32_OR_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW32_OR_U,
      "i64.atomic.rmw32.or_u",
      MEM_ARG,
      "il:l",
      THREADS,
      2),
  I32_ATOMIC_RMW_XOR(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW_XOR,
      "i32.atomic.rmw.xor",
      MEM_ARG,
      "ii:i",
      THREADS,
      2),
  I64_ATOMIC_RMW_XOR(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW_XOR,
      "i64.atomic.rmw.xor",
      MEM_ARG,
      "il:l",
      THREADS,
      3),
  I32_ATOMIC_RMW8_XOR_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW8_XOR_U,
      "i32.atomic.rmw8.xor_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      0),
  I32_ATOMIC_RMW16_XOR_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW16_XOR_U,
      "i32.atomic.rmw16.xor_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      1),
  I64_ATOMIC_RMW8_XOR_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW8_XOR_U,
      "i64.atomic.rmw8.xor_u",
      MEM_ARG,
      "il:l",
      THREADS,
      0),
  I64_ATOMIC_RMW16_XOR_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW16_XOR_U,
      "i64.atomic.rmw16.xor_u",
      MEM_ARG,
      "il:l",
      THREADS,
      1),
  I64_ATOMIC_RMW32_XOR_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW32_XOR_U,
      "i64.atomic.rmw32.xor_u",
      MEM_ARG,
      "il:l",
      THREADS,
      2),
  I32_ATOMIC_RMW_XCHG(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW_XCHG,
      "i32.atomic.rmw.xchg",
      MEM_ARG,
      "ii:i",
      THREADS,
      2),
  I64_ATOMIC_RMW_XCHG(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW_XCHG,
      "i64.atomic.rmw.xchg",
      MEM_ARG,
      "il:l",
      THREADS,
      3),
  I32_ATOMIC_RMW8_XCHG_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW8_XCHG_U,
      "i32.atomic.rmw8.xchg_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      0),
  I32_ATOMIC_RMW16_XCHG_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW16_XCHG_U,
      "i32.atomic.rmw16.xchg_u",
      MEM_ARG,
      "ii:i",
      THREADS,
      1),
  I64_ATOMIC_RMW8_XCHG_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW8_XCHG_U,
      "i64.atomic.rmw8.xchg_u",
      MEM_ARG,
      "il:l",
      THREADS,
      0),
  I64_ATOMIC_RMW16_XCHG_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW16_XCHG_U,
      "i64.atomic.rmw16.xchg_u",
      MEM_ARG,
      "il:l",
      THREADS,
      1),
  I64_ATOMIC_RMW32_XCHG_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW32_XCHG_U,
      "i64.atomic.rmw32.xchg_u",
      MEM_ARG,
      "il:l",
      THREADS,
      2),
  I32_ATOMIC_RMW_CMPXCHG(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW_CMPXCHG,
      "i32.atomic.rmw.cmpxchg",
      MEM_ARG,
      "iii:i",
      THREADS,
      2),
  I64_ATOMIC_RMW_CMPXCHG(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW_CMPXCHG,
      "i64.atomic.rmw.cmpxchg",
      MEM_ARG,
      "ill:l",
      THREADS,
      3),
  I32_ATOMIC_RMW8_CMPXCHG_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW8_CMPXCHG_U,
      "i32.atomic.rmw8.cmpxchg_u",
      MEM_ARG,
      "iii:i",
      THREADS,
      0),
  I32_ATOMIC_RMW16_CMPXCHG_U(
      Prefix.FE | AtomicOpcodes.I32_ATOMIC_RMW16_CMPXCHG_U,
      "i32.atomic.rmw16.cmpxchg_u",
      MEM_ARG,
      "iii:i",
      THREADS,
      1),
  I64_ATOMIC_RMW8_CMPXCHG_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW8_CMPXCHG_U,
      "i64.atomic.rmw8.cmpxchg_u",
      MEM_ARG,
      "ill:l",
      THREADS,
      0),
  I64_ATOMIC_RMW16_CMPXCHG_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW16_CMPXCHG_U,
      "i64.atomic.rmw16.cmpxchg_u",
      MEM_ARG,
      "ill:l",
      THREADS,
      1),
  I64_ATOMIC_RMW32_CMPXCHG_U(
      Prefix.FE | AtomicOpcodes.I64_ATOMIC_RMW32_CMPXCHG_U,
      "i64.atomic.rmw32.cmpxchg_u",
      MEM_ARG,
      "ill:l",
      THREADS,
      2),
  I32_TRUNC_SAT_F32_S(
      Prefix.FC | BulkOpcodes.I32_TRUNC_SAT_F32_S,
      "i32.trunc_sat_f32_s",
      NONE,
      "f:i",
      SATURATING_CONVERSION),
  I32_TRUNC_SAT_F32_U(
      Prefix.FC | BulkOpcodes.I32_TRUNC_SAT_F32_U,
      "i32.trunc_sat_f32_u",
      NONE,
      "f:i",
      SATURATING_CONVERSION),
  I32_TRUNC_SAT_F64_S(
      Prefix.FC | BulkOpcodes.I32_TRUNC_SAT_F64_S,
      "i32.trunc_sat_f64_s",
      NONE,
      "d:i",
      SATURATING_CONVERSION),
  I32_TRUNC_SAT_F64_U(
      Prefix.FC | BulkOpcodes.I32_TRUNC_SAT_F64_U,
      "i32.trunc_sat_f64_u",
      NONE,
      "d:i",
      SATURATING_CONVERSION),
  I64_TRUNC_SAT_F32_S(
      Prefix.FC | BulkOpcodes.I64_TRUNC_SAT_F32_S,
      "i64.trunc_sat_f32_s",
      NONE,
      "f:l",
      SATURATING_CONVERSION),
  I64_TRUNC_SAT_F32_U(
      Prefix.FC | BulkOpcodes.I64_TRUNC_SAT_F32_U,
      "i64.trunc_sat_f32_u",
      NONE,
      "f:l",
      SATURATING_CONVERSION),
  I64_TRUNC_SAT_F64_S(
      Prefix.FC | BulkOpcodes.I64_TRUNC_SAT_F64_S,
      "i64.trunc_sat_f64_s",
      NONE,
      "d:l",
      SATURATING_CONVERSION),
  I64_TRUNC_SAT_F64_U(
      Prefix.FC | BulkOpcodes.I64_TRUNC_SAT_F64_U,
      "i64.trunc_sat_f64_u",
      NONE,
      "d:l",
      SATURATING_CONVERSION),
  MEMORY_INIT(Prefix.FC | BulkOpcodes.MEMORY_INIT, "memory.init", DATA_MEMORY, "iii:", BULK_MEMORY),
  DATA_DROP(Prefix.FC | BulkOpcodes.DATA_DROP, "data.drop", DATA, ":", BULK_MEMORY),
  MEMORY_COPY(
      Prefix.FC | BulkOpcodes.MEMORY_COPY, "memory.copy", MEMORY_MEMORY, "iii:", BULK_MEMORY),
  MEMORY_FILL(Prefix.FC | BulkOpcodes.MEMORY_FILL, "memory.fill", MEMORY, "iii:", BULK_MEMORY),
  TABLE_INIT(Prefix.FC | BulkOpcodes.TABLE_INIT, "table.init", ELEM_TABLE, "iii:", BULK_MEMORY),
  ELEM_DROP(Prefix.FC | BulkOpcodes.ELEM_DROP, "elem.drop", ELEM, ":", BULK_MEMORY),
  TABLE_COPY(Prefix.FC | BulkOpcodes.TABLE_COPY, "table.copy", TABLE_TABLE, "iii:", BULK_MEMORY),
  TABLE_GROW(Prefix.FC | BulkOpcodes.TABLE_GROW, "table.grow", TABLE, null, REFERENCE_TYPES),
  TABLE_SIZE(Prefix.FC | BulkOpcodes.TABLE_SIZE, "table.size", TABLE, ":i", REFERENCE_TYPES),
  TABLE_FILL(Prefix.FC | BulkOpcodes.TABLE_FILL, "table.fill", TABLE, null, REFERENCE_TYPES),
  V128_LOAD(Prefix.FD | VectorOpcodes.V128_LOAD, "v128.load", MEM_ARG, "i:v", SIMD, 4),
  V128_LOAD8X8_S(
      Prefix.FD | VectorOpcodes.V128_LOAD8X8_S, "v128.load8x8_s", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD8X8_U(
      Prefix.FD | VectorOpcodes.V128_LOAD8X8_U, "v128.load8x8_u", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD16X4_S(
      Prefix.FD | VectorOpcodes.V128_LOAD16X4_S, "v128.load16x4_s", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD16X4_U(
      Prefix.FD | VectorOpcodes.V128_LOAD16X4_U, "v128.load16x4_u", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD32X2_S(
      Prefix.FD | VectorOpcodes.V128_LOAD32X2_S, "v128.load32x2_s", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD32X2_U(
      Prefix.FD | VectorOpcodes.V128_LOAD32X2_U, "v128.load32x2_u", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD8_SPLAT(
      Prefix.FD | VectorOpcodes.V128_LOAD8_SPLAT, "v128.load8_splat", MEM_ARG, "i:v", SIMD, 0),
  V128_LOAD16_SPLAT(
      Prefix.FD | VectorOpcodes.V128_LOAD16_SPLAT, "v128.load16_splat", MEM_ARG, "i:v", SIMD, 1),
  V128_LOAD32_SPLAT(
      Prefix.FD | VectorOpcodes.V128_LOAD32_SPLAT, "v128.load32_splat", MEM_ARG, "i:v", SIMD, 2),
  V128_LOAD64_SPLAT(
      Prefix.FD | VectorOpcodes.V128_LOAD64_SPLAT, "v128.load64_splat", MEM_ARG, "i:v", SIMD, 3),
  V128_STORE(Prefix.FD | VectorOpcodes.V128_STORE, "v128.store", MEM_ARG, "iv:", SIMD, 4),
  V128_CONST(Prefix.FD | VectorOpcodes.V128_CONST, "v128.const", V128, ":v", SIMD),
  I8X16_SHUFFLE(Prefix.FD | VectorOpcodes.I8X16_SHUFFLE, "i8x16.shuffle", LANES, "vv:v", SIMD),
  I8X16_SWIZZLE(Prefix.FD | VectorOpcodes.I8X16_SWIZZLE, "i8x16.swizzle", NONE, "vv:v", SIMD),
  I8X16_SPLAT(Prefix.FD | VectorOpcodes.I8X16_SPLAT, "i8x16.splat", NONE, "i:v", SIMD),
  I16X8_SPLAT(Prefix.FD | VectorOpcodes.I16X8_SPLAT, "i16x8.splat", NONE, "i:v", SIMD),
  I32X4_SPLAT(Prefix.FD | VectorOpcodes.I32X4_SPLAT, "i32x4.splat", NONE, "i:v", SIMD),
  I64X2_SPLAT(Prefix.FD | VectorOpcodes.I64X2_SPLAT, "i64x2.splat", NONE, "l:v", SIMD),
  F32X4_SPLAT(Prefix.FD | VectorOpcodes.F32X4_SPLAT, "f32x4.splat", NONE, "f:v", SIMD),
  F64X2_SPLAT(Prefix.FD | VectorOpcodes.F64X2_SPLAT, "f64x2.splat", NONE, "d:v", SIMD),
  I8X16_EXTRACT_LANE_S(
      Prefix.FD | VectorOpcodes.I8X16_EXTRACT_LANE_S, "i8x16.extract_lane_s", LANE, "v:i", SIMD),
  I8X16_EXTRACT_LANE_U(
      Prefix.FD | VectorOpcodes.I8X16_EXTRACT_LANE_U, "i8x16.extract_lane_u", LANE, "v:i", SIMD),
  I8X16_REPLACE_LANE(
      Prefix.FD | VectorOpcodes.I8X16_REPLACE_LANE, "i8x16.replace_lane", LANE, "vi:v", SIMD),
  I16X8_EXTRACT_LANE_S(
      Prefix.FD | VectorOpcodes.I16X8_EXTRACT_LANE_S, "i16x8.extract_lane_s", LANE, "v:i", SIMD),
  I16X8_EXTRACT_LANE_U(
      Prefix.FD | VectorOpcodes.I16X8_EXTRACT_LANE_U, "i16x8.extract_lane_u", LANE, "v:i", SIMD),
  I16X8_REPLACE_LANE(
      Prefix.FD | VectorOpcodes.I16X8_REPLACE_LANE, "i16x8.replace_lane", LANE, "vi:v", SIMD),
  I32X4_EXTRACT_LANE(
      Prefix.FD | VectorOpcodes.I32X4_EXTRACT_LANE, "i32x4.extract_lane", LANE, "v:i", SIMD),
  I32X4_REPLACE_LANE(
      Prefix.FD | VectorOpcodes.I32X4_REPLACE_LANE, "i32x4.replace_lane", LANE, "vi:v", SIMD),
  I64X2_EXTRACT_LANE(
      Prefix.FD | VectorOpcodes.I64X2_EXTRACT_LANE, "i64x2.extract_lane", LANE, "v:l", SIMD),
  I64X2_REPLACE_LANE(
      Prefix.FD | VectorOpcodes.I64X2_REPLACE_LANE, "i64x2.replace_lane", LANE, "vl:v", SIMD),
  F32X4_EXTRACT_LANE(
      Prefix.FD | VectorOpcodes.F32X4_EXTRACT_LANE, "f32x4.extract_lane", LANE, "v:f", SIMD),
  F32X4_REPLACE_LANE(
      Prefix.FD | VectorOpcodes.F32X4_REPLACE_LANE, "f32x4.replace_lane", LANE, "vf:v", SIMD),
  F64X2_EXTRACT_LANE(
      Prefix.FD | VectorOpcodes.F64X2_EXTRACT_LANE, "f64x2.extract_lane", LANE, "v:d", SIMD),
  F64X2_REPLACE_LANE(
      Prefix.FD | VectorOpcodes.F64X2_REPLACE_LANE, "f64x2.replace_lane", LANE, "vd:v", SIMD),
  I8X16_EQ(Prefix.FD | VectorOpcodes.I8X16_EQ, "i8x16.eq", NONE, "vv:v", SIMD),
  I8X16_NE(Prefix.FD | VectorOpcodes.I8X16_NE, "i8x16.ne", NONE, "vv:v", SIMD),
  I8X16_LT_S(Prefix.FD | VectorOpcodes.I8X16_LT_S, "i8x16.lt_s", NONE, "vv:v", SIMD),
  I8X16_LT_U(Prefix.FD | VectorOpcodes.I8X16_LT_U, "i8x16.lt_u", NONE, "vv:v", SIMD),
  I8X16_GT_S(Prefix.FD | VectorOpcodes.I8X16_GT_S, "i8x16.gt_s", NONE, "vv:v", SIMD),
  I8X16_GT_U(Prefix.FD | VectorOpcodes.I8X16_GT_U, "i8x16.gt_u", NONE, "vv:v", SIMD),
  I8X16_LE_S(Prefix.FD | VectorOpcodes.I8X16_LE_S, "i8x16.le_s", NONE, "vv:v", SIMD),
  I8X16_LE_U(Prefix.FD | VectorOpcodes.I8X16_LE_U, "i8x16.le_u", NONE, "vv:v", SIMD),
  I8X16_GE_S(Prefix.FD | VectorOpcodes.I8X16_GE_S, "i8x16.ge_s", NONE, "vv:v", SIMD),
  I8X16_GE_U(Prefix.FD | VectorOpcodes.I8X16_GE_U, "i8x16.ge_u", NONE, "vv:v", SIMD),
  I16X8_EQ(Prefix.FD | VectorOpcodes.I16X8_EQ, "i16x8.eq", NONE, "vv:v", SIMD),
  I16X8_NE(Prefix.FD | VectorOpcodes.I16X8_NE, "i16x8.ne", NONE, "vv:v", SIMD),
  I16X8_LT_S(Prefix.FD | VectorOpcodes.I16X8_LT_S, "i16x8.lt_s", NONE, "vv:v", SIMD),
  I16X8_LT_U(Prefix.FD | VectorOpcodes.I16X8_LT_U, "i16x8.lt_u", NONE, "vv:v", SIMD),
  I16X8_GT_S(Prefix.FD | VectorOpcodes.I16X8_GT_S, "i16x8.gt_s", NONE, "vv:v", SIMD),
  I16X8_GT_U(Prefix.FD | VectorOpcodes.I16X8_GT_U, "i16x8.gt_u", NONE, "vv:v", SIMD),
  I16X8_LE_S(Prefix.FD | VectorOpcodes.I16X8_LE_S, "i16x8.le_s", NONE, "vv:v", SIMD),
  I16X8_LE_U(Prefix.FD | VectorOpcodes.I16X8_LE_U, "i16x8.le_u", NONE, "vv:v", SIMD),
  I16X8_GE_S(Prefix.FD | VectorOpcodes.I16X8_GE_S, "i16x8.ge_s", NONE, "vv:v", SIMD),
  I16X8_GE_U(Prefix.FD | VectorOpcodes.I16X8_GE_U, "i16x8.ge_u", NONE, "vv:v", SIMD),
  I32X4_EQ(Prefix.FD | VectorOpcodes.I32X4_EQ, "i32x4.eq", NONE, "vv:v", SIMD),
  I32X4_NE(Prefix.FD | VectorOpcodes.I32X4_NE, "i32x4.ne", NONE, "vv:v", SIMD),
  I32X4_LT_S(Prefix.FD | VectorOpcodes.I32X4_LT_S, "i32x4.lt_s", NONE, "vv:v", SIMD),
  I32X4_LT_U(Prefix.FD | VectorOpcodes.I32X4_LT_U, "i32x4.lt_u", NONE, "vv:v", SIMD),
  I32X4_GT_S(Prefix.FD | VectorOpcodes.I32X4_GT_S, "i32x4.gt_s", NONE, "vv:v", SIMD),
  I32X4_GT_U(Prefix.FD | VectorOpcodes.I32X4_GT_U, "i32x4.gt_u", NONE, "vv:v", SIMD),
  I32X4_LE_S(Prefix.FD | VectorOpcodes.I32X4_LE_S, "i32x4.le_s", NONE, "vv:v", SIMD),
  I32X4_LE_U(Prefix.FD | VectorOpcodes.I32X4_LE_U, "i32x4.le_u", NONE, "vv:v", SIMD),
  I32X4_GE_S(Prefix.FD | VectorOpcodes.I32X4_GE_S, "i32x4.ge_s", NONE, "vv:v", SIMD),
  I32X4_GE_U(Prefix.FD | VectorOpcodes.I32X4_GE_U, "i32x4.ge_u", NONE, "vv:v", SIMD),
  F32X4_EQ(Prefix.FD | VectorOpcodes.F32X4_EQ, "f32x4.eq", NONE, "vv:v", SIMD),
  F32X4_NE(Prefix.FD | VectorOpcodes.F32X4_NE, "f32x4.ne", NONE, "vv:v", SIMD),
  F32X4_LT(Prefix.FD | VectorOpcodes.F32X4_LT, "f32x4.lt", NONE, "vv:v", SIMD),
  F32X4_GT(Prefix.FD | VectorOpcodes.F32X4_GT, "f32x4.gt", NONE, "vv:v", SIMD),
  F32X4_LE(Prefix.FD | VectorOpcodes.F32X4_LE, "f32x4.le", NONE, "vv:v", SIMD),
  F32X4_GE(Prefix.FD | VectorOpcodes.F32X4_GE, "f32x4.ge", NONE, "vv:v", SIMD),
  F64X2_EQ(Prefix.FD | VectorOpcodes.F64X2_EQ, "f64x2.eq", NONE, "vv:v", SIMD),
  F64X2_NE(Prefix.FD | VectorOpcodes.F64X2_NE, "f64x2.ne", NONE, "vv:v", SIMD),
  F64X2_LT(Prefix.FD | VectorOpcodes.F64X2_LT, "f64x2.lt", NONE, "vv:v", SIMD),
  F64X2_GT(Prefix.FD | VectorOpcodes.F64X2_GT, "f64x2.gt", NONE, "vv:v", SIMD),
  F64X2_LE(Prefix.FD | VectorOpcodes.F64X2_LE, "f64x2.le", NONE, "vv:v", SIMD),
  F64X2_GE(Prefix.FD | VectorOpcodes.F64X2_GE, "f64x2.ge", NONE, "vv:v", SIMD),
  V128_NOT(Prefix.FD | VectorOpcodes.V128_NOT, "v128.not", NONE, "v:v", SIMD),
  V128_AND(Prefix.FD | VectorOpcodes.V128_AND, "v128.and", NONE, "vv:v", SIMD),
  V128_ANDNOT(Prefix.FD | VectorOpcodes.V128_ANDNOT, "v128.andnot", NONE, "vv:v", SIMD),
  V128_OR(Prefix.FD | VectorOpcodes.V128_OR, "v128.or", NONE, "vv:v", SIMD),
  V128_XOR(Prefix.FD | VectorOpcodes.V128_XOR, "v128.xor", NONE, "vv:v", SIMD),
  V128_BITSELECT(Prefix.FD | VectorOpcodes.V128_BITSELECT, "v128.bitselect", NONE, "vvv:v", SIMD),
  V128_ANY_TRUE(Prefix.FD | VectorOpcodes.V128_ANY_TRUE, "v128.any_true", NONE, "v:i", SIMD),
  V128_LOAD8_LANE(
      Prefix.FD | VectorOpcodes.V128_LOAD8_LANE, "v128.load8_lane", MEM_ARG_LANE, "iv:v", SIMD, 0),
  V128_LOAD16_LANE(
      Prefix.FD | VectorOpcodes.V128_LOAD16_LANE,
      "v128.load16_lane",
      MEM_ARG_LANE,
      "iv:v",
      SIMD,
      1),
  V128_LOAD32_LANE(
      Prefix.FD | VectorOpcodes.V128_LOAD32_LANE,
      "v128.load32_lane",
      MEM_ARG_LANE,
      "iv:v",
      SIMD,
      2),
  V128_LOAD64_LANE(
      Prefix.FD | VectorOpcodes.V128_LOAD64_LANE,
      "v128.load64_lane",
      MEM_ARG_LANE,
      "iv:v",
      SIMD,
      3),
  V128_STORE8_LANE(
      Prefix.FD | VectorOpcodes.V128_STORE8_LANE, "v128.store8_lane", MEM_ARG_LANE, "iv:", SIMD, 0),
  V128_STORE16_LANE(
      Prefix.FD | VectorOpcodes.V128_STORE16_LANE,
      "v128.store16_lane",
      MEM_ARG_LANE,
      "iv:",
      SIMD,
      1),
  V128_STORE32_LANE(
      Prefix.FD | VectorOpcodes.V128_STORE32_LANE,
      "v128.store32_lane",
      MEM_ARG_LANE,
      "iv:",
      SIMD,
      2),
  V128_STORE64_LANE(
      Prefix.FD | VectorOpcodes.V128_STORE64_LANE,
      "v128.store64_lane",
      MEM_ARG_LANE,
      "iv:",
      SIMD,
      3),
  V128_LOAD32_ZERO(
      Prefix.FD | VectorOpcodes.V128_LOAD32_ZERO, "v128.load32_zero", MEM_ARG, "i:v", SIMD, 2),
  V128_LOAD64_ZERO(
      Prefix.FD | VectorOpcodes.V128_LOAD64_ZERO, "v128.load64_zero", MEM_ARG, "i:v", SIMD, 3),
  F32X4_DEMOTE_F64X2_ZERO(
      Prefix.FD | VectorOpcodes.F32X4_DEMOTE_F64X2_ZERO,
      "f32x4.demote_f64x2_zero",
      NONE,
      "v:v",
      SIMD),
  F64X2_PROMOTE_LOW_F32X4(
      Prefix.FD | VectorOpcodes.F64X2_PROMOTE_LOW_F32X4,
      "f64x2.promote_low_f32x4",
      NONE,
      "v:v",
      SIMD),
  I8X16_ABS(Prefix.FD | VectorOpcodes.I8X16_ABS, "i8x16.abs", NONE, "v:v", SIMD),
  I8X16_NEG(Prefix.FD | VectorOpcodes.I8X16_NEG, "i8x16.neg", NONE, "v:v", SIMD),
  I8X16_POPCNT(Prefix.FD | VectorOpcodes.I8X16_POPCNT, "i8x16.popcnt", NONE, "v:v", SIMD),
  I8X16_ALL_TRUE(Prefix.FD | VectorOpcodes.I8X16_ALL_TRUE, "i8x16.all_true", NONE, "v:i", SIMD),
  I8X16_BITMASK(Prefix.FD | VectorOpcodes.I8X16_BITMASK, "i8x16.bitmask", NONE, "v:i", SIMD),
  I8X16_NARROW_I16X8_S(
      Prefix.FD | VectorOpcodes.I8X16_NARROW_I16X8_S, "i8x16.narrow_i16x8_s", NONE, "vv:v", SIMD),
  I8X16_NARROW_I16X8_U(
      Prefix.FD | VectorOpcodes.I8X16_NARROW_I16X8_U, "i8x16.narrow_i16x8_u", NONE, "vv:v", SIMD),
  F32X4_CEIL(Prefix.FD | VectorOpcodes.F32X4_CEIL, "f32x4.ceil", NONE, "v:v", SIMD),
  F32X4_FLOOR(Prefix.FD | VectorOpcodes.F32X4_FLOOR, "f32x4.floor", NONE, "v:v", SIMD),
  F32X4_TRUNC(Prefix.FD | VectorOpcodes.F32X4_TRUNC, "f32x4.trunc", NONE, "v:v", SIMD),
  F32X4_NEAREST(Prefix.FD | VectorOpcodes.F32X4_NEAREST, "f32x4.nearest", NONE, "v:v", SIMD),
  I8X16_SHL(Prefix.FD | VectorOpcodes.I8X16_SHL, "i8x16.shl", NONE, "vi:v", SIMD),
  I8X16_SHR_S(Prefix.FD | VectorOpcodes.I8X16_SHR_S, "i8x16.shr_s", NONE, "vi:v", SIMD),
  I8X16_SHR_U(Prefix.FD | VectorOpcodes.I8X16_SHR_U, "i8x16.shr_u", NONE, "vi:v", SIMD),
  I8X16_ADD(Prefix.FD | VectorOpcodes.I8X16_ADD, "i8x16.add", NONE, "vv:v", SIMD),
  I8X16_ADD_SAT_S(Prefix.FD | VectorOpcodes.I8X16_ADD_SAT_S, "i8x16.add_sat_s", NONE, "vv:v", SIMD),
  I8X16_ADD_SAT_U(Prefix.FD | VectorOpcodes.I8X16_ADD_SAT_U, "i8x16.add_sat_u", NONE, "vv:v", SIMD),
  I8X16_SUB(Prefix.FD | VectorOpcodes.I8X16_SUB, "i8x16.sub", NONE, "vv:v", SIMD),
  I8X16_SUB_SAT_S(Prefix.FD | VectorOpcodes.I8X16_SUB_SAT_S, "i8x16.sub_sat_s", NONE, "vv:v", SIMD),
  I8X16_SUB_SAT_U(Prefix.FD | VectorOpcodes.I8X16_SUB_SAT_U, "i8x16.sub_sat_u", NONE, "vv:v", SIMD),
  F64X2_CEIL(Prefix.FD | VectorOpcodes.F64X2_CEIL, "f64x2.ceil", NONE, "v:v", SIMD),
  F64X2_FLOOR(Prefix.FD | VectorOpcodes.F64X2_FLOOR, "f64x2.floor", NONE, "v:v", SIMD),
  I8X16_MIN_S(Prefix.FD | VectorOpcodes.I8X16_MIN_S, "i8x16.min_s", NONE, "vv:v", SIMD),
  I8X16_MIN_U(Prefix.FD | VectorOpcodes.I8X16_MIN_U, "i8x16.min_u", NONE, "vv:v", SIMD),
  I8X16_MAX_S(Prefix.FD | VectorOpcodes.I8X16_MAX_S, "i8x16.max_s", NONE, "vv:v", SIMD),
  I8X16_MAX_U(Prefix.FD | VectorOpcodes.I8X16_MAX_U, "i8x16.max_u", NONE, "vv:v", SIMD),
  F64X2_TRUNC(Prefix.FD | VectorOpcodes.F64X2_TRUNC, "f64x2.trunc", NONE, "v:v", SIMD),
  I8X16_AVGR_U(Prefix.FD | VectorOpcodes.I8X16_AVGR_U, "i8x16.avgr_u", NONE, "vv:v", SIMD),
  I16X8_EXTADD_PAIRWISE_I8X16_S(
      Prefix.FD | VectorOpcodes.I16X8_EXTADD_PAIRWISE_I8X16_S,
      "i16x8.extadd_pairwise_i8x16_s",
      NONE,
      "v:v",
      SIMD),
  I16X8_EXTADD_PAIRWISE_I8X16_U(
      Prefix.FD | VectorOpcodes.I16X8_EXTADD_PAIRWISE_I8X16_U,
      "i16x8.extadd_pairwise_i8x16_u",
      NONE,
      "v:v",
      SIMD),
  I32X4_EXTADD_PAIRWISE_I16X8_S(
      Prefix.FD | VectorOpcodes.I32X4_EXTADD_PAIRWISE_I16X8_S,
      "i32x4.extadd_pairwise_i16x8_s",
      NONE,
      "v:v",
      SIMD),
  I32X4_EXTADD_PAIRWISE_I16X8_U(
      Prefix.FD | VectorOpcodes.I32X4_EXTADD_PAIRWISE_I16X8_U,
      "i32x4.extadd_pairwise_i16x8_u",
      NONE,
      "v:v",
      SIMD),
  I16X8_ABS(Prefix.FD | VectorOpcodes.I16X8_ABS, "i16x8.abs", NONE, "v:v", SIMD),
  I16X8_NEG(Prefix.FD | VectorOpcodes.I16X8_NEG, "i16x8.neg", NONE, "v:v", SIMD),
  I16X8_Q15MULR_SAT_S(
      Prefix.FD | VectorOpcodes.I16X8_Q15MULR_SAT_S, "i16x8.q15mulr_sat_s", NONE, "vv:v", SIMD),
  I16X8_ALL_TRUE(Prefix.FD | VectorOpcodes.I16X8_ALL_TRUE, "i16x8.all_true", NONE, "v:i", SIMD),
  I16X8_BITMASK(Prefix.FD | VectorOpcodes.I16X8_BITMASK, "i16x8.bitmask", NONE, "v:i", SIMD),
  I16X8_NARROW_I32X4_S(
      Prefix.FD | VectorOpcodes.I16X8_NARROW_I32X4_S, "i16x8.narrow_i32x4_s", NONE, "vv:v", SIMD),
  I16X8_NARROW_I32X4_U(
      Prefix.FD | VectorOpcodes.I16X8_NARROW_I32X4_U, "i16x8.narrow_i32x4_u", NONE, "vv:v", SIMD),
  I16X8_EXTEND_LOW_I8X16_S(
      Prefix.FD | VectorOpcodes.I16X8_EXTEND_LOW_I8X16_S,
      "i16x8.extend_low_i8x16_s",
      NONE,
      "v:v",
      SIMD),
  I16X8_EXTEND_HIGH_I8X16_S(
      Prefix.FD | VectorOpcodes.I16X8_EXTEND_HIGH_I8X16_S,
      "i16x8.extend_high_i8x16_s",
      NONE,
      "v:v",
      SIMD),
  I16X8_EXTEND_LOW_I8X16_U(
      Prefix.FD | VectorOpcodes.I16X8_EXTEND_LOW_I8X16_U,
      "i16x8.extend_low_i8x16_u",
      NONE,
      "v:v",
      SIMD),
  I16X8_EXTEND_HIGH_I8X16_U(
      Prefix.FD | VectorOpcodes.I16X8_EXTEND_HIGH_I8X16_U,
      "i16x8.extend_high_i8x16_u",
      NONE,
      "v:v",
      SIMD),
  I16X8_SHL(Prefix.FD | VectorOpcodes.I16X8_SHL, "i16x8.shl", NONE, "vi:v", SIMD),
  I16X8_SHR_S(Prefix.FD | VectorOpcodes.I16X8_SHR_S, "i16x8.shr_s", NONE, "vi:v", SIMD),
  I16X8_SHR_U(Prefix.FD | VectorOpcodes.I16X8_SHR_U, "i16x8.shr_u", NONE, "vi:v", SIMD),
  I16X8_ADD(Prefix.FD | VectorOpcodes.I16X8_ADD, "i16x8.add", NONE, "vv:v", SIMD),
  I16X8_ADD_SAT_S(Prefix.FD | VectorOpcodes.I16X8_ADD_SAT_S, "i16x8.add_sat_s", NONE, "vv:v", SIMD),
  I16X8_ADD_SAT_U(Prefix.FD | VectorOpcodes.I16X8_ADD_SAT_U, "i16x8.add_sat_u", NONE, "vv:v", SIMD),
  I16X8_SUB(Prefix.FD | VectorOpcodes.I16X8_SUB, "i16x8.sub", NONE, "vv:v", SIMD),
  I16X8_SUB_SAT_S(Prefix.FD | VectorOpcodes.I16X8_SUB_SAT_S, "i16x8.sub_sat_s", NONE, "vv:v", SIMD),
  I16X8_SUB_SAT_U(Prefix.FD | VectorOpcodes.I16X8_SUB_SAT_U, "i16x8.sub_sat_u", NONE, "vv:v", SIMD),
  F64X2_NEAREST(Prefix.FD | VectorOpcodes.F64X2_NEAREST, "f64x2.nearest", NONE, "v:v", SIMD),
  I16X8_MUL(Prefix.FD | VectorOpcodes.I16X8_MUL, "i16x8.mul", NONE, "vv:v", SIMD),
  I16X8_MIN_S(Prefix.FD | VectorOpcodes.I16X8_MIN_S, "i16x8.min_s", NONE, "vv:v", SIMD),
  I16X8_MIN_U(Prefix.FD | VectorOpcodes.I16X8_MIN_U, "i16x8.min_u", NONE, "vv:v", SIMD),
  I16X8_MAX_S(Prefix.FD | VectorOpcodes.I16X8_MAX_S, "i16x8.max_s", NONE, "vv:v", SIMD),
  I16X8_MAX_U(Prefix.FD | VectorOpcodes.I16X8_MAX_U, "i16x8.max_u", NONE, "vv:v", SIMD),
  I16X8_AVGR_U(Prefix.FD | VectorOpcodes.I16X8_AVGR_U, "i16x8.avgr_u", NONE, "vv:v", SIMD),
  I16X8_EXTMUL_LOW_I8X16_S(
      Prefix.FD | VectorOpcodes.I16X8_EXTMUL_LOW_I8X16_S,
      "i16x8.extmul_low_i8x16_s",
      NONE,
      "vv:v",
      SIMD),
  I16X8_EXTMUL_HIGH_I8X16_S(
      Prefix.FD | VectorOpcodes.I16X8_EXTMUL_HIGH_I8X16_S,
      "i16x8.extmul_high_i8x16_s",
      NONE,
      "vv:v",
      SIMD),
  I16X8_EXTMUL_LOW_I8X16_U(
      Prefix.FD | VectorOpcodes.I16X8_EXTMUL_LOW_I8X16_U,
      "i16x8.extmul_low_i8x16_u",
      NONE,
      "vv:v",
      SIMD),
  I16X8_EXTMUL_HIGH_I8X16_U(
      Prefix.FD | VectorOpcodes.I16X8_EXTMUL_HIGH_I8X16_U,
      "i16x8.extmul_high_i8x16_u",
      NONE,
      "vv:v",
      SIMD),
  I32X4_ABS(Prefix.FD | VectorOpcodes.I32X4_ABS, "i32x4.abs", NONE, "v:v", SIMD),
  I32X4_NEG(Prefix.FD | VectorOpcodes.I32X4_NEG, "i32x4.neg", NONE, "v:v", SIMD),
  I32X4_ALL_TRUE(Prefix.FD | VectorOpcodes.I32X4_ALL_TRUE, "i32x4.all_true", NONE, "v:i", SIMD),
  I32X4_BITMASK(Prefix.FD | VectorOpcodes.I32X4_BITMASK, "i32x4.bitmask", NONE, "v:i", SIMD),
  I32X4_EXTEND_LOW_I16X8_S(
      Prefix.FD | VectorOpcodes.I32X4_EXTEND_LOW_I16X8_S,
      "i32x4.extend_low_i16x8_s",
      NONE,
      "v:v",
      SIMD),
  I32X4_EXTEND_HIGH_I16X8_S(
      Prefix.FD | VectorOpcodes.I32X4_EXTEND_HIGH_I16X8_S,
      "i32x4.extend_high_i16x8_s",
      NONE,
      "v:v",
      SIMD),
  I32X4_EXTEND_LOW_I16X8_U(
      Prefix.FD | VectorOpcodes.I32X4_EXTEND_LOW_I16X8_U,
      "i32x4.extend_low_i16x8_u",
      NONE,
      "v:v",
      SIMD),
  I32X4_EXTEND_HIGH_I16X8_U(
      Prefix.FD | VectorOpcodes.I32X4_EXTEND_HIGH_I16X8_U,
      "i32x4.extend_high_i16x8_u",
      NONE,
      "v:v",
      SIMD),
  I32X4_SHL(Prefix.FD | VectorOpcodes.I32X4_SHL, "i32x4.shl", NONE, "vi:v", SIMD),
  I32X4_SHR_S(Prefix.FD | VectorOpcodes.I32X4_SHR_S, "i32x4.shr_s", NONE, "vi:v", SIMD),
  I32X4_SHR_U(Prefix.FD | VectorOpcodes.I32X4_SHR_U, "i32x4.shr_u", NONE, "vi:v", SIMD),
  I32X4_ADD(Prefix.FD | VectorOpcodes.I32X4_ADD, "i32x4.add", NONE, "vv:v", SIMD),
  I32X4_SUB(Prefix.FD | VectorOpcodes.I32X4_SUB, "i32x4.sub", NONE, "vv:v", SIMD),
  I32X4_MUL(Prefix.FD | VectorOpcodes.I32X4_MUL, "i32x4.mul", NONE, "vv:v", SIMD),
  I32X4_MIN_S(Prefix.FD | VectorOpcodes.I32X4_MIN_S, "i32x4.min_s", NONE, "vv:v", SIMD),
  I32X4_MIN_U(Prefix.FD | VectorOpcodes.I32X4_MIN_U, "i32x4.min_u", NONE, "vv:v", SIMD),
  I32X4_MAX_S(Prefix.FD | VectorOpcodes.I32X4_MAX_S, "i32x4.max_s", NONE, "vv:v", SIMD),
  I32X4_MAX_U(Prefix.FD | VectorOpcodes.I32X4_MAX_U, "i32x4.max_u", NONE, "vv:v", SIMD),
  I32X4_DOT_I16X8_S(
      Prefix.FD | VectorOpcodes.I32X4_DOT_I16X8_S, "i32x4.dot_i16x8_s", NONE, "vv:v", SIMD),
  I32X4_EXTMUL_LOW_I16X8_S(
      Prefix.FD | VectorOpcodes.I32X4_EXTMUL_LOW_I16X8_S,
      "i32x4.extmul_low_i16x8_s",
      NONE,
      "vv:v",
      SIMD),
  I32X4_EXTMUL_HIGH_I16X8_S(
      Prefix.FD | VectorOpcodes.I32X4_EXTMUL_HIGH_I16X8_S,
      "i32x4.extmul_high_i16x8_s",
      NONE,
      "vv:v",
      SIMD),
  I32X4_EXTMUL_LOW_I16X8_U(
      Prefix.FD | VectorOpcodes.I32X4_EXTMUL_LOW_I16X8_U,
      "i32x4.extmul_low_i16x8_u",
      NONE,
      "vv:v",
      SIMD),
  I32X4_EXTMUL_HIGH_I16X8_U(
      Prefix.FD | VectorOpcodes.I32X4_EXTMUL_HIGH_I16X8_U,
      "i32x4.extmul_high_i16x8_u",
      NONE,
      "vv:v",
      SIMD),
  I64X2_ABS(Prefix.FD | VectorOpcodes.I64X2_ABS, "i64x2.abs", NONE, "v:v", SIMD),
  I64X2_NEG(Prefix.FD | VectorOpcodes.I64X2_NEG, "i64x2.neg", NONE, "v:v", SIMD),
  I64X2_ALL_TRUE(Prefix.FD | VectorOpcodes.I64X2_ALL_TRUE, "i64x2.all_true", NONE, "v:i", SIMD),
  I64X2_BITMASK(Prefix.FD | VectorOpcodes.I64X2_BITMASK, "i64x2.bitmask", NONE, "v:i", SIMD),
  I64X2_EXTEND_LOW_I32X4_S(
      Prefix.FD | VectorOpcodes.I64X2_EXTEND_LOW_I32X4_S,
      "i64x2.extend_low_i32x4_s",
      NONE,
      "v:v",
      SIMD),
  I64X2_EXTEND_HIGH_I32X4_S(
      Prefix.FD | VectorOpcodes.I64X2_EXTEND_HIGH_I32X4_S,
      "i64x2.extend_high_i32x4_s",
      NONE,
      "v:v",
      SIMD),
  I64X2_EXTEND_LOW_I32X4_U(
      Prefix.FD | VectorOpcodes.I64X2_EXTEND_LOW_I32X4_U,
      "i64x2.extend_low_i32x4_u",
      NONE,
      "v:v",
      SIMD),
  I64X2_EXTEND_HIGH_I32X4_U(
      Prefix.FD | VectorOpcodes.I64X2_EXTEND_HIGH_I32X4_U,
      "i64x2.extend_high_i32x4_u",
      NONE,
      "v:v",
      SIMD),
  I64X2_SHL(Prefix.FD | VectorOpcodes.I64X2_SHL, "i64x2.shl", NONE, "vi:v", SIMD),
  I64X2_SHR_S(Prefix.FD | VectorOpcodes.I64X2_SHR_S, "i64x2.shr_s", NONE, "vi:v", SIMD),
  I64X2_SHR_U(Prefix.FD | VectorOpcodes.I64X2_SHR_U, "i64x2.shr_u", NONE, "vi:v", SIMD),
  I64X2_ADD(Prefix.FD | VectorOpcodes.I64X2_ADD, "i64x2.add", NONE, "vv:v", SIMD),
  I64X2_SUB(Prefix.FD | VectorOpcodes.I64X2_SUB, "i64x2.sub", NONE, "vv:v", SIMD),
  I64X2_MUL(Prefix.FD | VectorOpcodes.I64X2_MUL, "i64x2.mul", NONE, "vv:v", SIMD),
  I64X2_EQ(Prefix.FD | VectorOpcodes.I64X2_EQ, "i64x2.eq", NONE, "vv:v", SIMD),
  I64X2_NE(Prefix.FD | VectorOpcodes.I64X2_NE, "i64x2.ne", NONE, "vv:v", SIMD),
  I64X2_LT_S(Prefix.FD | VectorOpcodes.I64X2_LT_S, "i64x2.lt_s", NONE, "vv:v", SIMD),
  I64X2_GT_S(Prefix.FD | VectorOpcodes.I64X2_GT_S, "i64x2.gt_s", NONE, "vv:v", SIMD),
  I64X2_LE_S(Prefix.FD | VectorOpcodes.I64X2_LE_S, "i64x2.le_s", NONE, "vv:v", SIMD),
  I64X2_GE_S(Prefix.FD | VectorOpcodes.I64X2_GE_S, "i64x2.ge_s", NONE, "vv:v", SIMD),
  I64X2_EXTMUL_LOW_I32X4_S(
      Prefix.FD | VectorOpcodes.I64X2_EXTMUL_LOW_I32X4_S,
      "i64x2.extmul_low_i32x4_s",
      NONE,
      "vv:v",
      SIMD),
  I64X2_EXTMUL_HIGH_I32X4_S(
      Prefix.FD | VectorOpcodes.I64X2_EXTMUL_HIGH_I32X4_S,
      "i64x2.extmul_high_i32x4_s",
      NONE,
      "vv:v",
      SIMD),
  I64X2_EXTMUL_LOW_I32X4_U(
      Prefix.FD | VectorOpcodes.I64X2_EXTMUL_LOW_I32X4_U,
      "i64x2.extmul_low_i32x4_u",
      NONE,
      "vv:v",
      SIMD),
  I64X2_EXTMUL_HIGH_I32X4_U(
      Prefix.FD | VectorOpcodes.I64X2_EXTMUL_HIGH_I32X4_U,
      "i64x2.extmul_high_i32x4_u",
      NONE,
      "vv:v",
      SIMD),
  F32X4_ABS(Prefix.FD | VectorOpcodes.F32X4_ABS, "f32x4.abs", NONE, "v:v", SIMD),
  F32X4_NEG(Prefix.FD | VectorOpcodes.F32X4_NEG, "f32x4.neg", NONE, "v:v", SIMD),
  F32X4_SQRT(Prefix.FD | VectorOpcodes.F32X4_SQRT, "f32x4.sqrt", NONE, "v:v", SIMD),
  F32X4_ADD(Prefix.FD | VectorOpcodes.F32X4_ADD, "f32x4.add", NONE, "vv:v", SIMD),
  F32X4_SUB(Prefix.FD | VectorOpcodes.F32X4_SUB, "f32x4.sub", NONE, "vv:v", SIMD),
  F32X4_MUL(Prefix.FD | VectorOpcodes.F32X4_MUL, "f32x4.mul", NONE, "vv:v", SIMD),
  F32X4_DIV(Prefix.FD | VectorOpcodes.F32X4_DIV, "f32x4.div", NONE, "vv:v", SIMD),
  F32X4_MIN(Prefix.FD | VectorOpcodes.F32X4_MIN, "f32x4.min", NONE, "vv:v", SIMD),
  F32X4_MAX(Prefix.FD | VectorOpcodes.F32X4_MAX, "f32x4.max", NONE, "vv:v", SIMD),
  F32X4_PMIN(Prefix.FD | VectorOpcodes.F32X4_PMIN, "f32x4.pmin", NONE, "vv:v", SIMD),
  F32X4_PMAX(Prefix.FD | VectorOpcodes.F32X4_PMAX, "f32x4.pmax", NONE, "vv:v", SIMD),
  F64X2_ABS(Prefix.FD | VectorOpcodes.F64X2_ABS, "f64x2.abs", NONE, "v:v", SIMD),
  F64X2_NEG(Prefix.FD | VectorOpcodes.F64X2_NEG, "f64x2.neg", NONE, "v:v", SIMD),
  F64X2_SQRT(Prefix.FD | VectorOpcodes.F64X2_SQRT, "f64x2.sqrt", NONE, "v:v", SIMD),
  F64X2_ADD(Prefix.FD | VectorOpcodes.F64X2_ADD, "f64x2.add", NONE, "vv:v", SIMD),
  F64X2_SUB(Prefix.FD | VectorOpcodes.F64X2_SUB, "f64x2.sub", NONE, "vv:v", SIMD),
  F64X2_MUL(Prefix.FD | VectorOpcodes.F64X2_MUL, "f64x2.mul", NONE, "vv:v", SIMD),
  F64X2_DIV(Prefix.FD | VectorOpcodes.F64X2_DIV, "f64x2.div", NONE, "vv:v", SIMD),
  F64X2_MIN(Prefix.FD | VectorOpcodes.F64X2_MIN, "f64x2.min", NONE, "vv:v", SIMD),
  F64X2_MAX(Prefix.FD | VectorOpcodes.F64X2_MAX, "f64x2.max", NONE, "vv:v", SIMD),
  F64X2_PMIN(Prefix.FD | VectorOpcodes.F64X2_PMIN, "f64x2.pmin", NONE, "vv:v", SIMD),
  F64X2_PMAX(Prefix.FD | VectorOpcodes.F64X2_PMAX, "f64x2.pmax", NONE, "vv:v", SIMD),
  I32X4_TRUNC_SAT_F32X4_S(
      Prefix.FD | VectorOpcodes.I32X4_TRUNC_SAT_F32X4_S,
      "i32x4.trunc_sat_f32x4_s",
      NONE,
      "v:v",
      SIMD),
  I32X4_TRUNC_SAT_F32X4_U(
      Prefix.FD | VectorOpcodes.I32X4_TRUNC_SAT_F32X4_U,
      "i32x4.trunc_sat_f32x4_u",
      NONE,
      "v:v",
      SIMD),
  F32X4_CONVERT_I32X4_S(
      Prefix.FD | VectorOpcodes.F32X4_CONVERT_I32X4_S, "f32x4.convert_i32x4_s", NONE, "v:v", SIMD),
  F32X4_CONVERT_I32X4_U(
      Prefix.FD | VectorOpcodes.F32X4_CONVERT_I32X4_U, "f32x4.convert_i32x4_u", NONE, "v:v", SIMD),
  I32X4_TRUNC_SAT_F64X2_S_ZERO(
      Prefix.FD | VectorOpcodes.I32X4_TRUNC_SAT_F64X2_S_ZERO,
      "i32x4.trunc_sat_f64x2_s_zero",
      NONE,
      "v:v",
      SIMD),
  I32X4_TRUNC_SAT_F64X2_U_ZERO(
      Prefix.FD | VectorOpcodes.I32X4_TRUNC_SAT_F64X2_U_ZERO,
      "i32x4.trunc_sat_f64x2_u_zero",
      NONE,
      "v:v",
      SIMD),
  F64X2_CONVERT_LOW_I32X4_S(
      Prefix.FD | VectorOpcodes.F64X2_CONVERT_LOW_I32X4_S,
      "f64x2.convert_low_i32x4_s",
      NONE,
      "v:v",
      SIMD),
  F64X2_CONVERT_LOW_I32X4_U(
      Prefix.FD | VectorOpcodes.F64X2_CONVERT_LOW_I32X4_U,
      "f64x2.convert_low_i32x4_u",
      NONE,
      "v:v",
      SIMD),
  I8X16_RELAXED_SWIZZLE(
      Prefix.FD | VectorOpcodes.I8X16_RELAXED_SWIZZLE,
      "i8x16.relaxed_swizzle",
      NONE,
      "vv:v",
      RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F32X4_S(
      Prefix.FD | VectorOpcodes.I32X4_RELAXED_TRUNC_F32X4_S,
      "i32x4.relaxed_trunc_f32x4_s",
      NONE,
      "v:v",
      RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F32X4_U(
      Prefix.FD | VectorOpcodes.I32X4_RELAXED_TRUNC_F32X4_U,
      "i32x4.relaxed_trunc_f32x4_u",
      NONE,
      "v:v",
      RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F64X2_S_ZERO(
      Prefix.FD | VectorOpcodes.I32X4_RELAXED_TRUNC_F64X2_S_ZERO,
      "i32x4.relaxed_trunc_f64x2_s_zero",
      NONE,
      "v:v",
      RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F64X2_U_ZERO(
      Prefix.FD | VectorOpcodes.I32X4_RELAXED_TRUNC_F64X2_U_ZERO,
      "i32x4.relaxed_trunc_f64x2_u_zero",
      NONE,
      "v:v",
      RELAXED_SIMD),
  F32X4_RELAXED_MADD(
      Prefix.FD | VectorOpcodes.F32X4_RELAXED_MADD,
      "f32x4.relaxed_madd",
      NONE,
      "vvv:v",
      RELAXED_SIMD),
  F32X4_RELAXED_NMADD(
      Prefix.FD | VectorOpcodes.F32X4_RELAXED_NMADD,
      "f32x4.relaxed_nmadd",
      NONE,
      "vvv:v",
      RELAXED_SIMD),
  F64X2_RELAXED_MADD(
      Prefix.FD | VectorOpcodes.F64X2_RELAXED_MADD,
      "f64x2.relaxed_madd",
      NONE,
      "vvv:v",
      RELAXED_SIMD),
  F64X2_RELAXED_NMADD(
      Prefix.FD | VectorOpcodes.F64X2_RELAXED_NMADD,
      "f64x2.relaxed_nmadd",
      NONE,
      "vvv:v",
      RELAXED_SIMD),
  I8X16_RELAXED_LANESELECT(
      Prefix.FD | VectorOpcodes.I8X16_RELAXED_LANESELECT,
      "i8x16.relaxed_laneselect",
      NONE,
      "vvv:v",
      RELAXED_SIMD),
  I16X8_RELAXED_LANESELECT(
      Prefix.FD | VectorOpcodes.I16X8_RELAXED_LANESELECT,
      "i16x8.relaxed_laneselect",
      NONE,
      "vvv:v",
      RELAXED_SIMD),
  I32X4_RELAXED_LANESELECT(
      Prefix.FD | VectorOpcodes.I32X4_RELAXED_LANESELECT,
      "i32x4.relaxed_laneselect",
      NONE,
      "vvv:v",
      RELAXED_SIMD),
  I64X2_RELAXED_LANESELECT(
      Prefix.FD | VectorOpcodes.I64X2_RELAXED_LANESELECT,
      "i64x2.relaxed_laneselect",
      NONE,
      "vvv:v",
      RELAXED_SIMD),
  F32X4_RELAXED_MIN(
      Prefix.FD | VectorOpcodes.F32X4_RELAXED_MIN, "f32x4.relaxed_min", NONE, "vv:v", RELAXED_SIMD),
  F32X4_RELAXED_MAX(
      Prefix.FD | VectorOpcodes.F32X4_RELAXED_MAX, "f32x4.relaxed_max", NONE, "vv:v", RELAXED_SIMD),
  F64X2_RELAXED_MIN(
      Prefix.FD | VectorOpcodes.F64X2_RELAXED_MIN, "f64x2.relaxed_min", NONE, "vv:v", RELAXED_SIMD),
  F64X2_RELAXED_MAX(
      Prefix.FD | VectorOpcodes.F64X2_RELAXED_MAX, "f64x2.relaxed_max", NONE, "vv:v", RELAXED_SIMD),
  I16X8_RELAXED_Q15MULR_S(
      Prefix.FD | VectorOpcodes.I16X8_RELAXED_Q15MULR_S,
      "i16x8.relaxed_q15mulr_s",
      NONE,
      "vv:v",
      RELAXED_SIMD),
  I16X8_RELAXED_DOT_I8X16_I7X16_S(
      Prefix.FD | VectorOpcodes.I16X8_RELAXED_DOT_I8X16_I7X16_S,
      "i16x8.relaxed_dot_i8x16_i7x16_s",
      NONE,
      "vv:v",
      RELAXED_SIMD),
  I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(
      Prefix.FD | VectorOpcodes.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S,
      "i32x4.relaxed_dot_i8x16_i7x16_add_s",
      NONE,
      "vvv:v",
      RELAXED_SIMD);

  /** First byte of the instructions on structures, arrays and casts. */
  public static final int PREFIX_FB = 0xFB;

  /** First byte of the saturating conversions and bulk operations. */
  public static final int PREFIX_FC = 0xFC;

  /** First byte of the vector instructions. */
  public static final int PREFIX_FD = 0xFD;

  /** First byte of the atomic instructions. */
  public static final int PREFIX_FE = 0xFE;

  private static final int PREFIX_SHIFT = 12;

  /** What the codes of instructions after a prefix have above their numbers. */
  private static final class Prefix {

    static final int FB = PREFIX_FB << PREFIX_SHIFT;
    static final int FC = PREFIX_FC << PREFIX_SHIFT;
    static final int FD = PREFIX_FD << PREFIX_SHIFT;
    static final int FE = PREFIX_FE << PREFIX_SHIFT;
  }

  private static final Opcode[] PLAIN = new Opcode[0x100];
  private static final Opcode[] AFTER_FB = new Opcode[0x1F];
  private static final Opcode[] AFTER_FC = new Opcode[18];
  private static final Opcode[] AFTER_FD = new Opcode[0x114];
  private static final Opcode[] AFTER_FE = new Opcode[0x4F];

  static {
    for (Opcode opcode : values()) {
      tableOf(opcode.prefix())[opcode.number()] = opcode;
    }
  }

  private final int code;
  private final String mnemonic;
  private final Immediates immediates;
  private final String signature;
  private final Feature feature;
  private final int naturalAlignment;

  Opcode(int code, String mnemonic, Immediates immediates, String signature, Feature feature) {
    this(code, mnemonic, immediates, signature, feature, 0);
  }

  Opcode(
      int code,
      String mnemonic,
      Immediates immediates,
      String signature,
      Feature feature,
      int naturalAlignment) {
    this.code = code;
    this.mnemonic = mnemonic;
    this.immediates = immediates;
    this.signature = signature;
    this.feature = feature;
    this.naturalAlignment = naturalAlignment;
  }

  private static Opcode[] tableOf(int prefix) {
    return switch (prefix) {
      case PREFIX_FB -> AFTER_FB;
      case PREFIX_FC -> AFTER_FC;
      case PREFIX_FD -> AFTER_FD;
      case PREFIX_FE -> AFTER_FE;
      default -> PLAIN;
    };
  }

  /** {@return the instruction whose only opcode byte is {@code code}, or null if there is none} */
  public static Opcode ofByte(int code) {
    return PLAIN[code];
  }

  /**
   * {@return the instruction with the given number after a prefix byte, or null if there is none}
   *
   * @param prefix {@link #PREFIX_FB}, {@link #PREFIX_FC}, {@link #PREFIX_FD} or {@link #PREFIX_FE}
   * @param number the unsigned number after the prefix
   */
  public static Opcode ofPrefixed(int prefix, int number) {
    Opcode[] table = tableOf(prefix);
    return number >= 0 && number < table.length ? table[number] : null;
  }

  /**
   * Reads the next instruction's opcode.
   *
   * @throws MalformedModuleException if there is no such instruction
   */
  public static Opcode read(WasmReader reader) {
    int start = reader.position();
    int first = reader.readByte();
    Opcode opcode = PLAIN[first];
    return opcode != null ? opcode : readPrefixed(reader, first, start);
  }

  private static Opcode readPrefixed(WasmReader reader, int prefix, int start) {
    if (prefix < PREFIX_FB || prefix > PREFIX_FE) {
      throw illegal(hex(prefix), start);
    }
    int number = reader.readU32();
    Opcode opcode = ofPrefixed(prefix, number);
    if (opcode == null) {
      throw illegal(hex(prefix) + " " + hex(number), start);
    }
    return opcode;
  }

  private static String hex(int number) {
    return (number >= 0 && number < 0x10 ? "0" : "") + Integer.toHexString(number);
  }

  private static MalformedModuleException illegal(String code, int start) {
    return new MalformedModuleException("illegal opcode " + code, start);
  }

  /** Writes the opcode, without immediates. */
  public void write(WasmWriter writer) {
    if (prefix() == 0) {
      writer.writeByte(code);
    } else {
      writer.writeByte(prefix()).writeU32(number());
    }
  }

  /** {@return the byte before the number, or 0 if the instruction has no prefix} */
  public int prefix() {
    return code >>> PREFIX_SHIFT;
  }

  /** {@return the opcode byte, or the number after the prefix} */
  public int number() {
    return code & ((1 << PREFIX_SHIFT) - 1);
  }

  /** {@return the instruction's name in the text format} */
  public String mnemonic() {
    return mnemonic;
  }

  /** {@return what follows the opcode in the binary format} */
  public Immediates immediates() {
    return immediates;
  }

  /**
   * {@return the operands' types, a colon and the results' types, one letter each, or null if they
   * depend on the context} The letters: i for i32, l for i64, f for f32, d for f64, v for v128.
   * Addresses, sizes and lengths in memories and tables are written as if they had 32 bits.
   */
  public String signature() {
    return signature;
  }

  /** {@return the feature that the instruction came with, or null if it always was there} */
  public Feature feature() {
    return feature;
  }

  /**
   * {@return for an instruction that accesses memory, the exponent of the power of two that is its
   * width in bytes}
   */
  public int naturalAlignment() {
    return naturalAlignment;
  }
}
