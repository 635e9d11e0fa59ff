package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;

/** A section that is a vector: its entries, and how many there are. */
final class SectionContent {

  private final WasmWriter entries = new WasmWriter();
  private int count;

  /** {@return where to write one more entry} */
  WasmWriter add() {
    count++;
    return entries;
  }

  int count() {
    return count;
  }

  WasmWriter toVector() {
    return new WasmWriter().writeU32(count).writeAll(entries);
  }
}
