package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a function's type, locals and instructions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#functions">Functions</a>
 */
final class FuncParser {

  private final Cursor cursor;
  private final ModuleBuilder module;
  private final TypeParser types;
  private final TypeUseParser typeUses;
  private final InstructionParser instructions;

  FuncParser(Cursor cursor, ModuleBuilder module, InstructionParser instructions) {
    this.cursor = cursor;
    this.module = module;
    this.types = new TypeParser(cursor, module.types());
    this.typeUses = new TypeUseParser(cursor, module.types());
    this.instructions = instructions;
  }

  /** Parses what follows a function's name and exports, but for the field's end. */
  void parse(int funcIndex) {
    FunctionScope scope = new FunctionScope();
    int typeIndex = typeUses.parse(scope.locals());
    module.add(SectionId.FUNCTION).writeU32(typeIndex);
    WasmWriter body = new WasmWriter();
    writeLocals(locals(scope), body);
    instructions.parseSequence(scope, body);
    Opcode.END.write(body);
    module.add(SectionId.CODE).writeU32(body.lengthInBytes()).writeAll(body);
    module.branchHints().endFunction(funcIndex);
    module.names().addFunction(funcIndex, scope.locals().names(), scope.labelNames());
  }

  private List<ValueType> locals(FunctionScope scope) {
    List<ValueType> locals = new ArrayList<>();
    while (cursor.takeOpen("local")) {
      types.declarations(locals, scope.locals());
    }
    return locals;
  }

  /** Neighbours of the same type are written together. */
  private static void writeLocals(List<ValueType> locals, WasmWriter writer) {
    SectionContent groups = new SectionContent();
    int start = 0;
    for (int i = 1; i <= locals.size(); i++) {
      if (i == locals.size() || !locals.get(i).equals(locals.get(start))) {
        locals.get(start).write(groups.add().writeU32(i - start));
        start = i;
      }
    }
    writer.writeAll(groups.toVector());
  }
}
