package dev.wizer.rewrite;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
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

  /** The code of {@link Opcode#REF_FUNC}. */
  private static final int REF_FUNC = 0xD2;

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
    byte[] bytes = body.array();
    // The last byte is an end, so there is always one more to look at.
    for (int i = body.start(); i < body.end() - 1; i++) {
      if (bytes[i] < 0 && isOfInterest(bytes[i] & 0xFF, bytes[i + 1] & LOW_BITS)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfInterest(int first, int second) {
    return switch (first) {
      case Opcode.PREFIX_FB, Opcode.PREFIX_FC -> segmentKind(first, second) != null;
      case REF_FUNC -> wantedLowBits[second];
      default -> false;
    };
  }

  /** {@return which kind of segment an instruction with a prefix names, or null if none} */
  private static SectionId segmentKind(int prefix, int number) {
    Opcode opcode = Opcode.ofPrefixed(prefix, number);
    return opcode == null ? null : segmentKind(opcode);
  }

  private static SectionId segmentKind(Opcode opcode) {
    return switch (opcode.immediates()) {
      case DATA, DATA_MEMORY, TYPE_DATA -> SectionId.DATA;
      case ELEM, ELEM_TABLE, TYPE_ELEM -> SectionId.ELEMENT;
      default -> null;
    };
  }

  private void decode(ByteRange body) {
    WasmReader reader = new WasmReader(body);
    Immediates.skipLocals(reader);
    while (reader.hasMore()) {
      note(Opcode.read(reader), reader);
    }
  }

  private void note(Opcode opcode, WasmReader immediates) {
    SectionId segmentKind = segmentKind(opcode);
    refersToDatas |= segmentKind == SectionId.DATA;
    refersToElems |= segmentKind == SectionId.ELEMENT;
    if (opcode == Opcode.REF_FUNC) {
      referencedFuncs.set(immediates.readU32());
    } else {
      opcode.immediates().skip(immediates);
    }
  }
}
