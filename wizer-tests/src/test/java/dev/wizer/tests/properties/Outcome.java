package dev.wizer.tests.properties;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HeapObject;
import dev.wizer.engine.HostModule;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.TableView;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.instrument.Instrumenter;
import dev.wizer.instrument.StateExports;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens when functions of a module are called in order, as text that can be compared:
 * results, how the last call failed, and all state afterwards.
 *
 * @param calls what each call gave, the last one perhaps a failure
 * @param state the state at the end
 */
public record Outcome(List<String> calls, List<String> state) {

  /** How deep objects within objects are described: they may refer to each other in a circle. */
  private static final int MAX_DEPTH = 6;

  /**
   * A call.
   *
   * @param exportName the function
   * @param arguments its arguments
   */
  public record Call(String exportName, WasmValue... arguments) {}

  /** {@return what {@code calls} do in an instance of {@code bytes}} */
  public static Outcome of(WasmEngine engine, byte[] bytes, HostModule host, Call... calls) {
    return of(engine, ModuleBytes.of(bytes), host, calls);
  }

  /** {@return what {@code calls} do in an instance of a module that may be in several pieces} */
  public static Outcome of(WasmEngine engine, ModuleBytes bytes, HostModule host, Call... calls) {
    Module module = ModuleReader.read(bytes);
    InstrumentedModule instrumented = Instrumenter.instrument(module);
    List<String> results = new ArrayList<>();
    try (EngineInstance instance = engine.instantiate(instrumented.bytes(), link(module, host))) {
      boolean goesOn =
          !instrumented.hasStart()
              || call(instance, new Call(instrumented.names().start()), results);
      for (int i = 0; goesOn && i < calls.length; i++) {
        goesOn = call(instance, calls[i], results);
      }
      return new Outcome(results, describe(module, instrumented.names(), instance.state()));
    } catch (TrapException trap) {
      return new Outcome(List.of("instantiation: " + trap.getMessage()), List.of());
    }
  }

  private static boolean call(EngineInstance instance, Call call, List<String> results) {
    try {
      results.add(List.of(instance.invoke(call.exportName(), call.arguments())).toString());
      return true;
    } catch (EngineException failure) {
      results.add(failure.getClass().getSimpleName() + ": " + failure.getMessage());
      return false;
    }
  }

  /** {@return the imports of a module, all from the host} */
  static List<FunctionImport> link(byte[] module, HostModule host) {
    return link(ModuleReader.read(module), host);
  }

  /** {@return the imports of a module, all from the host} */
  static List<FunctionImport> link(Module module, HostModule host) {
    List<FunctionImport> imports = new ArrayList<>();
    for (Import entry : module.imports()) {
      FuncType type = module.funcType(((ImportDesc.Func) entry.desc()).typeIndex());
      imports.add(
          new FunctionImport(
              entry.module(),
              entry.name(),
              type,
              host.resolve(entry.module(), entry.name(), type).orElseThrow()));
    }
    return imports;
  }

  private static List<String> describe(Module module, StateExports names, InstanceState state) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < module.globals().size(); i++) {
      if (module.globals().get(i).type().mutable()) {
        lines.add("global " + i + ": " + describe(state.global(names.global(i)), 0));
      }
    }
    for (int i = 0; i < module.memories().size(); i++) {
      describeMemory(i, state.memory(names.memory(i)), lines);
    }
    for (int i = 0; i < module.tables().size(); i++) {
      describeTable(i, state.table(names.table(i)), lines);
    }
    return lines;
  }

  private static String describe(WasmValue value, int depth) {
    if (value instanceof WasmValue.HeapRef heap) {
      return depth == MAX_DEPTH ? "..." : describe(heap.object(), depth);
    }
    if (value instanceof WasmValue.ExternalizedRef extern) {
      return "extern " + describe(extern.internal(), depth);
    }
    return value instanceof WasmValue.ExnRef ? "exception" : value.toString();
  }

  private static String describe(HeapObject object, int depth) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < object.length(); i++) {
      parts.add(describe(object.get(i), depth + 1));
    }
    return (object.isArray() ? "array" : "struct") + " of type " + object.typeIndex() + parts;
  }

  private static void describeMemory(int index, MemoryView memory, List<String> lines) {
    lines.add("memory " + index + ": " + memory.lengthInBytes() / 65_536 + " pages");
    long address = 0;
    for (int chunk = 0; chunk < memory.chunkCount(); chunk++) {
      var bytes = memory.chunk(chunk);
      for (; bytes.hasRemaining(); address++) {
        byte value = bytes.get();
        if (value != 0) {
          lines.add("memory " + index + " at " + address + ": " + value);
        }
      }
    }
  }

  private static void describeTable(int index, TableView table, List<String> lines) {
    lines.add("table " + index + ": " + table.size() + " elements");
    for (long i = 0; i < table.size(); i++) {
      lines.add("table " + index + " element " + i + ": " + describe(table.get(i), 0));
    }
  }

  /** {@return this outcome without what the first call gave} */
  public Outcome withoutFirstCall() {
    return new Outcome(calls.subList(1, calls.size()), state);
  }

  /** {@return whether all calls returned} */
  public boolean returned() {
    return calls.isEmpty() || calls.get(calls.size() - 1).startsWith("[");
  }
}
