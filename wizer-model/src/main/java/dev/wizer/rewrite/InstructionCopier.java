package dev.wizer.rewrite;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;

/** Copies instructions, with the output's indices for globals. All else keeps its bytes. */
final class InstructionCopier {

  private static final int MORE_BYTES = 0x80;

  private final GlobalNumbering globals;

  InstructionCopier(GlobalNumbering globals) {
    this.globals = globals;
  }

  /** Copies the instructions of a range. */
  void copy(ByteRange instructions, WasmWriter target) {
    if (globals.keepsIndices()) {
      target.writeBytes(instructions);
      return;
    }
    WasmReader reader = new WasmReader(instructions);
    int copied = instructions.start();
    while (reader.hasMore()) {
      Opcode opcode = Opcode.read(reader);
      if (opcode == Opcode.GLOBAL_GET || opcode == Opcode.GLOBAL_SET) {
        int start = reader.position();
        target.writeBytes(instructions.between(copied, start));
        int index = globals.ofOwn(reader.readU32());
        copied = reader.position();
        writeIndex(index, copied - start, target);
      } else {
        opcode.immediates().skip(reader);
      }
    }
    target.writeBytes(instructions.between(copied, instructions.end()));
  }

  /** Keeps the number of bytes, if it is enough, so that no later instruction moves. */
  private static void writeIndex(int index, int lengthInBytes, WasmWriter target) {
    int rest = index;
    int written = 1;
    while (rest > 0x7F || written < lengthInBytes) {
      target.writeByte(rest & 0x7F | MORE_BYTES);
      rest >>>= 7;
      written++;
    }
    target.writeByte(rest);
  }
}
