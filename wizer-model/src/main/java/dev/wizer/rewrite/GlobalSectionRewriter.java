package dev.wizer.rewrite;

import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapObject;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.HeapPlan;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Global;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.TypeWriter;
import java.util.List;
import java.util.Optional;

/** Gives each global that changed its value as its initial one, and adds those for objects. */
final class GlobalSectionRewriter {

  private static final int IMMUTABLE = 0;

  private final Module module;
  private final GlobalNumbering globals;
  private final ExpressionWriter expressions;

  GlobalSectionRewriter(Module module, GlobalNumbering globals, ExpressionWriter expressions) {
    this.module = module;
    this.globals = globals;
    this.expressions = expressions;
  }

  void rewrite(Diff diff, SectionAssembler assembler) {
    boolean hasNew = !diff.heap().newGlobals().isEmpty();
    if (hasNew || diff.changedGlobalCount() > 0) {
      assembler.replace(SectionId.GLOBAL, content(diff));
    }
  }

  private WasmWriter content(Diff diff) {
    WasmWriter content = new WasmWriter().writeU32(globals.count());
    List<HeapPlan.NewGlobal> added = diff.heap().newGlobals();
    int nextNew = 0;
    for (int i = 0; i <= module.globals().size(); i++) {
      while (nextNew < added.size() && added.get(nextNew).position() == i) {
        write(added.get(nextNew++).object(), content);
      }
      if (i < module.globals().size()) {
        write(i, diff.globals().get(i), content);
      }
    }
    return content;
  }

  private void write(HeapObject object, WasmWriter content) {
    TypeWriter.write(new RefType(false, new ConcreteHeapType(object.typeIndex())), content);
    content.writeByte(IMMUTABLE);
    expressions.writeObject(object, content);
  }

  private void write(int globalIndex, Optional<WasmValue> value, WasmWriter content) {
    Global global = module.globals().get(globalIndex);
    ByteRange init = global.init().range();
    content.writeBytes(init.between(global.offset(), init.start()));
    if (value.isPresent()) {
      expressions.writeOwnGlobal(globalIndex, value.get(), content);
    } else {
      new InstructionCopier(globals).copy(init, content);
    }
  }
}
