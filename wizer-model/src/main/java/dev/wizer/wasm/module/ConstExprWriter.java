package dev.wizer.wasm.module;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;

/** Writes constant expressions that give a known value. */
public final class ConstExprWriter {

  private static final int FUNC_HEAP_TYPE = 0x70;
  private static final int EXTERN_HEAP_TYPE = 0x6F;

  private ConstExprWriter() {}

  /**
   * Writes an expression and its {@code end}.
   *
   * @throws IllegalArgumentException if no constant expression has that value: a reference to a
   *     host object or to another instance's function
   */
  public static void write(WasmValue value, WasmWriter writer) {
    if (value instanceof WasmValue.I32 number) {
      op(Opcode.I32_CONST, writer).writeS32(number.value());
    } else if (value instanceof WasmValue.I64 number) {
      op(Opcode.I64_CONST, writer).writeS64(number.value());
    } else if (value instanceof WasmValue.F32 number) {
      op(Opcode.F32_CONST, writer).writeF32Bits(number.bits());
    } else if (value instanceof WasmValue.F64 number) {
      op(Opcode.F64_CONST, writer).writeF64Bits(number.bits());
    } else if (value instanceof WasmValue.V128 vector) {
      op(Opcode.V128_CONST, writer).writeF64Bits(vector.low()).writeF64Bits(vector.high());
    } else {
      writeReference((WasmValue.Ref) value, writer);
    }
    op(Opcode.END, writer);
  }

  private static void writeReference(WasmValue.Ref value, WasmWriter writer) {
    if (value instanceof WasmValue.NullRef reference) {
      boolean isFunc = reference.type().heapType() == AbstractHeapType.FUNC;
      op(Opcode.REF_NULL, writer).writeByte(isFunc ? FUNC_HEAP_TYPE : EXTERN_HEAP_TYPE);
    } else if (value instanceof WasmValue.FuncRef reference) {
      op(Opcode.REF_FUNC, writer).writeU32(reference.funcIndex());
    } else {
      throw new IllegalArgumentException("not a constant: " + value);
    }
  }

  private static WasmWriter op(Opcode opcode, WasmWriter writer) {
    opcode.write(writer);
    return writer;
  }
}
