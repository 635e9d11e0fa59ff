package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * A custom section that an annotation describes.
 *
 * @param name its name
 * @param place where it is to stand
 * @param content what follows the name
 */
record CustomSectionText(String name, Place place, byte[] content) {

  /** Before all others. */
  static final Place FIRST = new Place(SectionId.CUSTOM, false);

  /** After all others. */
  static final Place LAST = new Place(SectionId.CUSTOM, true);

  /**
   * A place among sections.
   *
   * @param section the neighbour; custom stands for the whole module
   * @param after whether behind it
   */
  record Place(SectionId section, boolean after) {}

  void write(WasmWriter module) {
    WasmWriter writer = new WasmWriter().writeName(name).writeBytes(content, 0, content.length);
    module.writeSection(SectionId.CUSTOM, writer);
  }
}
