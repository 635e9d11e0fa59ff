package dev.wizer.rewrite;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;

/**
 * What a module's code says about segments and functions by index: whether any instruction names a
 * data or an element segment, and to which functions references are made.
 *
 * <p>Most code names none. So bodies are searched for bytes that could be such an instruction
 * first, and only those that have them are decoded.
 */
final class SegmentReferences {

  private final Module module;
  private boolean searchedForSegments;
  private boolean refersToDatas;
  private boolean refersToElems;

  SegmentReferences(Module module) {
    this.module = module;
  }

  /** {@return whether an instruction names a data segment} */
  boolean refersToDatas() {
    searchForSegments();
    return refersToDatas;
  }

  /** {@return whether an instruction names an element segment} */
  boolean refersToElems() {
    searchForSegments();
    return refersToElems;
  }

  private void searchForSegments() {
    if (searchedForSegments) {
      return;
    }
    searchedForSegments = true;
    if (module.datas().isEmpty() && module.elems().isEmpty()) {
      return;
    }
    for (Func func : module.funcs()) {
      if (mayNameSegment(func.body())) {
        decode(func.body(), this::noteSegment);
      }
    }
  }

  private boolean mayNameSegment(ByteRange body) {
    byte[] bytes = module.bytes();
    // The last byte is an end, so there is always one more to look at.
    for (int i = body.start(); i < body.end() - 1; i++) {
      if (bytes[i] == (byte) Opcode.PREFIX_FC && isSegmentInstruction(bytes[i + 1] & 0x7F)) {
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

  private void noteSegment(Opcode opcode, WasmReader immediates) {
    switch (opcode) {
      case MEMORY_INIT, DATA_DROP -> refersToDatas = true;
      case TABLE_INIT, ELEM_DROP -> refersToElems = true;
      default -> {}
    }
    opcode.immediates().skip(immediates);
  }

  /** {@return those of {@code candidates} to which an instruction makes a reference} */
  BitSet referencedFuncs(BitSet candidates) {
    BitSet found = new BitSet();
    if (candidates.isEmpty()) {
      return found;
    }
    for (Func func : module.funcs()) {
      if (mayReferToFunc(func.body(), candidates)) {
        decode(func.body(), (opcode, immediates) -> noteFunc(opcode, immediates, found));
      }
    }
    found.and(candidates);
    return found;
  }

  private boolean mayReferToFunc(ByteRange body, BitSet candidates) {
    byte[] bytes = module.bytes();
    for (int i = body.start(); i < body.end() - 1; i++) {
      if (bytes[i] == (byte) Opcode.REF_FUNC.number() && mayBeAnyOf(candidates, i + 1)) {
        return true;
      }
    }
    return false;
  }

  /** The low seven bits tell enough: bytes that only look like an instruction are decoded later. */
  private boolean mayBeAnyOf(BitSet candidates, int offset) {
    int low = module.bytes()[offset] & 0x7F;
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if ((i & 0x7F) == low) {
        return true;
      }
    }
    return false;
  }

  private static void noteFunc(Opcode opcode, WasmReader immediates, BitSet found) {
    if (opcode == Opcode.REF_FUNC) {
      found.set(immediates.readU32());
    } else {
      opcode.immediates().skip(immediates);
    }
  }

  private interface Visitor {

    /** Takes an instruction; moves the reader past its immediates. */
    void visit(Opcode opcode, WasmReader immediates);
  }

  private void decode(ByteRange body, Visitor visitor) {
    WasmReader reader = new WasmReader(module.bytes(), body);
    for (int groups = reader.readU32(); groups > 0; groups--) {
      reader.readU32();
      reader.readByte();
    }
    while (reader.hasMore()) {
      visitor.visit(Opcode.read(reader), reader);
    }
  }
}
