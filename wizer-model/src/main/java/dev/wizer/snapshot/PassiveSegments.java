package dev.wizer.snapshot;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.ConstExpr;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.EqualTypes;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;

/**
 * Checks the objects that passive element segments make. What a segment holds can't be seen, and
 * its expressions make the objects anew: that is right only if none of them can have been changed
 * and none is held by a global or a table too.
 */
final class PassiveSegments {

  private final Module module;
  private final BitSet reachableTypes = new BitSet();

  PassiveSegments(Module module, HeapGraph graph) {
    this.module = module;
    for (int i = 0; i < graph.size(); i++) {
      reachableTypes.set(graph.object(i).typeIndex());
    }
  }

  /**
   * Checks all segments.
   *
   * @param kept those that stay
   * @throws UnsupportedStateException if an object in one may differ from what its expression makes
   */
  void check(BitSet kept) {
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      if (module.elems().get(i).mode() instanceof Elem.Passive) {
        check(i);
      }
    }
  }

  private void check(int elemIndex) {
    if (module.elems().get(elemIndex).init() instanceof Elem.Expressions list) {
      BitSet made = new BitSet();
      list.expressions().forEach(expression -> addMadeTypes(expression, made));
      made.stream().forEach(typeIndex -> check(elemIndex, typeIndex));
    }
  }

  private void addMadeTypes(ConstExpr expression, BitSet made) {
    WasmReader reader = new WasmReader(expression.range());
    while (reader.hasMore()) {
      Opcode opcode = Opcode.read(reader);
      switch (opcode) {
        case STRUCT_NEW, STRUCT_NEW_DEFAULT, ARRAY_NEW, ARRAY_NEW_DEFAULT ->
            made.set(reader.readU32());
        case ARRAY_NEW_FIXED -> {
          made.set(reader.readU32());
          reader.readU32();
        }
        default -> opcode.immediates().skip(reader);
      }
    }
  }

  private void check(int elemIndex, int typeIndex) {
    String problem = null;
    if (isMutable(module.types().get(typeIndex).compType())) {
      problem = "may have been changed";
    } else if (reachableTypes.get(EqualTypes.lowest(module)[typeIndex])) {
      problem = "may be held by a global or a table as well";
    }
    if (problem != null) {
      throw new UnsupportedStateException(
          "cannot snapshot element segment "
              + elemIndex
              + ": it makes objects of type "
              + typeIndex
              + ", which "
              + problem
              + "; drop it before initialization ends");
    }
  }

  private static boolean isMutable(CompType type) {
    if (type instanceof CompType.Struct struct) {
      return struct.fields().stream().anyMatch(field -> field.mutable());
    }
    return ((CompType.Array) type).element().mutable();
  }
}
