package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import java.util.BitSet;
import java.util.List;

/**
 * What the function bodies of a valid module name by index that may be renumbered or go: found out
 * by the way while they were validated.
 */
public final class CodeReferences {

  private final BitSet datas;
  private final BitSet elems;
  private final BitSet toFuncs;

  CodeReferences(BitSet datas, BitSet elems, BitSet toFuncs) {
    this.datas = datas;
    this.elems = elems;
    this.toFuncs = toFuncs;
  }

  /** {@return the data segments that instructions name, as a new set} */
  public BitSet datas() {
    return (BitSet) datas.clone();
  }

  /** {@return the element segments that instructions name, as a new set} */
  public BitSet elems() {
    return (BitSet) elems.clone();
  }

  /** {@return those of {@code funcs} to which an instruction makes a reference, as a new set} */
  public BitSet among(BitSet funcs) {
    BitSet found = (BitSet) funcs.clone();
    found.and(toFuncs);
    return found;
  }

  /**
   * {@return what some function bodies of a valid module name}
   *
   * @param bodies the bodies, locals and instructions
   */
  public static CodeReferences of(List<ByteRange> bodies) {
    CodeReferences found = new CodeReferences(new BitSet(), new BitSet(), new BitSet());
    for (ByteRange body : bodies) {
      WasmReader reader = new WasmReader(body);
      Immediates.skipLocals(reader);
      while (reader.hasMore()) {
        found.addNext(reader);
      }
    }
    return found;
  }

  private void addNext(WasmReader reader) {
    Opcode opcode = Opcode.read(reader);
    switch (opcode) {
      case MEMORY_INIT, DATA_DROP -> addIndex(datas, opcode, reader);
      case TABLE_INIT, ELEM_DROP -> addIndex(elems, opcode, reader);
      case REF_FUNC -> addIndex(toFuncs, opcode, reader);
      case ARRAY_NEW_DATA, ARRAY_INIT_DATA -> {
        reader.readU32();
        datas.set(reader.readU32());
      }
      case ARRAY_NEW_ELEM, ARRAY_INIT_ELEM -> {
        reader.readU32();
        elems.set(reader.readU32());
      }
      default -> opcode.immediates().skip(reader);
    }
  }

  /** Adds the first immediate and skips the others. */
  private static void addIndex(BitSet target, Opcode opcode, WasmReader reader) {
    int start = reader.position();
    target.set(reader.readU32());
    reader.moveTo(start);
    opcode.immediates().skip(reader);
  }
}
