package dev.wizer;

import dev.wizer.engine.WasmFrame;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.NameSection;
import dev.wizer.wasm.text.PrintableText;
import java.util.List;
import java.util.Optional;

/** Writes a Wasm backtrace for a person, with names and offsets in the original module. */
final class Backtrace {

  /** A runaway recursion's backtrace says nothing new after this many calls. */
  private static final int MAX_FRAMES = 32;

  private final Module module;
  private final int importedFuncs;

  /** Makes a writer of the backtraces of an instance of {@code module}. */
  Backtrace(Module module) {
    this.module = module;
    this.importedFuncs = module.funcTypeIndices().length - module.funcs().size();
  }

  /** {@return the backtrace, innermost call first} */
  String describe(List<WasmFrame> frames) {
    NameSection names = NameSection.of(module);
    StringBuilder text = new StringBuilder("error while executing at wasm backtrace:");
    int shown = Math.min(frames.size(), MAX_FRAMES);
    for (int i = 0; i < shown; i++) {
      text.append('\n').append(padded(Integer.toString(i), 5)).append(": ");
      text.append(padded(offset(frames.get(i)), 8)).append(" - ");
      text.append(PrintableText.of(names.moduleName().orElse("<unknown>"))).append('!');
      text.append(PrintableText.of(name(frames.get(i), names)));
    }
    if (shown < frames.size()) {
      text.append("\n       ... ").append(frames.size() - shown).append(" more calls");
    }
    return text.toString();
  }

  private String name(WasmFrame frame, NameSection names) {
    return names
        .functionName(frame.funcIndex())
        .or(() -> exportName(frame.funcIndex()))
        .orElseGet(() -> "<wasm function " + frame.funcIndex() + ">");
  }

  private Optional<String> exportName(int funcIndex) {
    return module.exports().stream()
        .filter(export -> export.kind() == ExternKind.FUNC && export.index() == funcIndex)
        .map(Export::name)
        .findFirst();
  }

  private String offset(WasmFrame frame) {
    int defined = frame.funcIndex() - importedFuncs;
    if (frame.bodyOffset() == WasmFrame.UNKNOWN_OFFSET || defined < 0) {
      return "?";
    }
    int start = module.funcs().get(defined).body().start();
    return "0x" + Integer.toHexString(start + frame.bodyOffset());
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
