package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.StateExports;
import dev.wizer.rewrite.ExportChanges;
import dev.wizer.rewrite.Rewriter;
import dev.wizer.snapshot.SnapshotLimits.StartFunction;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Memory;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import dev.wizer.wasm.validate.CodeReferences;
import dev.wizer.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The state of an instance that no engine runs. At first, it is the one that the module has. */
final class FakeState implements InstanceState {

  private static final int CHUNK = 65_536;

  private final Module module;
  private final Map<HeapObject, FakeObject> copies = new HashMap<>();
  private final WasmValue[] globals;
  private final List<List<WasmValue.Ref>> tables = new ArrayList<>();
  private final List<byte[]> memories = new ArrayList<>();
  private final BitSet droppedElems = new BitSet();

  private FakeState(Module module) {
    ModuleValidator.validate(module, EnumSet.allOf(Feature.class));
    this.module = module;
    this.globals = new WasmValue[module.globals().size()];
    InitialState initial = new InitialState(module);
    Arrays.setAll(globals, i -> copy(initial.global(i)));
    for (int i = 0; i < module.tables().size(); i++) {
      List<WasmValue.Ref> elements = new ArrayList<>();
      InitialTable table = initial.table(i);
      for (long j = 0; j < table.size(); j++) {
        elements.add((WasmValue.Ref) copy(table.get(j)));
      }
      tables.add(elements);
    }
    for (Memory memory : module.memories()) {
      long pages = memory.type().limits().min();
      memories.add(new byte[Math.toIntExact(pages << memory.type().pageSizeLog2())]);
    }
    for (int i = 0; i < module.elems().size(); i++) {
      droppedElems.set(i, !(module.elems().get(i).mode() instanceof Elem.Passive));
    }
  }

  /** {@return the state in which a module starts} */
  static FakeState of(Module module) {
    return new FakeState(module);
  }

  static FakeState of(String text) {
    return new FakeState(ModuleReader.read(WatParser.parse(text)));
  }

  private WasmValue copy(WasmValue value) {
    if (value instanceof WasmValue.ExternalizedRef external) {
      return new WasmValue.ExternalizedRef((WasmValue.Ref) copy(external.internal()));
    }
    return value instanceof WasmValue.HeapRef reference ? copy(reference.object()).ref() : value;
  }

  private FakeObject copy(HeapObject object) {
    FakeObject known = copies.get(object);
    if (known != null) {
      return known;
    }
    WasmValue[] values = new WasmValue[object.length()];
    Arrays.setAll(values, i -> copy(object.get(i)));
    FakeObject copy = new FakeObject(object.typeIndex(), object.isArray(), values);
    copies.put(object, copy);
    return copy;
  }

  Module module() {
    return module;
  }

  WasmValue global(int index) {
    return globals[index];
  }

  FakeState set(int globalIndex, WasmValue value) {
    globals[globalIndex] = value;
    return this;
  }

  List<WasmValue.Ref> table(int index) {
    return tables.get(index);
  }

  byte[] memory(int index) {
    return memories.get(index);
  }

  FakeState growMemory(int index, int lengthInBytes) {
    memories.set(index, Arrays.copyOf(memories.get(index), lengthInBytes));
    return this;
  }

  FakeState dropElem(int index) {
    droppedElems.set(index);
    return this;
  }

  Diff snapshot() {
    SnapshotLimits limits = new SnapshotLimits(1_000, 1_000, 1).with(StartFunction.FORBIDDEN);
    return Snapshot.take(module, this, StateExports.notIn(module), references(), limits);
  }

  private CodeReferences references() {
    return ModuleValidator.validate(module, EnumSet.allOf(Feature.class)).references();
  }

  /** {@return the bytes of a module that starts in this state} */
  byte[] rewrite() {
    ExportChanges exports = new ExportChanges(Set.of(), Map.of());
    Rewriter rewriter = new Rewriter(module, exports, references());
    return rewriter.rewrite(snapshot()).toByteArray();
  }

  /** {@return a module that starts in this state, which is valid} */
  Module rewritten() {
    Module output = ModuleReader.read(rewrite());
    ModuleValidator.validate(output, EnumSet.allOf(Feature.class));
    return output;
  }

  private static int index(String exportName) {
    return Integer.parseInt(exportName.substring(exportName.lastIndexOf('_') + 1));
  }

  @Override
  public WasmValue global(String exportName) {
    return globals[index(exportName)];
  }

  @Override
  public MemoryView memory(String exportName) {
    return new ArrayMemory(memories.get(index(exportName)), CHUNK);
  }

  @Override
  public TableView table(String exportName) {
    List<WasmValue.Ref> elements = tables.get(index(exportName));
    return new TableView() {
      @Override
      public long size() {
        return elements.size();
      }

      @Override
      public WasmValue.Ref get(long index) {
        return elements.get((int) index);
      }
    };
  }

  @Override
  public boolean isDataSegmentDropped(int dataIndex) {
    return true;
  }

  @Override
  public boolean isElementSegmentDropped(int elemIndex) {
    return droppedElems.get(elemIndex);
  }
}
