package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.Opcode;
import java.util.HashMap;
import java.util.Map;

/** Instructions by name. Of those that share a name, the one with the least code. */
final class Mnemonics {

  private static final Map<String, Opcode> BY_NAME = byName();

  private Mnemonics() {}

  private static Map<String, Opcode> byName() {
    Map<String, Opcode> opcodes = new HashMap<>();
    for (Opcode opcode : Opcode.values()) {
      opcodes.putIfAbsent(opcode.mnemonic(), opcode);
    }
    return opcodes;
  }

  /** {@return the instruction with that name, or null} */
  static Opcode opcode(String mnemonic) {
    return BY_NAME.get(mnemonic);
  }

  static boolean isKnown(String word) {
    return BY_NAME.containsKey(word);
  }
}
