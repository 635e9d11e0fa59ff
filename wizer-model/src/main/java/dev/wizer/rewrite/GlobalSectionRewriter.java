package dev.wizer.rewrite;

import dev.wizer.engine.WasmValue;
import dev.wizer.snapshot.Diff;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ConstExprWriter;
import dev.wizer.wasm.module.Global;
import dev.wizer.wasm.module.Module;
import java.util.List;
import java.util.Optional;

/** Gives each global that changed its value as its initial one. */
final class GlobalSectionRewriter {

  private final Module module;

  GlobalSectionRewriter(Module module) {
    this.module = module;
  }

  void rewrite(Diff diff, SectionAssembler assembler) {
    if (diff.globals().stream().anyMatch(Optional::isPresent)) {
      assembler.replace(SectionId.GLOBAL, content(diff.globals()));
    }
  }

  private WasmWriter content(List<Optional<WasmValue>> values) {
    WasmWriter content = new WasmWriter().writeU32(values.size());
    for (int i = 0; i < values.size(); i++) {
      write(module.globals().get(i), values.get(i), content);
    }
    return content;
  }

  private void write(Global global, Optional<WasmValue> value, WasmWriter content) {
    ByteRange init = global.init().range();
    content.writeBytes(module.bytes(), new ByteRange(global.offset(), init.start()));
    if (value.isPresent()) {
      ConstExprWriter.write(value.get(), content);
    } else {
      content.writeBytes(module.bytes(), init);
    }
  }
}
