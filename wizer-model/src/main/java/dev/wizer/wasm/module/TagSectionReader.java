package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the tag section. */
final class TagSectionReader {

  private TagSectionReader() {}

  static List<Tag> read(WasmReader reader) {
    int count = reader.readCount(WasmLimits.MAX_TAGS, "tags");
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      tags.add(new Tag(TypeReader.readTagType(reader), start));
    }
    return tags;
  }
}
