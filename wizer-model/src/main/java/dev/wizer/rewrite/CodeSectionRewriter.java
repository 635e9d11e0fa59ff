package dev.wizer.rewrite;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.Module;

/**
 * Gives the instructions that name globals the output's indices, if those differ. Bodies without
 * such instructions are copied.
 */
final class CodeSectionRewriter {

  private final Module module;
  private final GlobalNumbering globals;
  private boolean hasMoved;

  CodeSectionRewriter(Module module, GlobalNumbering globals) {
    this.module = module;
    this.globals = globals;
  }

  void rewrite(SectionAssembler assembler) {
    if (globals.keepsIndices() || module.funcs().isEmpty()) {
      return;
    }
    WasmWriter content =
        new WasmWriter(module.section(SectionId.CODE).lengthInBytes())
            .writeU32(module.funcs().size());
    for (Func func : module.funcs()) {
      copy(func.body(), content);
    }
    assembler.replace(SectionId.CODE, content);
    if (hasMoved) {
      new CustomSections(module, assembler).removePlacesInCode();
    }
  }

  private void copy(ByteRange body, WasmWriter target) {
    if (!mayNameGlobals(body)) {
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
