package dev.wizer.engine.interp.build;

import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;

/** Writes a function's body: locals first, then instructions; {@code end} is added at the end. */
public final class Body {

  private final WasmWriter locals = new WasmWriter();
  private final WasmWriter code = new WasmWriter();
  private int localGroups;

  /** Declares {@code count} locals. */
  public Body locals(int count, ValType type) {
    locals.writeU32(count).writeByte(ModuleBuilder.code(type));
    localGroups++;
    return this;
  }

  /** An instruction without immediates, or with unsigned integers as immediates. */
  public Body op(Opcode opcode, int... immediates) {
    opcode.write(code);
    for (int immediate : immediates) {
      code.writeU32(immediate);
    }
    return this;
  }

  public Body get(int local) {
    return op(Opcode.LOCAL_GET, local);
  }

  public Body set(int local) {
    return op(Opcode.LOCAL_SET, local);
  }

  public Body tee(int local) {
    return op(Opcode.LOCAL_TEE, local);
  }

  public Body i32(int value) {
    Opcode.I32_CONST.write(code);
    code.writeS32(value);
    return this;
  }

  public Body i64(long value) {
    Opcode.I64_CONST.write(code);
    code.writeS64(value);
    return this;
  }

  public Body f64(double value) {
    Opcode.F64_CONST.write(code);
    code.writeF64Bits(Double.doubleToRawLongBits(value));
    return this;
  }

  public Body v128(long low, long high) {
    Opcode.V128_CONST.write(code);
    code.writeF64Bits(low).writeF64Bits(high);
    return this;
  }

  /** A load or store of memory 0 with natural alignment 0 and the given offset. */
  public Body access(Opcode opcode, int offset) {
    return op(opcode, 0, offset);
  }

  /** {@code block}, {@code loop} or {@code if} without parameters and results. */
  public Body begin(Opcode opcode) {
    opcode.write(code);
    code.writeByte(0x40);
    return this;
  }

  /** {@code block}, {@code loop} or {@code if} with one result. */
  public Body begin(Opcode opcode, ValType result) {
    opcode.write(code);
    code.writeByte(ModuleBuilder.code(result));
    return this;
  }

  /** {@code block}, {@code loop} or {@code if} with a type index. */
  public Body beginTyped(Opcode opcode, int typeIndex) {
    opcode.write(code);
    code.writeS32(typeIndex);
    return this;
  }

  public Body end() {
    return op(Opcode.END);
  }

  /** How many bytes the body has so far: the offset of the next instruction. */
  public int offset() {
    return header().lengthInBytes() + code.lengthInBytes();
  }

  private WasmWriter header() {
    return new WasmWriter().writeU32(localGroups).writeAll(locals);
  }

  WasmWriter finish() {
    WasmWriter body = header().writeAll(code);
    Opcode.END.write(body);
    return body;
  }
}
