package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;

/** The code that is being validated, and the instruction in it at which validation is. */
final class CodeCursor {

  private WasmReader reader;
  private byte[] bytes;
  private int instructionOffset;

  /** Goes to other code. */
  void begin(WasmReader code) {
    this.reader = code;
    this.bytes = code.array();
    this.instructionOffset = code.position();
  }

  /** {@return the array that holds the code, and more; not to be changed} */
  byte[] bytes() {
    return bytes;
  }

  /** {@return what reads the code, standing in or behind the instruction} */
  WasmReader reader() {
    return reader;
  }

  /** {@return the offset of the instruction at which validation is} */
  int instructionOffset() {
    return instructionOffset;
  }

  /** Notes that an instruction begins here, and {@return its first byte} */
  int readOpcode() {
    instructionOffset = reader.position();
    return reader.readByte();
  }

  /**
   * Reads an index.
   *
   * @param count how many entries its index space has
   * @param what an entry's name in messages
   */
  int readIndex(int count, String what) {
    int index = reader.readU32();
    if (index < 0 || index >= count) {
      throw unknown(what, index);
    }
    return index;
  }

  InvalidModuleException unknown(String what, int index) {
    return invalid("unknown " + what + " " + Integer.toUnsignedString(index));
  }

  /** {@return the failure of a module in which the current instruction is not allowed at all} */
  InvalidModuleException notAllowed(String problem) {
    return new InvalidModuleException(problem + ": " + opcode().mnemonic(), instructionOffset);
  }

  /** {@return the failure of the current instruction} */
  InvalidModuleException invalid(String problem) {
    return new InvalidModuleException(problem + " in " + opcode().mnemonic(), instructionOffset);
  }

  /** {@return the failure of the current instruction} */
  InvalidModuleException invalid(String problem, String detail) {
    return new InvalidModuleException(
        problem + " in " + opcode().mnemonic() + ": " + detail, instructionOffset);
  }

  /** {@return the current instruction; throws if there is none with its code} */
  Opcode opcode() {
    WasmReader again = new WasmReader(bytes);
    again.skip(instructionOffset);
    return Opcode.read(again);
  }
}
