package dev.wizer.rewrite;

import dev.wizer.engine.FuncType;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;

/**
 * Takes the module's start function away and adds a new one, if there has to be one: as the last
 * function, so that no other gets another index.
 */
final class StartSectionRewriter {

  private static final int FUNC_TYPE = 0x60;

  private final Module module;
  private final FunctionChanges functions;

  StartSectionRewriter(Module module, FunctionChanges functions) {
    this.module = module;
    this.functions = functions;
  }

  void rewrite(SectionAssembler assembler) {
    assembler.remove(SectionId.START);
    if (!functions.isChange()) {
      return;
    }
    int kept = module.funcs().size() - (functions.dropsLast() ? 1 : 0);
    WasmWriter types = new WasmWriter().writeU32(kept + (functions.addsOne() ? 1 : 0));
    for (int i = 0; i < kept; i++) {
      types.writeU32(module.funcs().get(i).typeIndex());
    }
    if (functions.addsOne()) {
      types.writeU32(typeIndex(assembler));
      int funcIndex = module.imports(ExternKind.FUNC).size() + kept;
      assembler.replace(SectionId.START, new WasmWriter().writeU32(funcIndex));
    }
    assembler.replace(SectionId.FUNCTION, types);
  }

  /** Finds the type {@code [] -> []}, or adds it. */
  private int typeIndex(SectionAssembler assembler) {
    for (int i = 0; i < module.types().size(); i++) {
      if (module.types().get(i).compType() instanceof CompType.Func func
          && func.type().equals(FuncType.EMPTY)) {
        return i;
      }
    }
    WasmWriter content = new WasmWriter().writeU32(module.recTypes().size() + 1);
    for (RawSection section : module.sections()) {
      if (section.id() == SectionId.TYPE) {
        WasmReader reader = new WasmReader(section.content());
        reader.readU32();
        content.writeBytes(reader.readRange(reader.remaining()));
      }
    }
    content.writeByte(FUNC_TYPE).writeU32(0).writeU32(0);
    assembler.replace(SectionId.TYPE, content);
    return module.types().size();
  }
}
