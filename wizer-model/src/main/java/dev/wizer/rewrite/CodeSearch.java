package dev.wizer.rewrite;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;

/**
 * Searches function bodies for instructions that name segments or make references to functions.
 * Most bodies have none: so bytes that could be one are looked for first, and only bodies that have
 * them are decoded.
 */
final class CodeSearch {

  private static final int LOW_BITS = 0x7F;

  private final Module module;
  private final boolean[] wantedLowBits = new boolean[LOW_BITS + 1];
  private final BitSet referencedFuncs = new BitSet();
  private boolean refersToDatas;
  private boolean refersToElems;

  /**
   * Makes a search.
   *
   * @param funcs the functions to which references are looked for; others may be found as well
   */
  CodeSearch(Module module, BitSet funcs) {
    this.module = module;
    funcs.stream().forEach(index -> wantedLowBits[index & LOW_BITS] = true);
  }

  boolean refersToDatas() {
    return refersToDatas;
  }

  boolean refersToElems() {
    return refersToElems;
  }

  /** {@return a copy of the set of functions to which a reference has been found} */
  BitSet referencedFuncs() {
    return (BitSet) referencedFuncs.clone();
  }

  /** Searches one more body. */
  void search(ByteRange body) {
    if (mayBeOfInterest(body)) {
      decode(body);
    }
  }

  private boolean mayBeOfInterest(ByteRange body) {
    byte[] bytes = module.bytes();
    // The last byte is an end, so there is always one more to look at.
    for (int i = body.start(); i < body.end() - 1; i++) {
      if (bytes[i] == (byte) Opcode.PREFIX_FC && isSegmentInstruction(bytes[i + 1] & LOW_BITS)
          || bytes[i] == (byte) Opcode.REF_FUNC.number()
              && wantedLowBits[bytes[i + 1] & LOW_BITS]) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSegmentInstruction(int number) {
    return number == Opcode.MEMORY_INIT.number()
        || number == Opcode.DATA_DROP.number()
        || number == Opcode.TABLE_INIT.number()
        || number == Opcode.ELEM_DROP.number();
  }

  private void decode(ByteRange body) {
    WasmReader reader = new WasmReader(module.bytes(), body);
    for (int groups = reader.readU32(); groups > 0; groups--) {
      reader.readU32();
      Immediates.skipType(reader);
    }
    while (reader.hasMore()) {
      note(Opcode.read(reader), reader);
    }
  }

  private void note(Opcode opcode, WasmReader immediates) {
    switch (opcode) {
      case MEMORY_INIT, DATA_DROP -> refersToDatas = true;
      case TABLE_INIT, ELEM_DROP -> refersToElems = true;
      default -> {}
    }
    if (opcode == Opcode.REF_FUNC) {
      referencedFuncs.set(immediates.readU32());
    } else {
      opcode.immediates().skip(immediates);
    }
  }
}
