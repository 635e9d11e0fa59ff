package dev.wizer.rewrite;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Module;

/**
 * Gives the instructions that name globals the output's indices, if those differ, and adds the body
 * of a new start function. Bodies without such instructions are copied.
 */
final class CodeSectionRewriter {

  private final Module module;
  private final GlobalNumbering globals;
  private final FunctionChanges functions;
  private boolean hasMoved;

  CodeSectionRewriter(Module module, GlobalNumbering globals, FunctionChanges functions) {
    this.module = module;
    this.globals = globals;
    this.functions = functions;
  }

  void rewrite(SectionAssembler assembler) {
    if (!functions.isChange() && (globals.keepsIndices() || module.funcs().isEmpty())) {
      return;
    }
    int kept = module.funcs().size() - (functions.dropsLast() ? 1 : 0);
    WasmWriter content =
        new WasmWriter(lengthInBytes()).writeU32(kept + (functions.addsOne() ? 1 : 0));
    for (int i = 0; i < kept; i++) {
      copy(module.funcs().get(i).body(), content);
    }
    if (functions.addsOne()) {
      WasmWriter body = functions.startBody();
      content.writeU32(body.lengthInBytes()).writeAll(body);
    }
    assembler.replace(SectionId.CODE, content);
    if (hasMoved) {
      new CustomSections(module, assembler).removePlacesInCode();
    }
  }

  private int lengthInBytes() {
    int original = module.funcs().isEmpty() ? 0 : module.section(SectionId.CODE).lengthInBytes();
    return original + functions.startBody().lengthInBytes() + 16;
  }

  private void copy(ByteRange body, WasmWriter target) {
    if (globals.keepsIndices() || !mayNameGlobals(body)) {
      target.writeU32(body.lengthInBytes()).writeBytes(body);
      return;
    }
    WasmReader reader = new WasmReader(body);
    Immediates.skipLocals(reader);
    int start = reader.position();
    WasmWriter copy = new WasmWriter(body.lengthInBytes() + 16);
    copy.writeBytes(reader.rangeFrom(body.start()));
    new InstructionCopier(globals).copy(body.between(start, body.end()), copy);
    hasMoved |= copy.lengthInBytes() != body.lengthInBytes();
    target.writeU32(copy.lengthInBytes()).writeAll(copy);
  }

  private static boolean mayNameGlobals(ByteRange body) {
    byte[] bytes = body.array();
    for (int i = body.start(); i < body.end(); i++) {
      int code = bytes[i];
      if (code == Opcode.GLOBAL_GET.number() || code == Opcode.GLOBAL_SET.number()) {
        return true;
      }
    }
    return false;
  }
}
