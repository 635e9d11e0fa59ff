package dev.wizer.tests.generate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The instructions whose types do not depend on their context, by what they return. */
final class Operators {

  private final Map<Character, List<Opcode>> plain = new TreeMap<>();
  private final Map<Character, List<Opcode>> loads = new TreeMap<>();
  private final List<Opcode> stores = new ArrayList<>();

  Operators(String valueTypes) {
    for (Opcode opcode : Opcode.values()) {
      if (isUsable(opcode, valueTypes)) {
        add(opcode);
      }
    }
  }

  private static boolean isUsable(Opcode opcode, String valueTypes) {
    String signature = opcode.signature();
    if (signature == null
        || opcode.feature() == Feature.RELAXED_SIMD
        || opcode.feature() == Feature.THREADS) {
      return false;
    }
    for (char letter : signature.replace(":", "").toCharArray()) {
      if (valueTypes.indexOf(letter) < 0) {
        return false;
      }
    }
    return true;
  }

  private void add(Opcode opcode) {
    String signature = opcode.signature();
    String results = signature.substring(signature.indexOf(':') + 1);
    if (opcode.immediates() == Immediates.NONE && results.length() == 1) {
      plain.computeIfAbsent(results.charAt(0), letter -> new ArrayList<>()).add(opcode);
    } else if (opcode.immediates() == Immediates.MEM_ARG && results.length() == 1) {
      loads.computeIfAbsent(results.charAt(0), letter -> new ArrayList<>()).add(opcode);
    } else if (opcode.immediates() == Immediates.MEM_ARG && results.isEmpty()) {
      stores.add(opcode);
    }
  }

  List<Opcode> returning(char letter) {
    return plain.get(letter);
  }

  List<Opcode> loadsOf(char letter) {
    return loads.get(letter);
  }

  List<Opcode> stores() {
    return stores;
  }

  static String operands(Opcode opcode) {
    return opcode.signature().substring(0, opcode.signature().indexOf(':'));
  }

  /** {@return whether an instruction can trap on account of its operands' values} */
  static boolean canTrap(Opcode opcode) {
    String name = opcode.mnemonic();
    return name.contains(".div_") || name.contains(".rem_") || name.contains(".trunc_f");
  }
}
