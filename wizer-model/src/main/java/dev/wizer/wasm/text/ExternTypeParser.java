package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses the types of what can be imported.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html#external-types">External
 *     types</a>
 */
final class ExternTypeParser {

  private static final int EXCEPTION_ATTRIBUTE = 0;

  private final Cursor cursor;
  private final TypeParser types;
  private final TypeUseParser typeUses;
  private final LimitsParser limits;

  ExternTypeParser(Cursor cursor, ModuleBuilder module) {
    this.cursor = cursor;
    this.types = new TypeParser(cursor, module.types());
    this.typeUses = new TypeUseParser(cursor, module.types());
    this.limits = new LimitsParser(cursor);
  }

  void writeFunc(WasmWriter writer) {
    writer.writeU32(typeUses.parse(IndexSpace.ofUnusedParams()));
  }

  void writeTag(WasmWriter writer) {
    int typeIndex = typeUses.parse(IndexSpace.ofUnusedParams());
    writer.writeByte(EXCEPTION_ATTRIBUTE).writeU32(typeIndex);
  }

  /** Limits come first in the text and last in the bytes. */
  void writeTable(WasmWriter writer) {
    LimitsParser.Limits size = limits.parseTable();
    types.refType().write(writer);
    size.write(writer);
  }

  void writeMemory(WasmWriter writer) {
    limits.parseMemory().write(writer);
  }

  void writeGlobal(WasmWriter writer) {
    boolean mutable = cursor.takeOpen("mut");
    types.valueType().write(writer);
    if (mutable) {
      cursor.close();
    }
    writer.writeByte(mutable ? 1 : 0);
  }
}
