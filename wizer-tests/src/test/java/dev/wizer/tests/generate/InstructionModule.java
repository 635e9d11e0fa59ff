package dev.wizer.tests.generate;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.List;

/** A module with one exported function for each given instruction: operands in, result out. */
public final class InstructionModule {

  private InstructionModule() {}

  /**
   * {@return a module that exports each instruction under its mnemonic}
   *
   * @param instructions instructions whose type does not depend on their context, without
   *     immediates
   */
  public static byte[] of(List<Opcode> instructions) {
    WasmWriter types = new WasmWriter().writeU32(instructions.size());
    WasmWriter functions = new WasmWriter().writeU32(instructions.size());
    WasmWriter exports = new WasmWriter().writeU32(instructions.size());
    WasmWriter code = new WasmWriter().writeU32(instructions.size());
    for (int i = 0; i < instructions.size(); i++) {
      Opcode instruction = instructions.get(i);
      writeType(instruction, types);
      functions.writeU32(i);
      exports.writeName(instruction.mnemonic()).writeByte(0).writeU32(i);
      WasmWriter body = body(instruction);
      code.writeU32(body.lengthInBytes()).writeAll(body);
    }
    return new WasmWriter()
        .writeF32Bits(0x6D736100)
        .writeF32Bits(1)
        .writeSection(SectionId.TYPE, types)
        .writeSection(SectionId.FUNCTION, functions)
        .writeSection(SectionId.EXPORT, exports)
        .writeSection(SectionId.CODE, code)
        .toByteArray();
  }

  private static void writeType(Opcode instruction, WasmWriter types) {
    types.writeByte(0x60);
    for (String letters : instruction.signature().split(":")) {
      types.writeU32(letters.length());
      for (char letter : letters.toCharArray()) {
        types.writeByte(Signature.code(letter));
      }
    }
  }

  private static WasmWriter body(Opcode instruction) {
    WasmWriter body = new WasmWriter().writeU32(0);
    for (int i = 0; i < Operators.operands(instruction).length(); i++) {
      Opcode.LOCAL_GET.write(body);
      body.writeU32(i);
    }
    instruction.write(body);
    Opcode.END.write(body);
    return body;
  }
}
