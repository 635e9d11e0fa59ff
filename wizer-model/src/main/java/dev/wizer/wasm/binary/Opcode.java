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
  UNREACHABLE(0x00, "unreachable", NONE, null, null),
  NOP(0x01, "nop", NONE, null, null),
  BLOCK(0x02, "block", BLOCK_TYPE, null, null),
  LOOP(0x03, "loop", BLOCK_TYPE, null, null),
  IF(0x04, "if", BLOCK_TYPE, null, null),
  ELSE(0x05, "else", NONE, null, null),
  TRY(0x06, "try", BLOCK_TYPE, null, LEGACY_EXCEPTIONS),
  CATCH(0x07, "catch", TAG, null, LEGACY_EXCEPTIONS),
  THROW(0x08, "throw", TAG, null, EXCEPTIONS),
  RETHROW(0x09, "rethrow", LABEL, null, LEGACY_EXCEPTIONS),
  THROW_REF(0x0A, "throw_ref", NONE, null, EXCEPTIONS),
  END(0x0B, "end", NONE, null, null),
  BR(0x0C, "br", LABEL, null, null),
  BR_IF(0x0D, "br_if", LABEL, null, null),
  BR_TABLE(0x0E, "br_table", LABEL_TABLE, null, null),
  RETURN(0x0F, "return", NONE, null, null),
  CALL(0x10, "call", FUNC, null, null),
  CALL_INDIRECT(0x11, "call_indirect", TYPE_TABLE, null, null),
  RETURN_CALL(0x12, "return_call", FUNC, null, TAIL_CALLS),
  RETURN_CALL_INDIRECT(0x13, "return_call_indirect", TYPE_TABLE, null, TAIL_CALLS),
  CALL_REF(0x14, "call_ref", TYPE, null, FUNCTION_REFERENCES),
  RETURN_CALL_REF(0x15, "return_call_ref", TYPE, null, FUNCTION_REFERENCES),
  DELEGATE(0x18, "delegate", LABEL, null, LEGACY_EXCEPTIONS),
  CATCH_ALL(0x19, "catch_all", NONE, null, LEGACY_EXCEPTIONS),
  DROP(0x1A, "drop", NONE, null, null),
  SELECT(0x1B, "select", NONE, null, null),
  SELECT_T(0x1C, "select", SELECT_TYPES, null, REFERENCE_TYPES),
  TRY_TABLE(0x1F, "try_table", Immediates.TRY_TABLE, null, EXCEPTIONS),
  LOCAL_GET(0x20, "local.get", LOCAL, null, null),
  LOCAL_SET(0x21, "local.set", LOCAL, null, null),
  LOCAL_TEE(0x22, "local.tee", LOCAL, null, null),
  GLOBAL_GET(0x23, "global.get", GLOBAL, null, null),
  GLOBAL_SET(0x24, "global.set", GLOBAL, null, null),
  TABLE_GET(0x25, "table.get", TABLE, null, REFERENCE_TYPES),
  TABLE_SET(0x26, "table.set", TABLE, null, REFERENCE_TYPES),
  I32_LOAD(0x28, "i32.load", MEM_ARG, "i:i", null, 2),
  I64_LOAD(0x29, "i64.load", MEM_ARG, "i:l", null, 3),
  F32_LOAD(0x2A, "f32.load", MEM_ARG, "i:f", null, 2),
  F64_LOAD(0x2B, "f64.load", MEM_ARG, "i:d", null, 3),
  I32_LOAD8_S(0x2C, "i32.load8_s", MEM_ARG, "i:i", null, 0),
  I32_LOAD8_U(0x2D, "i32.load8_u", MEM_ARG, "i:i", null, 0),
  I32_LOAD16_S(0x2E, "i32.load16_s", MEM_ARG, "i:i", null, 1),
  I32_LOAD16_U(0x2F, "i32.load16_u", MEM_ARG, "i:i", null, 1),
  I64_LOAD8_S(0x30, "i64.load8_s", MEM_ARG, "i:l", null, 0),
  I64_LOAD8_U(0x31, "i64.load8_u", MEM_ARG, "i:l", null, 0),
  I64_LOAD16_S(0x32, "i64.load16_s", MEM_ARG, "i:l", null, 1),
  I64_LOAD16_U(0x33, "i64.load16_u", MEM_ARG, "i:l", null, 1),
  I64_LOAD32_S(0x34, "i64.load32_s", MEM_ARG, "i:l", null, 2),
  I64_LOAD32_U(0x35, "i64.load32_u", MEM_ARG, "i:l", null, 2),
  I32_STORE(0x36, "i32.store", MEM_ARG, "ii:", null, 2),
  I64_STORE(0x37, "i64.store", MEM_ARG, "il:", null, 3),
  F32_STORE(0x38, "f32.store", MEM_ARG, "if:", null, 2),
  F64_STORE(0x39, "f64.store", MEM_ARG, "id:", null, 3),
  I32_STORE8(0x3A, "i32.store8", MEM_ARG, "ii:", null, 0),
  I32_STORE16(0x3B, "i32.store16", MEM_ARG, "ii:", null, 1),
  I64_STORE8(0x3C, "i64.store8", MEM_ARG, "il:", null, 0),
  I64_STORE16(0x3D, "i64.store16", MEM_ARG, "il:", null, 1),
  I64_STORE32(0x3E, "i64.store32", MEM_ARG, "il:", null, 2),
  MEMORY_SIZE(0x3F, "memory.size", MEMORY, ":i", null),
  MEMORY_GROW(0x40, "memory.grow", MEMORY, "i:i", null),
  I32_CONST(0x41, "i32.const", I32, ":i", null),
  I64_CONST(0x42, "i64.const", I64, ":l", null),
  F32_CONST(0x43, "f32.const", F32, ":f", null),
  F64_CONST(0x44, "f64.const", F64, ":d", null),
  I32_EQZ(0x45, "i32.eqz", NONE, "i:i", null),
  I32_EQ(0x46, "i32.eq", NONE, "ii:i", null),
  I32_NE(0x47, "i32.ne", NONE, "ii:i", null),
  I32_LT_S(0x48, "i32.lt_s", NONE, "ii:i", null),
  I32_LT_U(0x49, "i32.lt_u", NONE, "ii:i", null),
  I32_GT_S(0x4A, "i32.gt_s", NONE, "ii:i", null),
  I32_GT_U(0x4B, "i32.gt_u", NONE, "ii:i", null),
  I32_LE_S(0x4C, "i32.le_s", NONE, "ii:i", null),
  I32_LE_U(0x4D, "i32.le_u", NONE, "ii:i", null),
  I32_GE_S(0x4E, "i32.ge_s", NONE, "ii:i", null),
  I32_GE_U(0x4F, "i32.ge_u", NONE, "ii:i", null),
  I64_EQZ(0x50, "i64.eqz", NONE, "l:i", null),
  I64_EQ(0x51, "i64.eq", NONE, "ll:i", null),
  I64_NE(0x52, "i64.ne", NONE, "ll:i", null),
  I64_LT_S(0x53, "i64.lt_s", NONE, "ll:i", null),
  I64_LT_U(0x54, "i64.lt_u", NONE, "ll:i", null),
  I64_GT_S(0x55, "i64.gt_s", NONE, "ll:i", null),
  I64_GT_U(0x56, "i64.gt_u", NONE, "ll:i", null),
  I64_LE_S(0x57, "i64.le_s", NONE, "ll:i", null),
  I64_LE_U(0x58, "i64.le_u", NONE, "ll:i", null),
  I64_GE_S(0x59, "i64.ge_s", NONE, "ll:i", null),
  I64_GE_U(0x5A, "i64.ge_u", NONE, "ll:i", null),
  F32_EQ(0x5B, "f32.eq", NONE, "ff:i", null),
  F32_NE(0x5C, "f32.ne", NONE, "ff:i", null),
  F32_LT(0x5D, "f32.lt", NONE, "ff:i", null),
  F32_GT(0x5E, "f32.gt", NONE, "ff:i", null),
  F32_LE(0x5F, "f32.le", NONE, "ff:i", null),
  F32_GE(0x60, "f32.ge", NONE, "ff:i", null),
  F64_EQ(0x61, "f64.eq", NONE, "dd:i", null),
  F64_NE(0x62, "f64.ne", NONE, "dd:i", null),
  F64_LT(0x63, "f64.lt", NONE, "dd:i", null),
  F64_GT(0x64, "f64.gt", NONE, "dd:i", null),
  F64_LE(0x65, "f64.le", NONE, "dd:i", null),
  F64_GE(0x66, "f64.ge", NONE, "dd:i", null),
  I32_CLZ(0x67, "i32.clz", NONE, "i:i", null),
  I32_CTZ(0x68, "i32.ctz", NONE, "i:i", null),
  I32_POPCNT(0x69, "i32.popcnt", NONE, "i:i", null),
  I32_ADD(0x6A, "i32.add", NONE, "ii:i", null),
  I32_SUB(0x6B, "i32.sub", NONE, "ii:i", null),
  I32_MUL(0x6C, "i32.mul", NONE, "ii:i", null),
  I32_DIV_S(0x6D, "i32.div_s", NONE, "ii:i", null),
  I32_DIV_U(0x6E, "i32.div_u", NONE, "ii:i", null),
  I32_REM_S(0x6F, "i32.rem_s", NONE, "ii:i", null),
  I32_REM_U(0x70, "i32.rem_u", NONE, "ii:i", null),
  I32_AND(0x71, "i32.and", NONE, "ii:i", null),
  I32_OR(0x72, "i32.or", NONE, "ii:i", null),
  I32_XOR(0x73, "i32.xor", NONE, "ii:i", null),
  I32_SHL(0x74, "i32.shl", NONE, "ii:i", null),
  I32_SHR_S(0x75, "i32.shr_s", NONE, "ii:i", null),
  I32_SHR_U(0x76, "i32.shr_u", NONE, "ii:i", null),
  I32_ROTL(0x77, "i32.rotl", NONE, "ii:i", null),
  I32_ROTR(0x78, "i32.rotr", NONE, "ii:i", null),
  I64_CLZ(0x79, "i64.clz", NONE, "l:l", null),
  I64_CTZ(0x7A, "i64.ctz", NONE, "l:l", null),
  I64_POPCNT(0x7B, "i64.popcnt", NONE, "l:l", null),
  I64_ADD(0x7C, "i64.add", NONE, "ll:l", null),
  I64_SUB(0x7D, "i64.sub", NONE, "ll:l", null),
  I64_MUL(0x7E, "i64.mul", NONE, "ll:l", null),
  I64_DIV_S(0x7F, "i64.div_s", NONE, "ll:l", null),
  I64_DIV_U(0x80, "i64.div_u", NONE, "ll:l", null),
  I64_REM_S(0x81, "i64.rem_s", NONE, "ll:l", null),
  I64_REM_U(0x82, "i64.rem_u", NONE, "ll:l", null),
  I64_AND(0x83, "i64.and", NONE, "ll:l", null),
  I64_OR(0x84, "i64.or", NONE, "ll:l", null),
  I64_XOR(0x85, "i64.xor", NONE, "ll:l", null),
  I64_SHL(0x86, "i64.shl", NONE, "ll:l", null),
  I64_SHR_S(0x87, "i64.shr_s", NONE, "ll:l", null),
  I64_SHR_U(0x88, "i64.shr_u", NONE, "ll:l", null),
  I64_ROTL(0x89, "i64.rotl", NONE, "ll:l", null),
  I64_ROTR(0x8A, "i64.rotr", NONE, "ll:l", null),
  F32_ABS(0x8B, "f32.abs", NONE, "f:f", null),
  F32_NEG(0x8C, "f32.neg", NONE, "f:f", null),
  F32_CEIL(0x8D, "f32.ceil", NONE, "f:f", null),
  F32_FLOOR(0x8E, "f32.floor", NONE, "f:f", null),
  F32_TRUNC(0x8F, "f32.trunc", NONE, "f:f", null),
  F32_NEAREST(0x90, "f32.nearest", NONE, "f:f", null),
  F32_SQRT(0x91, "f32.sqrt", NONE, "f:f", null),
  F32_ADD(0x92, "f32.add", NONE, "ff:f", null),
  F32_SUB(0x93, "f32.sub", NONE, "ff:f", null),
  F32_MUL(0x94, "f32.mul", NONE, "ff:f", null),
  F32_DIV(0x95, "f32.div", NONE, "ff:f", null),
  F32_MIN(0x96, "f32.min", NONE, "ff:f", null),
  F32_MAX(0x97, "f32.max", NONE, "ff:f", null),
  F32_COPYSIGN(0x98, "f32.copysign", NONE, "ff:f", null),
  F64_ABS(0x99, "f64.abs", NONE, "d:d", null),
  F64_NEG(0x9A, "f64.neg", NONE, "d:d", null),
  F64_CEIL(0x9B, "f64.ceil", NONE, "d:d", null),
  F64_FLOOR(0x9C, "f64.floor", NONE, "d:d", null),
  F64_TRUNC(0x9D, "f64.trunc", NONE, "d:d", null),
  F64_NEAREST(0x9E, "f64.nearest", NONE, "d:d", null),
  F64_SQRT(0x9F, "f64.sqrt", NONE, "d:d", null),
  F64_ADD(0xA0, "f64.add", NONE, "dd:d", null),
  F64_SUB(0xA1, "f64.sub", NONE, "dd:d", null),
  F64_MUL(0xA2, "f64.mul", NONE, "dd:d", null),
  F64_DIV(0xA3, "f64.div", NONE, "dd:d", null),
  F64_MIN(0xA4, "f64.min", NONE, "dd:d", null),
  F64_MAX(0xA5, "f64.max", NONE, "dd:d", null),
  F64_COPYSIGN(0xA6, "f64.copysign", NONE, "dd:d", null),
  I32_WRAP_I64(0xA7, "i32.wrap_i64", NONE, "l:i", null),
  I32_TRUNC_F32_S(0xA8, "i32.trunc_f32_s", NONE, "f:i", null),
  I32_TRUNC_F32_U(0xA9, "i32.trunc_f32_u", NONE, "f:i", null),
  I32_TRUNC_F64_S(0xAA, "i32.trunc_f64_s", NONE, "d:i", null),
  I32_TRUNC_F64_U(0xAB, "i32.trunc_f64_u", NONE, "d:i", null),
  I64_EXTEND_I32_S(0xAC, "i64.extend_i32_s", NONE, "i:l", null),
  I64_EXTEND_I32_U(0xAD, "i64.extend_i32_u", NONE, "i:l", null),
  I64_TRUNC_F32_S(0xAE, "i64.trunc_f32_s", NONE, "f:l", null),
  I64_TRUNC_F32_U(0xAF, "i64.trunc_f32_u", NONE, "f:l", null),
  I64_TRUNC_F64_S(0xB0, "i64.trunc_f64_s", NONE, "d:l", null),
  I64_TRUNC_F64_U(0xB1, "i64.trunc_f64_u", NONE, "d:l", null),
  F32_CONVERT_I32_S(0xB2, "f32.convert_i32_s", NONE, "i:f", null),
  F32_CONVERT_I32_U(0xB3, "f32.convert_i32_u", NONE, "i:f", null),
  F32_CONVERT_I64_S(0xB4, "f32.convert_i64_s", NONE, "l:f", null),
  F32_CONVERT_I64_U(0xB5, "f32.convert_i64_u", NONE, "l:f", null),
  F32_DEMOTE_F64(0xB6, "f32.demote_f64", NONE, "d:f", null),
  F64_CONVERT_I32_S(0xB7, "f64.convert_i32_s", NONE, "i:d", null),
  F64_CONVERT_I32_U(0xB8, "f64.convert_i32_u", NONE, "i:d", null),
  F64_CONVERT_I64_S(0xB9, "f64.convert_i64_s", NONE, "l:d", null),
  F64_CONVERT_I64_U(0xBA, "f64.convert_i64_u", NONE, "l:d", null),
  F64_PROMOTE_F32(0xBB, "f64.promote_f32", NONE, "f:d", null),
  I32_REINTERPRET_F32(0xBC, "i32.reinterpret_f32", NONE, "f:i", null),
  I64_REINTERPRET_F64(0xBD, "i64.reinterpret_f64", NONE, "d:l", null),
  F32_REINTERPRET_I32(0xBE, "f32.reinterpret_i32", NONE, "i:f", null),
  F64_REINTERPRET_I64(0xBF, "f64.reinterpret_i64", NONE, "l:d", null),
  I32_EXTEND8_S(0xC0, "i32.extend8_s", NONE, "i:i", SIGN_EXTENSION),
  I32_EXTEND16_S(0xC1, "i32.extend16_s", NONE, "i:i", SIGN_EXTENSION),
  I64_EXTEND8_S(0xC2, "i64.extend8_s", NONE, "l:l", SIGN_EXTENSION),
  I64_EXTEND16_S(0xC3, "i64.extend16_s", NONE, "l:l", SIGN_EXTENSION),
  I64_EXTEND32_S(0xC4, "i64.extend32_s", NONE, "l:l", SIGN_EXTENSION),
  REF_NULL(0xD0, "ref.null", HEAP_TYPE, null, REFERENCE_TYPES),
  REF_IS_NULL(0xD1, "ref.is_null", NONE, null, REFERENCE_TYPES),
  REF_FUNC(0xD2, "ref.func", FUNC, null, REFERENCE_TYPES),
  REF_EQ(0xD3, "ref.eq", NONE, null, GC),
  REF_AS_NON_NULL(0xD4, "ref.as_non_null", NONE, null, FUNCTION_REFERENCES),
  BR_ON_NULL(0xD5, "br_on_null", LABEL, null, FUNCTION_REFERENCES),
  BR_ON_NON_NULL(0xD6, "br_on_non_null", LABEL, null, FUNCTION_REFERENCES),
  STRUCT_NEW(0xFB000, "struct.new", TYPE, null, GC),
  STRUCT_NEW_DEFAULT(0xFB001, "struct.new_default", TYPE, null, GC),
  STRUCT_GET(0xFB002, "struct.get", TYPE_FIELD, null, GC),
  STRUCT_GET_S(0xFB003, "struct.get_s", TYPE_FIELD, null, GC),
  STRUCT_GET_U(0xFB004, "struct.get_u", TYPE_FIELD, null, GC),
  STRUCT_SET(0xFB005, "struct.set", TYPE_FIELD, null, GC),
  ARRAY_NEW(0xFB006, "array.new", TYPE, null, GC),
  ARRAY_NEW_DEFAULT(0xFB007, "array.new_default", TYPE, null, GC),
  ARRAY_NEW_FIXED(0xFB008, "array.new_fixed", TYPE_LENGTH, null, GC),
  ARRAY_NEW_DATA(0xFB009, "array.new_data", TYPE_DATA, null, GC),
  ARRAY_NEW_ELEM(0xFB00A, "array.new_elem", TYPE_ELEM, null, GC),
  ARRAY_GET(0xFB00B, "array.get", TYPE, null, GC),
  ARRAY_GET_S(0xFB00C, "array.get_s", TYPE, null, GC),
  ARRAY_GET_U(0xFB00D, "array.get_u", TYPE, null, GC),
  ARRAY_SET(0xFB00E, "array.set", TYPE, null, GC),
  ARRAY_LEN(0xFB00F, "array.len", NONE, null, GC),
  ARRAY_FILL(0xFB010, "array.fill", TYPE, null, GC),
  ARRAY_COPY(0xFB011, "array.copy", TYPE_TYPE, null, GC),
  ARRAY_INIT_DATA(0xFB012, "array.init_data", TYPE_DATA, null, GC),
  ARRAY_INIT_ELEM(0xFB013, "array.init_elem", TYPE_ELEM, null, GC),
  REF_TEST(0xFB014, "ref.test", HEAP_TYPE, null, GC),
  REF_TEST_NULL(0xFB015, "ref.test", HEAP_TYPE, null, GC),
  REF_CAST(0xFB016, "ref.cast", HEAP_TYPE, null, GC),
  REF_CAST_NULL(0xFB017, "ref.cast", HEAP_TYPE, null, GC),
  BR_ON_CAST(0xFB018, "br_on_cast", CAST, null, GC),
  BR_ON_CAST_FAIL(0xFB019, "br_on_cast_fail", CAST, null, GC),
  ANY_CONVERT_EXTERN(0xFB01A, "any.convert_extern", NONE, null, GC),
  EXTERN_CONVERT_ANY(0xFB01B, "extern.convert_any", NONE, null, GC),
  REF_I31(0xFB01C, "ref.i31", NONE, null, GC),
  I31_GET_S(0xFB01D, "i31.get_s", NONE, null, GC),
  I31_GET_U(0xFB01E, "i31.get_u", NONE, null, GC),
  MEMORY_ATOMIC_NOTIFY(0xFE000, "memory.atomic.notify", MEM_ARG, "ii:i", THREADS, 2),
  MEMORY_ATOMIC_WAIT32(0xFE001, "memory.atomic.wait32", MEM_ARG, "iil:i", THREADS, 2),
  MEMORY_ATOMIC_WAIT64(0xFE002, "memory.atomic.wait64", MEM_ARG, "ill:i", THREADS, 3),
  ATOMIC_FENCE(0xFE003, "atomic.fence", ORDERING, ":", THREADS),
  I32_ATOMIC_LOAD(0xFE010, "i32.atomic.load", MEM_ARG, "i:i", THREADS, 2),
  I64_ATOMIC_LOAD(0xFE011, "i64.atomic.load", MEM_ARG, "i:l", THREADS, 3),
  I32_ATOMIC_LOAD8_U(0xFE012, "i32.atomic.load8_u", MEM_ARG, "i:i", THREADS, 0),
  I32_ATOMIC_LOAD16_U(0xFE013, "i32.atomic.load16_u", MEM_ARG, "i:i", THREADS, 1),
  I64_ATOMIC_LOAD8_U(0xFE014, "i64.atomic.load8_u", MEM_ARG, "i:l", THREADS, 0),
  I64_ATOMIC_LOAD16_U(0xFE015, "i64.atomic.load16_u", MEM_ARG, "i:l", THREADS, 1),
  I64_ATOMIC_LOAD32_U(0xFE016, "i64.atomic.load32_u", MEM_ARG, "i:l", THREADS, 2),
  I32_ATOMIC_STORE(0xFE017, "i32.atomic.store", MEM_ARG, "ii:", THREADS, 2),
  I64_ATOMIC_STORE(0xFE018, "i64.atomic.store", MEM_ARG, "il:", THREADS, 3),
  I32_ATOMIC_STORE8(0xFE019, "i32.atomic.store8", MEM_ARG, "ii:", THREADS, 0),
  I32_ATOMIC_STORE16(0xFE01A, "i32.atomic.store16", MEM_ARG, "ii:", THREADS, 1),
  I64_ATOMIC_STORE8(0xFE01B, "i64.atomic.store8", MEM_ARG, "il:", THREADS, 0),
  I64_ATOMIC_STORE16(0xFE01C, "i64.atomic.store16", MEM_ARG, "il:", THREADS, 1),
  I64_ATOMIC_STORE32(0xFE01D, "i64.atomic.store32", MEM_ARG, "il:", THREADS, 2),
  I32_ATOMIC_RMW_ADD(0xFE01E, "i32.atomic.rmw.add", MEM_ARG, "ii:i", THREADS, 2),
  I64_ATOMIC_RMW_ADD(0xFE01F, "i64.atomic.rmw.add", MEM_ARG, "il:l", THREADS, 3),
  I32_ATOMIC_RMW8_ADD_U(0xFE020, "i32.atomic.rmw8.add_u", MEM_ARG, "ii:i", THREADS, 0),
  I32_ATOMIC_RMW16_ADD_U(0xFE021, "i32.atomic.rmw16.add_u", MEM_ARG, "ii:i", THREADS, 1),
  I64_ATOMIC_RMW8_ADD_U(0xFE022, "i64.atomic.rmw8.add_u", MEM_ARG, "il:l", THREADS, 0),
  I64_ATOMIC_RMW16_ADD_U(0xFE023, "i64.atomic.rmw16.add_u", MEM_ARG, "il:l", THREADS, 1),
  I64_ATOMIC_RMW32_ADD_U(0xFE024, "i64.atomic.rmw32.add_u", MEM_ARG, "il:l", THREADS, 2),
  I32_ATOMIC_RMW_SUB(0xFE025, "i32.atomic.rmw.sub", MEM_ARG, "ii:i", THREADS, 2),
  I64_ATOMIC_RMW_SUB(0xFE026, "i64.atomic.rmw.sub", MEM_ARG, "il:l", THREADS, 3),
  I32_ATOMIC_RMW8_SUB_U(0xFE027, "i32.atomic.rmw8.sub_u", MEM_ARG, "ii:i", THREADS, 0),
  I32_ATOMIC_RMW16_SUB_U(0xFE028, "i32.atomic.rmw16.sub_u", MEM_ARG, "ii:i", THREADS, 1),
  I64_ATOMIC_RMW8_SUB_U(0xFE029, "i64.atomic.rmw8.sub_u", MEM_ARG, "il:l", THREADS, 0),
  I64_ATOMIC_RMW16_SUB_U(0xFE02A, "i64.atomic.rmw16.sub_u", MEM_ARG, "il:l", THREADS, 1),
  I64_ATOMIC_RMW32_SUB_U(0xFE02B, "i64.atomic.rmw32.sub_u", MEM_ARG, "il:l", THREADS, 2),
  I32_ATOMIC_RMW_AND(0xFE02C, "i32.atomic.rmw.and", MEM_ARG, "ii:i", THREADS, 2),
  I64_ATOMIC_RMW_AND(0xFE02D, "i64.atomic.rmw.and", MEM_ARG, "il:l", THREADS, 3),
  I32_ATOMIC_RMW8_AND_U(0xFE02E, "i32.atomic.rmw8.and_u", MEM_ARG, "ii:i", THREADS, 0),
  I32_ATOMIC_RMW16_AND_U(0xFE02F, "i32.atomic.rmw16.and_u", MEM_ARG, "ii:i", THREADS, 1),
  I64_ATOMIC_RMW8_AND_U(0xFE030, "i64.atomic.rmw8.and_u", MEM_ARG, "il:l", THREADS, 0),
  I64_ATOMIC_RMW16_AND_U(0xFE031, "i64.atomic.rmw16.and_u", MEM_ARG, "il:l", THREADS, 1),
  I64_ATOMIC_RMW32_AND_U(0xFE032, "i64.atomic.rmw32.and_u", MEM_ARG, "il:l", THREADS, 2),
  I32_ATOMIC_RMW_OR(0xFE033, "i32.atomic.rmw.or", MEM_ARG, "ii:i", THREADS, 2),
  I64_ATOMIC_RMW_OR(0xFE034, "i64.atomic.rmw.or", MEM_ARG, "il:l", THREADS, 3),
  I32_ATOMIC_RMW8_OR_U(0xFE035, "i32.atomic.rmw8.or_u", MEM_ARG, "ii:i", THREADS, 0),
  I32_ATOMIC_RMW16_OR_U(0xFE036, "i32.atomic.rmw16.or_u", MEM_ARG, "ii:i", THREADS, 1),
  I64_ATOMIC_RMW8_OR_U(0xFE037, "i64.atomic.rmw8.or_u", MEM_ARG, "il:l", THREADS, 0),
  I64_ATOMIC_RMW16_OR_U(0xFE038, "i64.atomic.rmw16.or_u", MEM_ARG, "il:l", THREADS, 1),
  I64_ATOMIC_RMW32_OR_U(0xFE039, "i64.atomic.rmw32.or_u", MEM_ARG, "il:l", THREADS, 2),
  I32_ATOMIC_RMW_XOR(0xFE03A, "i32.atomic.rmw.xor", MEM_ARG, "ii:i", THREADS, 2),
  I64_ATOMIC_RMW_XOR(0xFE03B, "i64.atomic.rmw.xor", MEM_ARG, "il:l", THREADS, 3),
  I32_ATOMIC_RMW8_XOR_U(0xFE03C, "i32.atomic.rmw8.xor_u", MEM_ARG, "ii:i", THREADS, 0),
  I32_ATOMIC_RMW16_XOR_U(0xFE03D, "i32.atomic.rmw16.xor_u", MEM_ARG, "ii:i", THREADS, 1),
  I64_ATOMIC_RMW8_XOR_U(0xFE03E, "i64.atomic.rmw8.xor_u", MEM_ARG, "il:l", THREADS, 0),
  I64_ATOMIC_RMW16_XOR_U(0xFE03F, "i64.atomic.rmw16.xor_u", MEM_ARG, "il:l", THREADS, 1),
  I64_ATOMIC_RMW32_XOR_U(0xFE040, "i64.atomic.rmw32.xor_u", MEM_ARG, "il:l", THREADS, 2),
  I32_ATOMIC_RMW_XCHG(0xFE041, "i32.atomic.rmw.xchg", MEM_ARG, "ii:i", THREADS, 2),
  I64_ATOMIC_RMW_XCHG(0xFE042, "i64.atomic.rmw.xchg", MEM_ARG, "il:l", THREADS, 3),
  I32_ATOMIC_RMW8_XCHG_U(0xFE043, "i32.atomic.rmw8.xchg_u", MEM_ARG, "ii:i", THREADS, 0),
  I32_ATOMIC_RMW16_XCHG_U(0xFE044, "i32.atomic.rmw16.xchg_u", MEM_ARG, "ii:i", THREADS, 1),
  I64_ATOMIC_RMW8_XCHG_U(0xFE045, "i64.atomic.rmw8.xchg_u", MEM_ARG, "il:l", THREADS, 0),
  I64_ATOMIC_RMW16_XCHG_U(0xFE046, "i64.atomic.rmw16.xchg_u", MEM_ARG, "il:l", THREADS, 1),
  I64_ATOMIC_RMW32_XCHG_U(0xFE047, "i64.atomic.rmw32.xchg_u", MEM_ARG, "il:l", THREADS, 2),
  I32_ATOMIC_RMW_CMPXCHG(0xFE048, "i32.atomic.rmw.cmpxchg", MEM_ARG, "iii:i", THREADS, 2),
  I64_ATOMIC_RMW_CMPXCHG(0xFE049, "i64.atomic.rmw.cmpxchg", MEM_ARG, "ill:l", THREADS, 3),
  I32_ATOMIC_RMW8_CMPXCHG_U(0xFE04A, "i32.atomic.rmw8.cmpxchg_u", MEM_ARG, "iii:i", THREADS, 0),
  I32_ATOMIC_RMW16_CMPXCHG_U(0xFE04B, "i32.atomic.rmw16.cmpxchg_u", MEM_ARG, "iii:i", THREADS, 1),
  I64_ATOMIC_RMW8_CMPXCHG_U(0xFE04C, "i64.atomic.rmw8.cmpxchg_u", MEM_ARG, "ill:l", THREADS, 0),
  I64_ATOMIC_RMW16_CMPXCHG_U(0xFE04D, "i64.atomic.rmw16.cmpxchg_u", MEM_ARG, "ill:l", THREADS, 1),
  I64_ATOMIC_RMW32_CMPXCHG_U(0xFE04E, "i64.atomic.rmw32.cmpxchg_u", MEM_ARG, "ill:l", THREADS, 2),
  I32_TRUNC_SAT_F32_S(0xFC000, "i32.trunc_sat_f32_s", NONE, "f:i", SATURATING_CONVERSION),
  I32_TRUNC_SAT_F32_U(0xFC001, "i32.trunc_sat_f32_u", NONE, "f:i", SATURATING_CONVERSION),
  I32_TRUNC_SAT_F64_S(0xFC002, "i32.trunc_sat_f64_s", NONE, "d:i", SATURATING_CONVERSION),
  I32_TRUNC_SAT_F64_U(0xFC003, "i32.trunc_sat_f64_u", NONE, "d:i", SATURATING_CONVERSION),
  I64_TRUNC_SAT_F32_S(0xFC004, "i64.trunc_sat_f32_s", NONE, "f:l", SATURATING_CONVERSION),
  I64_TRUNC_SAT_F32_U(0xFC005, "i64.trunc_sat_f32_u", NONE, "f:l", SATURATING_CONVERSION),
  I64_TRUNC_SAT_F64_S(0xFC006, "i64.trunc_sat_f64_s", NONE, "d:l", SATURATING_CONVERSION),
  I64_TRUNC_SAT_F64_U(0xFC007, "i64.trunc_sat_f64_u", NONE, "d:l", SATURATING_CONVERSION),
  MEMORY_INIT(0xFC008, "memory.init", DATA_MEMORY, "iii:", BULK_MEMORY),
  DATA_DROP(0xFC009, "data.drop", DATA, ":", BULK_MEMORY),
  MEMORY_COPY(0xFC00A, "memory.copy", MEMORY_MEMORY, "iii:", BULK_MEMORY),
  MEMORY_FILL(0xFC00B, "memory.fill", MEMORY, "iii:", BULK_MEMORY),
  TABLE_INIT(0xFC00C, "table.init", ELEM_TABLE, "iii:", BULK_MEMORY),
  ELEM_DROP(0xFC00D, "elem.drop", ELEM, ":", BULK_MEMORY),
  TABLE_COPY(0xFC00E, "table.copy", TABLE_TABLE, "iii:", BULK_MEMORY),
  TABLE_GROW(0xFC00F, "table.grow", TABLE, null, REFERENCE_TYPES),
  TABLE_SIZE(0xFC010, "table.size", TABLE, ":i", REFERENCE_TYPES),
  TABLE_FILL(0xFC011, "table.fill", TABLE, null, REFERENCE_TYPES),
  V128_LOAD(0xFD000, "v128.load", MEM_ARG, "i:v", SIMD, 4),
  V128_LOAD8X8_S(0xFD001, "v128.load8x8_s", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD8X8_U(0xFD002, "v128.load8x8_u", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD16X4_S(0xFD003, "v128.load16x4_s", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD16X4_U(0xFD004, "v128.load16x4_u", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD32X2_S(0xFD005, "v128.load32x2_s", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD32X2_U(0xFD006, "v128.load32x2_u", MEM_ARG, "i:v", SIMD, 3),
  V128_LOAD8_SPLAT(0xFD007, "v128.load8_splat", MEM_ARG, "i:v", SIMD, 0),
  V128_LOAD16_SPLAT(0xFD008, "v128.load16_splat", MEM_ARG, "i:v", SIMD, 1),
  V128_LOAD32_SPLAT(0xFD009, "v128.load32_splat", MEM_ARG, "i:v", SIMD, 2),
  V128_LOAD64_SPLAT(0xFD00A, "v128.load64_splat", MEM_ARG, "i:v", SIMD, 3),
  V128_STORE(0xFD00B, "v128.store", MEM_ARG, "iv:", SIMD, 4),
  V128_CONST(0xFD00C, "v128.const", V128, ":v", SIMD),
  I8X16_SHUFFLE(0xFD00D, "i8x16.shuffle", LANES, "vv:v", SIMD),
  I8X16_SWIZZLE(0xFD00E, "i8x16.swizzle", NONE, "vv:v", SIMD),
  I8X16_SPLAT(0xFD00F, "i8x16.splat", NONE, "i:v", SIMD),
  I16X8_SPLAT(0xFD010, "i16x8.splat", NONE, "i:v", SIMD),
  I32X4_SPLAT(0xFD011, "i32x4.splat", NONE, "i:v", SIMD),
  I64X2_SPLAT(0xFD012, "i64x2.splat", NONE, "l:v", SIMD),
  F32X4_SPLAT(0xFD013, "f32x4.splat", NONE, "f:v", SIMD),
  F64X2_SPLAT(0xFD014, "f64x2.splat", NONE, "d:v", SIMD),
  I8X16_EXTRACT_LANE_S(0xFD015, "i8x16.extract_lane_s", LANE, "v:i", SIMD),
  I8X16_EXTRACT_LANE_U(0xFD016, "i8x16.extract_lane_u", LANE, "v:i", SIMD),
  I8X16_REPLACE_LANE(0xFD017, "i8x16.replace_lane", LANE, "vi:v", SIMD),
  I16X8_EXTRACT_LANE_S(0xFD018, "i16x8.extract_lane_s", LANE, "v:i", SIMD),
  I16X8_EXTRACT_LANE_U(0xFD019, "i16x8.extract_lane_u", LANE, "v:i", SIMD),
  I16X8_REPLACE_LANE(0xFD01A, "i16x8.replace_lane", LANE, "vi:v", SIMD),
  I32X4_EXTRACT_LANE(0xFD01B, "i32x4.extract_lane", LANE, "v:i", SIMD),
  I32X4_REPLACE_LANE(0xFD01C, "i32x4.replace_lane", LANE, "vi:v", SIMD),
  I64X2_EXTRACT_LANE(0xFD01D, "i64x2.extract_lane", LANE, "v:l", SIMD),
  I64X2_REPLACE_LANE(0xFD01E, "i64x2.replace_lane", LANE, "vl:v", SIMD),
  F32X4_EXTRACT_LANE(0xFD01F, "f32x4.extract_lane", LANE, "v:f", SIMD),
  F32X4_REPLACE_LANE(0xFD020, "f32x4.replace_lane", LANE, "vf:v", SIMD),
  F64X2_EXTRACT_LANE(0xFD021, "f64x2.extract_lane", LANE, "v:d", SIMD),
  F64X2_REPLACE_LANE(0xFD022, "f64x2.replace_lane", LANE, "vd:v", SIMD),
  I8X16_EQ(0xFD023, "i8x16.eq", NONE, "vv:v", SIMD),
  I8X16_NE(0xFD024, "i8x16.ne", NONE, "vv:v", SIMD),
  I8X16_LT_S(0xFD025, "i8x16.lt_s", NONE, "vv:v", SIMD),
  I8X16_LT_U(0xFD026, "i8x16.lt_u", NONE, "vv:v", SIMD),
  I8X16_GT_S(0xFD027, "i8x16.gt_s", NONE, "vv:v", SIMD),
  I8X16_GT_U(0xFD028, "i8x16.gt_u", NONE, "vv:v", SIMD),
  I8X16_LE_S(0xFD029, "i8x16.le_s", NONE, "vv:v", SIMD),
  I8X16_LE_U(0xFD02A, "i8x16.le_u", NONE, "vv:v", SIMD),
  I8X16_GE_S(0xFD02B, "i8x16.ge_s", NONE, "vv:v", SIMD),
  I8X16_GE_U(0xFD02C, "i8x16.ge_u", NONE, "vv:v", SIMD),
  I16X8_EQ(0xFD02D, "i16x8.eq", NONE, "vv:v", SIMD),
  I16X8_NE(0xFD02E, "i16x8.ne", NONE, "vv:v", SIMD),
  I16X8_LT_S(0xFD02F, "i16x8.lt_s", NONE, "vv:v", SIMD),
  I16X8_LT_U(0xFD030, "i16x8.lt_u", NONE, "vv:v", SIMD),
  I16X8_GT_S(0xFD031, "i16x8.gt_s", NONE, "vv:v", SIMD),
  I16X8_GT_U(0xFD032, "i16x8.gt_u", NONE, "vv:v", SIMD),
  I16X8_LE_S(0xFD033, "i16x8.le_s", NONE, "vv:v", SIMD),
  I16X8_LE_U(0xFD034, "i16x8.le_u", NONE, "vv:v", SIMD),
  I16X8_GE_S(0xFD035, "i16x8.ge_s", NONE, "vv:v", SIMD),
  I16X8_GE_U(0xFD036, "i16x8.ge_u", NONE, "vv:v", SIMD),
  I32X4_EQ(0xFD037, "i32x4.eq", NONE, "vv:v", SIMD),
  I32X4_NE(0xFD038, "i32x4.ne", NONE, "vv:v", SIMD),
  I32X4_LT_S(0xFD039, "i32x4.lt_s", NONE, "vv:v", SIMD),
  I32X4_LT_U(0xFD03A, "i32x4.lt_u", NONE, "vv:v", SIMD),
  I32X4_GT_S(0xFD03B, "i32x4.gt_s", NONE, "vv:v", SIMD),
  I32X4_GT_U(0xFD03C, "i32x4.gt_u", NONE, "vv:v", SIMD),
  I32X4_LE_S(0xFD03D, "i32x4.le_s", NONE, "vv:v", SIMD),
  I32X4_LE_U(0xFD03E, "i32x4.le_u", NONE, "vv:v", SIMD),
  I32X4_GE_S(0xFD03F, "i32x4.ge_s", NONE, "vv:v", SIMD),
  I32X4_GE_U(0xFD040, "i32x4.ge_u", NONE, "vv:v", SIMD),
  F32X4_EQ(0xFD041, "f32x4.eq", NONE, "vv:v", SIMD),
  F32X4_NE(0xFD042, "f32x4.ne", NONE, "vv:v", SIMD),
  F32X4_LT(0xFD043, "f32x4.lt", NONE, "vv:v", SIMD),
  F32X4_GT(0xFD044, "f32x4.gt", NONE, "vv:v", SIMD),
  F32X4_LE(0xFD045, "f32x4.le", NONE, "vv:v", SIMD),
  F32X4_GE(0xFD046, "f32x4.ge", NONE, "vv:v", SIMD),
  F64X2_EQ(0xFD047, "f64x2.eq", NONE, "vv:v", SIMD),
  F64X2_NE(0xFD048, "f64x2.ne", NONE, "vv:v", SIMD),
  F64X2_LT(0xFD049, "f64x2.lt", NONE, "vv:v", SIMD),
  F64X2_GT(0xFD04A, "f64x2.gt", NONE, "vv:v", SIMD),
  F64X2_LE(0xFD04B, "f64x2.le", NONE, "vv:v", SIMD),
  F64X2_GE(0xFD04C, "f64x2.ge", NONE, "vv:v", SIMD),
  V128_NOT(0xFD04D, "v128.not", NONE, "v:v", SIMD),
  V128_AND(0xFD04E, "v128.and", NONE, "vv:v", SIMD),
  V128_ANDNOT(0xFD04F, "v128.andnot", NONE, "vv:v", SIMD),
  V128_OR(0xFD050, "v128.or", NONE, "vv:v", SIMD),
  V128_XOR(0xFD051, "v128.xor", NONE, "vv:v", SIMD),
  V128_BITSELECT(0xFD052, "v128.bitselect", NONE, "vvv:v", SIMD),
  V128_ANY_TRUE(0xFD053, "v128.any_true", NONE, "v:i", SIMD),
  V128_LOAD8_LANE(0xFD054, "v128.load8_lane", MEM_ARG_LANE, "iv:v", SIMD, 0),
  V128_LOAD16_LANE(0xFD055, "v128.load16_lane", MEM_ARG_LANE, "iv:v", SIMD, 1),
  V128_LOAD32_LANE(0xFD056, "v128.load32_lane", MEM_ARG_LANE, "iv:v", SIMD, 2),
  V128_LOAD64_LANE(0xFD057, "v128.load64_lane", MEM_ARG_LANE, "iv:v", SIMD, 3),
  V128_STORE8_LANE(0xFD058, "v128.store8_lane", MEM_ARG_LANE, "iv:", SIMD, 0),
  V128_STORE16_LANE(0xFD059, "v128.store16_lane", MEM_ARG_LANE, "iv:", SIMD, 1),
  V128_STORE32_LANE(0xFD05A, "v128.store32_lane", MEM_ARG_LANE, "iv:", SIMD, 2),
  V128_STORE64_LANE(0xFD05B, "v128.store64_lane", MEM_ARG_LANE, "iv:", SIMD, 3),
  V128_LOAD32_ZERO(0xFD05C, "v128.load32_zero", MEM_ARG, "i:v", SIMD, 2),
  V128_LOAD64_ZERO(0xFD05D, "v128.load64_zero", MEM_ARG, "i:v", SIMD, 3),
  F32X4_DEMOTE_F64X2_ZERO(0xFD05E, "f32x4.demote_f64x2_zero", NONE, "v:v", SIMD),
  F64X2_PROMOTE_LOW_F32X4(0xFD05F, "f64x2.promote_low_f32x4", NONE, "v:v", SIMD),
  I8X16_ABS(0xFD060, "i8x16.abs", NONE, "v:v", SIMD),
  I8X16_NEG(0xFD061, "i8x16.neg", NONE, "v:v", SIMD),
  I8X16_POPCNT(0xFD062, "i8x16.popcnt", NONE, "v:v", SIMD),
  I8X16_ALL_TRUE(0xFD063, "i8x16.all_true", NONE, "v:i", SIMD),
  I8X16_BITMASK(0xFD064, "i8x16.bitmask", NONE, "v:i", SIMD),
  I8X16_NARROW_I16X8_S(0xFD065, "i8x16.narrow_i16x8_s", NONE, "vv:v", SIMD),
  I8X16_NARROW_I16X8_U(0xFD066, "i8x16.narrow_i16x8_u", NONE, "vv:v", SIMD),
  F32X4_CEIL(0xFD067, "f32x4.ceil", NONE, "v:v", SIMD),
  F32X4_FLOOR(0xFD068, "f32x4.floor", NONE, "v:v", SIMD),
  F32X4_TRUNC(0xFD069, "f32x4.trunc", NONE, "v:v", SIMD),
  F32X4_NEAREST(0xFD06A, "f32x4.nearest", NONE, "v:v", SIMD),
  I8X16_SHL(0xFD06B, "i8x16.shl", NONE, "vi:v", SIMD),
  I8X16_SHR_S(0xFD06C, "i8x16.shr_s", NONE, "vi:v", SIMD),
  I8X16_SHR_U(0xFD06D, "i8x16.shr_u", NONE, "vi:v", SIMD),
  I8X16_ADD(0xFD06E, "i8x16.add", NONE, "vv:v", SIMD),
  I8X16_ADD_SAT_S(0xFD06F, "i8x16.add_sat_s", NONE, "vv:v", SIMD),
  I8X16_ADD_SAT_U(0xFD070, "i8x16.add_sat_u", NONE, "vv:v", SIMD),
  I8X16_SUB(0xFD071, "i8x16.sub", NONE, "vv:v", SIMD),
  I8X16_SUB_SAT_S(0xFD072, "i8x16.sub_sat_s", NONE, "vv:v", SIMD),
  I8X16_SUB_SAT_U(0xFD073, "i8x16.sub_sat_u", NONE, "vv:v", SIMD),
  F64X2_CEIL(0xFD074, "f64x2.ceil", NONE, "v:v", SIMD),
  F64X2_FLOOR(0xFD075, "f64x2.floor", NONE, "v:v", SIMD),
  I8X16_MIN_S(0xFD076, "i8x16.min_s", NONE, "vv:v", SIMD),
  I8X16_MIN_U(0xFD077, "i8x16.min_u", NONE, "vv:v", SIMD),
  I8X16_MAX_S(0xFD078, "i8x16.max_s", NONE, "vv:v", SIMD),
  I8X16_MAX_U(0xFD079, "i8x16.max_u", NONE, "vv:v", SIMD),
  F64X2_TRUNC(0xFD07A, "f64x2.trunc", NONE, "v:v", SIMD),
  I8X16_AVGR_U(0xFD07B, "i8x16.avgr_u", NONE, "vv:v", SIMD),
  I16X8_EXTADD_PAIRWISE_I8X16_S(0xFD07C, "i16x8.extadd_pairwise_i8x16_s", NONE, "v:v", SIMD),
  I16X8_EXTADD_PAIRWISE_I8X16_U(0xFD07D, "i16x8.extadd_pairwise_i8x16_u", NONE, "v:v", SIMD),
  I32X4_EXTADD_PAIRWISE_I16X8_S(0xFD07E, "i32x4.extadd_pairwise_i16x8_s", NONE, "v:v", SIMD),
  I32X4_EXTADD_PAIRWISE_I16X8_U(0xFD07F, "i32x4.extadd_pairwise_i16x8_u", NONE, "v:v", SIMD),
  I16X8_ABS(0xFD080, "i16x8.abs", NONE, "v:v", SIMD),
  I16X8_NEG(0xFD081, "i16x8.neg", NONE, "v:v", SIMD),
  I16X8_Q15MULR_SAT_S(0xFD082, "i16x8.q15mulr_sat_s", NONE, "vv:v", SIMD),
  I16X8_ALL_TRUE(0xFD083, "i16x8.all_true", NONE, "v:i", SIMD),
  I16X8_BITMASK(0xFD084, "i16x8.bitmask", NONE, "v:i", SIMD),
  I16X8_NARROW_I32X4_S(0xFD085, "i16x8.narrow_i32x4_s", NONE, "vv:v", SIMD),
  I16X8_NARROW_I32X4_U(0xFD086, "i16x8.narrow_i32x4_u", NONE, "vv:v", SIMD),
  I16X8_EXTEND_LOW_I8X16_S(0xFD087, "i16x8.extend_low_i8x16_s", NONE, "v:v", SIMD),
  I16X8_EXTEND_HIGH_I8X16_S(0xFD088, "i16x8.extend_high_i8x16_s", NONE, "v:v", SIMD),
  I16X8_EXTEND_LOW_I8X16_U(0xFD089, "i16x8.extend_low_i8x16_u", NONE, "v:v", SIMD),
  I16X8_EXTEND_HIGH_I8X16_U(0xFD08A, "i16x8.extend_high_i8x16_u", NONE, "v:v", SIMD),
  I16X8_SHL(0xFD08B, "i16x8.shl", NONE, "vi:v", SIMD),
  I16X8_SHR_S(0xFD08C, "i16x8.shr_s", NONE, "vi:v", SIMD),
  I16X8_SHR_U(0xFD08D, "i16x8.shr_u", NONE, "vi:v", SIMD),
  I16X8_ADD(0xFD08E, "i16x8.add", NONE, "vv:v", SIMD),
  I16X8_ADD_SAT_S(0xFD08F, "i16x8.add_sat_s", NONE, "vv:v", SIMD),
  I16X8_ADD_SAT_U(0xFD090, "i16x8.add_sat_u", NONE, "vv:v", SIMD),
  I16X8_SUB(0xFD091, "i16x8.sub", NONE, "vv:v", SIMD),
  I16X8_SUB_SAT_S(0xFD092, "i16x8.sub_sat_s", NONE, "vv:v", SIMD),
  I16X8_SUB_SAT_U(0xFD093, "i16x8.sub_sat_u", NONE, "vv:v", SIMD),
  F64X2_NEAREST(0xFD094, "f64x2.nearest", NONE, "v:v", SIMD),
  I16X8_MUL(0xFD095, "i16x8.mul", NONE, "vv:v", SIMD),
  I16X8_MIN_S(0xFD096, "i16x8.min_s", NONE, "vv:v", SIMD),
  I16X8_MIN_U(0xFD097, "i16x8.min_u", NONE, "vv:v", SIMD),
  I16X8_MAX_S(0xFD098, "i16x8.max_s", NONE, "vv:v", SIMD),
  I16X8_MAX_U(0xFD099, "i16x8.max_u", NONE, "vv:v", SIMD),
  I16X8_AVGR_U(0xFD09B, "i16x8.avgr_u", NONE, "vv:v", SIMD),
  I16X8_EXTMUL_LOW_I8X16_S(0xFD09C, "i16x8.extmul_low_i8x16_s", NONE, "vv:v", SIMD),
  I16X8_EXTMUL_HIGH_I8X16_S(0xFD09D, "i16x8.extmul_high_i8x16_s", NONE, "vv:v", SIMD),
  I16X8_EXTMUL_LOW_I8X16_U(0xFD09E, "i16x8.extmul_low_i8x16_u", NONE, "vv:v", SIMD),
  I16X8_EXTMUL_HIGH_I8X16_U(0xFD09F, "i16x8.extmul_high_i8x16_u", NONE, "vv:v", SIMD),
  I32X4_ABS(0xFD0A0, "i32x4.abs", NONE, "v:v", SIMD),
  I32X4_NEG(0xFD0A1, "i32x4.neg", NONE, "v:v", SIMD),
  I32X4_ALL_TRUE(0xFD0A3, "i32x4.all_true", NONE, "v:i", SIMD),
  I32X4_BITMASK(0xFD0A4, "i32x4.bitmask", NONE, "v:i", SIMD),
  I32X4_EXTEND_LOW_I16X8_S(0xFD0A7, "i32x4.extend_low_i16x8_s", NONE, "v:v", SIMD),
  I32X4_EXTEND_HIGH_I16X8_S(0xFD0A8, "i32x4.extend_high_i16x8_s", NONE, "v:v", SIMD),
  I32X4_EXTEND_LOW_I16X8_U(0xFD0A9, "i32x4.extend_low_i16x8_u", NONE, "v:v", SIMD),
  I32X4_EXTEND_HIGH_I16X8_U(0xFD0AA, "i32x4.extend_high_i16x8_u", NONE, "v:v", SIMD),
  I32X4_SHL(0xFD0AB, "i32x4.shl", NONE, "vi:v", SIMD),
  I32X4_SHR_S(0xFD0AC, "i32x4.shr_s", NONE, "vi:v", SIMD),
  I32X4_SHR_U(0xFD0AD, "i32x4.shr_u", NONE, "vi:v", SIMD),
  I32X4_ADD(0xFD0AE, "i32x4.add", NONE, "vv:v", SIMD),
  I32X4_SUB(0xFD0B1, "i32x4.sub", NONE, "vv:v", SIMD),
  I32X4_MUL(0xFD0B5, "i32x4.mul", NONE, "vv:v", SIMD),
  I32X4_MIN_S(0xFD0B6, "i32x4.min_s", NONE, "vv:v", SIMD),
  I32X4_MIN_U(0xFD0B7, "i32x4.min_u", NONE, "vv:v", SIMD),
  I32X4_MAX_S(0xFD0B8, "i32x4.max_s", NONE, "vv:v", SIMD),
  I32X4_MAX_U(0xFD0B9, "i32x4.max_u", NONE, "vv:v", SIMD),
  I32X4_DOT_I16X8_S(0xFD0BA, "i32x4.dot_i16x8_s", NONE, "vv:v", SIMD),
  I32X4_EXTMUL_LOW_I16X8_S(0xFD0BC, "i32x4.extmul_low_i16x8_s", NONE, "vv:v", SIMD),
  I32X4_EXTMUL_HIGH_I16X8_S(0xFD0BD, "i32x4.extmul_high_i16x8_s", NONE, "vv:v", SIMD),
  I32X4_EXTMUL_LOW_I16X8_U(0xFD0BE, "i32x4.extmul_low_i16x8_u", NONE, "vv:v", SIMD),
  I32X4_EXTMUL_HIGH_I16X8_U(0xFD0BF, "i32x4.extmul_high_i16x8_u", NONE, "vv:v", SIMD),
  I64X2_ABS(0xFD0C0, "i64x2.abs", NONE, "v:v", SIMD),
  I64X2_NEG(0xFD0C1, "i64x2.neg", NONE, "v:v", SIMD),
  I64X2_ALL_TRUE(0xFD0C3, "i64x2.all_true", NONE, "v:i", SIMD),
  I64X2_BITMASK(0xFD0C4, "i64x2.bitmask", NONE, "v:i", SIMD),
  I64X2_EXTEND_LOW_I32X4_S(0xFD0C7, "i64x2.extend_low_i32x4_s", NONE, "v:v", SIMD),
  I64X2_EXTEND_HIGH_I32X4_S(0xFD0C8, "i64x2.extend_high_i32x4_s", NONE, "v:v", SIMD),
  I64X2_EXTEND_LOW_I32X4_U(0xFD0C9, "i64x2.extend_low_i32x4_u", NONE, "v:v", SIMD),
  I64X2_EXTEND_HIGH_I32X4_U(0xFD0CA, "i64x2.extend_high_i32x4_u", NONE, "v:v", SIMD),
  I64X2_SHL(0xFD0CB, "i64x2.shl", NONE, "vi:v", SIMD),
  I64X2_SHR_S(0xFD0CC, "i64x2.shr_s", NONE, "vi:v", SIMD),
  I64X2_SHR_U(0xFD0CD, "i64x2.shr_u", NONE, "vi:v", SIMD),
  I64X2_ADD(0xFD0CE, "i64x2.add", NONE, "vv:v", SIMD),
  I64X2_SUB(0xFD0D1, "i64x2.sub", NONE, "vv:v", SIMD),
  I64X2_MUL(0xFD0D5, "i64x2.mul", NONE, "vv:v", SIMD),
  I64X2_EQ(0xFD0D6, "i64x2.eq", NONE, "vv:v", SIMD),
  I64X2_NE(0xFD0D7, "i64x2.ne", NONE, "vv:v", SIMD),
  I64X2_LT_S(0xFD0D8, "i64x2.lt_s", NONE, "vv:v", SIMD),
  I64X2_GT_S(0xFD0D9, "i64x2.gt_s", NONE, "vv:v", SIMD),
  I64X2_LE_S(0xFD0DA, "i64x2.le_s", NONE, "vv:v", SIMD),
  I64X2_GE_S(0xFD0DB, "i64x2.ge_s", NONE, "vv:v", SIMD),
  I64X2_EXTMUL_LOW_I32X4_S(0xFD0DC, "i64x2.extmul_low_i32x4_s", NONE, "vv:v", SIMD),
  I64X2_EXTMUL_HIGH_I32X4_S(0xFD0DD, "i64x2.extmul_high_i32x4_s", NONE, "vv:v", SIMD),
  I64X2_EXTMUL_LOW_I32X4_U(0xFD0DE, "i64x2.extmul_low_i32x4_u", NONE, "vv:v", SIMD),
  I64X2_EXTMUL_HIGH_I32X4_U(0xFD0DF, "i64x2.extmul_high_i32x4_u", NONE, "vv:v", SIMD),
  F32X4_ABS(0xFD0E0, "f32x4.abs", NONE, "v:v", SIMD),
  F32X4_NEG(0xFD0E1, "f32x4.neg", NONE, "v:v", SIMD),
  F32X4_SQRT(0xFD0E3, "f32x4.sqrt", NONE, "v:v", SIMD),
  F32X4_ADD(0xFD0E4, "f32x4.add", NONE, "vv:v", SIMD),
  F32X4_SUB(0xFD0E5, "f32x4.sub", NONE, "vv:v", SIMD),
  F32X4_MUL(0xFD0E6, "f32x4.mul", NONE, "vv:v", SIMD),
  F32X4_DIV(0xFD0E7, "f32x4.div", NONE, "vv:v", SIMD),
  F32X4_MIN(0xFD0E8, "f32x4.min", NONE, "vv:v", SIMD),
  F32X4_MAX(0xFD0E9, "f32x4.max", NONE, "vv:v", SIMD),
  F32X4_PMIN(0xFD0EA, "f32x4.pmin", NONE, "vv:v", SIMD),
  F32X4_PMAX(0xFD0EB, "f32x4.pmax", NONE, "vv:v", SIMD),
  F64X2_ABS(0xFD0EC, "f64x2.abs", NONE, "v:v", SIMD),
  F64X2_NEG(0xFD0ED, "f64x2.neg", NONE, "v:v", SIMD),
  F64X2_SQRT(0xFD0EF, "f64x2.sqrt", NONE, "v:v", SIMD),
  F64X2_ADD(0xFD0F0, "f64x2.add", NONE, "vv:v", SIMD),
  F64X2_SUB(0xFD0F1, "f64x2.sub", NONE, "vv:v", SIMD),
  F64X2_MUL(0xFD0F2, "f64x2.mul", NONE, "vv:v", SIMD),
  F64X2_DIV(0xFD0F3, "f64x2.div", NONE, "vv:v", SIMD),
  F64X2_MIN(0xFD0F4, "f64x2.min", NONE, "vv:v", SIMD),
  F64X2_MAX(0xFD0F5, "f64x2.max", NONE, "vv:v", SIMD),
  F64X2_PMIN(0xFD0F6, "f64x2.pmin", NONE, "vv:v", SIMD),
  F64X2_PMAX(0xFD0F7, "f64x2.pmax", NONE, "vv:v", SIMD),
  I32X4_TRUNC_SAT_F32X4_S(0xFD0F8, "i32x4.trunc_sat_f32x4_s", NONE, "v:v", SIMD),
  I32X4_TRUNC_SAT_F32X4_U(0xFD0F9, "i32x4.trunc_sat_f32x4_u", NONE, "v:v", SIMD),
  F32X4_CONVERT_I32X4_S(0xFD0FA, "f32x4.convert_i32x4_s", NONE, "v:v", SIMD),
  F32X4_CONVERT_I32X4_U(0xFD0FB, "f32x4.convert_i32x4_u", NONE, "v:v", SIMD),
  I32X4_TRUNC_SAT_F64X2_S_ZERO(0xFD0FC, "i32x4.trunc_sat_f64x2_s_zero", NONE, "v:v", SIMD),
  I32X4_TRUNC_SAT_F64X2_U_ZERO(0xFD0FD, "i32x4.trunc_sat_f64x2_u_zero", NONE, "v:v", SIMD),
  F64X2_CONVERT_LOW_I32X4_S(0xFD0FE, "f64x2.convert_low_i32x4_s", NONE, "v:v", SIMD),
  F64X2_CONVERT_LOW_I32X4_U(0xFD0FF, "f64x2.convert_low_i32x4_u", NONE, "v:v", SIMD),
  I8X16_RELAXED_SWIZZLE(0xFD100, "i8x16.relaxed_swizzle", NONE, "vv:v", RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F32X4_S(0xFD101, "i32x4.relaxed_trunc_f32x4_s", NONE, "v:v", RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F32X4_U(0xFD102, "i32x4.relaxed_trunc_f32x4_u", NONE, "v:v", RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F64X2_S_ZERO(
      0xFD103, "i32x4.relaxed_trunc_f64x2_s_zero", NONE, "v:v", RELAXED_SIMD),
  I32X4_RELAXED_TRUNC_F64X2_U_ZERO(
      0xFD104, "i32x4.relaxed_trunc_f64x2_u_zero", NONE, "v:v", RELAXED_SIMD),
  F32X4_RELAXED_MADD(0xFD105, "f32x4.relaxed_madd", NONE, "vvv:v", RELAXED_SIMD),
  F32X4_RELAXED_NMADD(0xFD106, "f32x4.relaxed_nmadd", NONE, "vvv:v", RELAXED_SIMD),
  F64X2_RELAXED_MADD(0xFD107, "f64x2.relaxed_madd", NONE, "vvv:v", RELAXED_SIMD),
  F64X2_RELAXED_NMADD(0xFD108, "f64x2.relaxed_nmadd", NONE, "vvv:v", RELAXED_SIMD),
  I8X16_RELAXED_LANESELECT(0xFD109, "i8x16.relaxed_laneselect", NONE, "vvv:v", RELAXED_SIMD),
  I16X8_RELAXED_LANESELECT(0xFD10A, "i16x8.relaxed_laneselect", NONE, "vvv:v", RELAXED_SIMD),
  I32X4_RELAXED_LANESELECT(0xFD10B, "i32x4.relaxed_laneselect", NONE, "vvv:v", RELAXED_SIMD),
  I64X2_RELAXED_LANESELECT(0xFD10C, "i64x2.relaxed_laneselect", NONE, "vvv:v", RELAXED_SIMD),
  F32X4_RELAXED_MIN(0xFD10D, "f32x4.relaxed_min", NONE, "vv:v", RELAXED_SIMD),
  F32X4_RELAXED_MAX(0xFD10E, "f32x4.relaxed_max", NONE, "vv:v", RELAXED_SIMD),
  F64X2_RELAXED_MIN(0xFD10F, "f64x2.relaxed_min", NONE, "vv:v", RELAXED_SIMD),
  F64X2_RELAXED_MAX(0xFD110, "f64x2.relaxed_max", NONE, "vv:v", RELAXED_SIMD),
  I16X8_RELAXED_Q15MULR_S(0xFD111, "i16x8.relaxed_q15mulr_s", NONE, "vv:v", RELAXED_SIMD),
  I16X8_RELAXED_DOT_I8X16_I7X16_S(
      0xFD112, "i16x8.relaxed_dot_i8x16_i7x16_s", NONE, "vv:v", RELAXED_SIMD),
  I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(
      0xFD113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", NONE, "vvv:v", RELAXED_SIMD);

  /** First byte of the instructions on structures, arrays and casts. */
  public static final int PREFIX_FB = 0xFB;

  /** First byte of the saturating conversions and bulk operations. */
  public static final int PREFIX_FC = 0xFC;

  /** First byte of the vector instructions. */
  public static final int PREFIX_FD = 0xFD;

  /** First byte of the atomic instructions. */
  public static final int PREFIX_FE = 0xFE;

  private static final int PREFIX_SHIFT = 12;
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
      throw illegal(Integer.toHexString(prefix), start);
    }
    int number = reader.readU32();
    Opcode opcode = ofPrefixed(prefix, number);
    if (opcode == null) {
      throw illegal(Integer.toHexString(prefix) + " " + Integer.toUnsignedString(number), start);
    }
    return opcode;
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
