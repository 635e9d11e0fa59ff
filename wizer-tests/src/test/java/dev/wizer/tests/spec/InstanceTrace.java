package dev.wizer.tests.spec;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.HeapObject;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.text.script.WastAction;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What an instance looks like from outside, as text that can be compared: the state that it
 * exports, what calls give, and the state afterwards.
 */
final class InstanceTrace {

  /** How far references are followed; objects may refer to themselves. */
  private static final int MAX_DEPTH = 4;

  private final ScriptInstance subject;
  private final List<String> lines = new ArrayList<>();

  private InstanceTrace(ScriptInstance subject) {
    this.subject = subject;
  }

  /** {@return what becomes of {@code calls}, and the state before and after them} */
  static List<String> of(ScriptInstance subject, List<WastAction.Invoke> calls) {
    InstanceTrace trace = new InstanceTrace(subject);
    trace.addState();
    calls.forEach(trace::addCall);
    trace.addState();
    return trace.lines;
  }

  private void addCall(WastAction.Invoke call) {
    WasmValue[] arguments = Arguments.of(call.arguments());
    lines.add(call.export() + List.of(arguments) + ": " + invoke(call.export(), arguments));
  }

  private String invoke(String export, WasmValue[] arguments) {
    try {
      StringBuilder results = new StringBuilder();
      for (WasmValue result : subject.instance().invoke(export, arguments)) {
        results.append(describe(result, 0)).append(' ');
      }
      return results.toString();
    } catch (EngineException e) {
      return describe(e);
    }
  }

  /** {@return a failure without the place where it happened} */
  static String describe(EngineException failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  private void addState() {
    InstanceState state = subject.instance().state();
    for (Export export : subject.module().exports()) {
      String name = export.name();
      switch (export.kind()) {
        case GLOBAL -> lines.add("global " + name + ": " + describe(state.global(name), 0));
        case MEMORY -> lines.add("memory " + name + ": " + describe(state.memory(name)));
        case TABLE -> addTable(name, state.table(name));
        case FUNC, TAG -> {}
      }
    }
  }

  private static String describe(MemoryView memory) {
    CRC32 checksum = new CRC32();
    for (int i = 0; i < memory.chunkCount(); i++) {
      checksum.update(memory.chunk(i));
    }
    return memory.lengthInBytes() + " bytes, checksum " + checksum.getValue();
  }

  private void addTable(String name, TableView table) {
    lines.add("table " + name + ": " + table.size() + " elements");
    for (long i = 0; i < table.size(); i++) {
      lines.add("table " + name + " element " + i + ": " + describe(table.get(i), 0));
    }
  }

  private static String describe(WasmValue value, int depth) {
    if (value instanceof WasmValue.HeapRef heap) {
      return describe(heap.object(), depth);
    }
    if (value instanceof WasmValue.ExternalizedRef extern) {
      return "extern " + describe(extern.internal(), depth);
    }
    if (value instanceof WasmValue.ExnRef) {
      return "an exception";
    }
    if (value instanceof WasmValue.ForeignFuncRef) {
      return "a foreign function";
    }
    return value instanceof WasmValue.NullRef ? "null" : value.toString();
  }

  private static String describe(HeapObject object, int depth) {
    StringBuilder text = new StringBuilder();
    text.append(object.isArray() ? "array" : "struct").append(" of type ");
    text.append(object.typeIndex()).append(" (");
    for (int i = 0; i < object.length() && depth < MAX_DEPTH; i++) {
      text.append(describe(object.get(i), depth + 1)).append(' ');
    }
    return text.append(object.length()).append(')').toString();
  }
}
