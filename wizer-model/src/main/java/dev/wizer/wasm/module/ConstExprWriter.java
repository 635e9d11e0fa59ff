package dev.wizer.wasm.module;

import dev.wizer.engine.HeapType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;

/** Writes the instructions of constant expressions that give a known value. */
public final class ConstExprWriter {

  private ConstExprWriter() {}

  /**
   * Writes an expression, with its {@code end}, that gives an address or an index.
   *
   * @param address unsigned
   */
  public static void writeAddress(AddressType type, long address, WasmWriter writer) {
    // Without a value: there can be 100,000 segments.
    if (type == AddressType.I64) {
      op(Opcode.I64_CONST, writer).writeS64(address);
    } else {
      op(Opcode.I32_CONST, writer).writeS32((int) address);
    }
    writeEnd(writer);
  }

  /** Writes the end of an expression. */
  public static void writeEnd(WasmWriter writer) {
    Opcode.END.write(writer);
  }

  /** Writes the instruction that gives a null reference. */
  public static void writeNull(HeapType type, WasmWriter writer) {
    Opcode.REF_NULL.write(writer);
    TypeWriter.write(type, writer);
  }

  /**
   * Writes the instructions that give a number, a vector or a reference that needs no object.
   *
   * @throws IllegalArgumentException if {@code value} is none of these
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
  }

  private static void writeReference(WasmValue.Ref value, WasmWriter writer) {
    if (value instanceof WasmValue.NullRef reference) {
      writeNull(reference.type().heapType(), writer);
    } else if (value instanceof WasmValue.FuncRef reference) {
      op(Opcode.REF_FUNC, writer).writeU32(reference.funcIndex());
    } else if (value instanceof WasmValue.I31Ref reference) {
      op(Opcode.I32_CONST, writer).writeS32(reference.value());
      op(Opcode.REF_I31, writer);
    } else {
      throw new IllegalArgumentException("no constant: " + value);
    }
  }

  private static WasmWriter op(Opcode opcode, WasmWriter writer) {
    opcode.write(writer);
    return writer;
  }
}
