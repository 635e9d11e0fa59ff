package dev.wizer.rewrite;

import dev.wizer.snapshot.SegmentOrder;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.CustomSection;
import dev.wizer.wasm.module.Module;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Gives the names of globals and segments in the name section the output's indices, if those
 * differ. The names of segments that are gone go with them. Nothing else that has a name gets
 * another index.
 */
final class NameSectionRewriter {

  private static final int GLOBAL_NAMES = 7;
  private static final int ELEM_NAMES = 8;
  private static final int DATA_NAMES = 9;

  private static final int GONE = -1;

  private final Module module;
  private final GlobalNumbering globals;
  private final SegmentOrder elems;
  private final SegmentOrder datas;

  NameSectionRewriter(
      Module module, GlobalNumbering globals, SegmentOrder elems, SegmentOrder datas) {
    this.module = module;
    this.globals = globals;
    this.elems = elems;
    this.datas = datas;
  }

  void rewrite(SectionAssembler assembler) {
    if (globals.keepsIndices()
        && elems.isOriginal(module.elems().size())
        && datas.isOriginal(module.datas().size())) {
      return;
    }
    for (int i = 0; i < module.customs().size(); i++) {
      if (module.customs().get(i).name().equals(SectionAssembler.NAME_SECTION)) {
        rewrite(i, assembler);
      }
    }
  }

  private void rewrite(int index, SectionAssembler assembler) {
    CustomSection section = module.customs().get(index);
    try {
      WasmWriter content = content(section);
      if (content != null) {
        assembler.replaceCustom(index, content);
      }
    } catch (MalformedModuleException e) {
      // Custom sections can't make a module malformed; wrong names are worse than none.
      assembler.removeCustom(index);
    }
  }

  /** {@return the new content, or null if nothing changes} */
  private WasmWriter content(CustomSection section) {
    WasmWriter content = new WasmWriter().writeName(section.name());
    boolean changed = false;
    WasmReader reader = new WasmReader(section.content());
    while (reader.hasMore()) {
      int start = reader.position();
      int id = reader.readByte();
      ByteRange names = reader.readRange(reader.readU32());
      IntUnaryOperator numbering = numbering(id);
      if (numbering == null) {
        content.writeBytes(reader.rangeFrom(start));
      } else {
        changed = true;
        writeNames(id, names, numbering, content);
      }
    }
    return changed ? content : null;
  }

  /** {@return what becomes of the indices in a subsection; null if they all stay} */
  private IntUnaryOperator numbering(int id) {
    switch (id) {
      case GLOBAL_NAMES:
        return globals.keepsIndices() ? null : this::globalIndex;
      case ELEM_NAMES:
        return segmentNumbering(elems, module.elems().size());
      case DATA_NAMES:
        return segmentNumbering(datas, module.datas().size());
      default:
        return null;
    }
  }

  private int globalIndex(int index) {
    if (Integer.compareUnsigned(index, module.globals().size()) >= 0) {
      throw new MalformedModuleException("unknown global " + index, 0);
    }
    return globals.ofOwn(index);
  }

  private static IntUnaryOperator segmentNumbering(SegmentOrder order, int ownCount) {
    if (order.isOriginal(ownCount)) {
      return null;
    }
    int[] places = order.places(ownCount);
    return index -> Integer.compareUnsigned(index, ownCount) < 0 ? places[index] : GONE;
  }

  private static void writeNames(
      int id, ByteRange names, IntUnaryOperator numbering, WasmWriter target) {
    TreeMap<Integer, String> renumbered = new TreeMap<>();
    WasmReader reader = new WasmReader(names);
    for (long left = reader.readU32AsLong(); left > 0; left--) {
      int index = numbering.applyAsInt(reader.readU32());
      String name = reader.readName();
      if (index != GONE) {
        renumbered.put(index, name);
      }
    }
    if (renumbered.isEmpty()) {
      return;
    }
    WasmWriter content = new WasmWriter().writeU32(renumbered.size());
    renumbered.forEach((index, name) -> content.writeU32(index).writeName(name));
    target.writeByte(id).writeU32(content.lengthInBytes()).writeAll(content);
  }
}
