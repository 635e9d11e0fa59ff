package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Collects which branches are likely to be taken.
 *
 * @see <a href="https://webassembly.github.io/spec/metadata/code/binary.html">Code metadata</a>
 */
final class BranchHints {

  private final SectionContent functions = new SectionContent();
  private SectionContent current = new SectionContent();

  /**
   * Adds a hint in the function that is being parsed.
   *
   * @param offset where the branch is, from the start of the function's locals
   * @param hint what the annotation says
   */
  void add(int offset, byte[] hint) {
    current.add().writeU32(offset).writeU32(hint.length).writeBytes(hint, 0, hint.length);
  }

  /** Ends the function that is being parsed. */
  void endFunction(int funcIndex) {
    if (current.count() > 0) {
      functions.add().writeU32(funcIndex).writeAll(current.toVector());
      current = new SectionContent();
    }
  }

  void writeSection(WasmWriter module) {
    if (functions.count() > 0) {
      WasmWriter content = new WasmWriter().writeName(Lexer.BRANCH_HINT);
      module.writeSection(SectionId.CUSTOM, content.writeAll(functions.toVector()));
    }
  }
}
