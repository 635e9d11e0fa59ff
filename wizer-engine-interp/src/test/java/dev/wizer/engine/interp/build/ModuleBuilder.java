package dev.wizer.engine.interp.build;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.engine.interp.TestedEngine;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayList;
import java.util.List;

/** Builds small modules. Imports have to come first. */
public final class ModuleBuilder {

  private final List<FuncType> types = new ArrayList<>();
  private final List<FunctionImport> imports = new ArrayList<>();
  private final List<Integer> funcTypes = new ArrayList<>();
  private final List<WasmWriter> bodies = new ArrayList<>();
  private final List<WasmWriter> tables = new ArrayList<>();
  private final List<WasmWriter> memories = new ArrayList<>();
  private final List<WasmWriter> globals = new ArrayList<>();
  private final List<WasmWriter> exports = new ArrayList<>();
  private final List<WasmWriter> elems = new ArrayList<>();
  private final List<WasmWriter> datas = new ArrayList<>();
  private int start = -1;

  public static FuncType type(List<ValType> params, List<ValType> results) {
    return new FuncType(params, results);
  }

  static int code(ValType type) {
    if (type == VecType.V128) {
      return 0x7B;
    }
    if (type instanceof NumType num) {
      return 0x7F - num.ordinal();
    }
    return type.equals(RefType.FUNCREF) ? 0x70 : 0x6F;
  }

  /** Adds a type and gives its index. */
  public int type(FuncType type) {
    types.add(type);
    return types.size() - 1;
  }

  /** Adds an imported function and gives its index. */
  public int imported(FuncType type, HostFunction function) {
    imports.add(new FunctionImport("host", "f" + imports.size(), type, function));
    types.add(type);
    return imports.size() - 1;
  }

  /** Adds a function and gives its index. */
  public int func(FuncType type, Body body) {
    funcTypes.add(type(type));
    bodies.add(body.finish());
    return imports.size() + bodies.size() - 1;
  }

  /** Adds a function, exported under a name, and gives its index. */
  public int func(String name, FuncType type, Body body) {
    int index = func(type, body);
    export(name, 0, index);
    return index;
  }

  /** Adds a memory, exported as {@code memory} and its index. */
  public ModuleBuilder memory(int min, int max) {
    memories.add(limits(min, max));
    return export("memory" + (memories.size() - 1), 2, memories.size() - 1);
  }

  /** Adds a table, exported as {@code table} and its index; a negative maximum means none. */
  public ModuleBuilder table(RefType type, int min, int max) {
    tables.add(new WasmWriter().writeByte(code(type)).writeAll(limits(min, max)));
    return export("table" + (tables.size() - 1), 1, tables.size() - 1);
  }

  private static WasmWriter limits(int min, int max) {
    WasmWriter writer = new WasmWriter().writeByte(max < 0 ? 0 : 1).writeU32(min);
    return max < 0 ? writer : writer.writeU32(max);
  }

  /** Adds a mutable i32 global, exported as {@code global} and its index. */
  public ModuleBuilder global(int value) {
    globals.add(
        new WasmWriter()
            .writeByte(0x7F)
            .writeByte(1)
            .writeByte(0x41)
            .writeS32(value)
            .writeByte(11));
    return export("global" + (globals.size() - 1), 3, globals.size() - 1);
  }

  /** Adds a mutable v128 global, exported as {@code global} and its index. */
  public ModuleBuilder global(long low, long high) {
    WasmWriter writer = new WasmWriter().writeByte(0x7B).writeByte(1);
    Opcode.V128_CONST.write(writer);
    globals.add(writer.writeF64Bits(low).writeF64Bits(high).writeByte(11));
    return export("global" + (globals.size() - 1), 3, globals.size() - 1);
  }

  public ModuleBuilder export(String name, int kind, int index) {
    exports.add(new WasmWriter().writeName(name).writeByte(kind).writeU32(index));
    return this;
  }

  /** Adds an active element segment for table 0. */
  public ModuleBuilder elem(int offset, int... funcs) {
    WasmWriter writer = new WasmWriter().writeByte(0).writeByte(0x41).writeS32(offset);
    elems.add(indices(writer.writeByte(11), funcs));
    return this;
  }

  /** Adds a passive element segment. */
  public ModuleBuilder passiveElem(int... funcs) {
    elems.add(indices(new WasmWriter().writeByte(1).writeByte(0), funcs));
    return this;
  }

  private static WasmWriter indices(WasmWriter writer, int... funcs) {
    writer.writeU32(funcs.length);
    for (int func : funcs) {
      writer.writeU32(func);
    }
    return writer;
  }

  /** Adds an active data segment for memory 0. */
  public ModuleBuilder data(int offset, byte... bytes) {
    WasmWriter writer =
        new WasmWriter().writeByte(0).writeByte(0x41).writeS32(offset).writeByte(11);
    datas.add(writer.writeU32(bytes.length).writeBytes(bytes, 0, bytes.length));
    return this;
  }

  /** Adds a passive data segment. */
  public ModuleBuilder passiveData(byte... bytes) {
    WasmWriter writer = new WasmWriter().writeByte(1);
    datas.add(writer.writeU32(bytes.length).writeBytes(bytes, 0, bytes.length));
    return this;
  }

  public ModuleBuilder start(int funcIndex) {
    start = funcIndex;
    return this;
  }

  /** {@return the module} */
  public byte[] build() {
    WasmWriter module = new WasmWriter();
    module.writeF32Bits(0x6D736100).writeF32Bits(1);
    module.writeSection(SectionId.TYPE, vector(types.stream().map(ModuleBuilder::bytes).toList()));
    module.writeSection(SectionId.IMPORT, vector(importEntries()));
    module.writeSection(
        SectionId.FUNCTION,
        vector(funcTypes.stream().map(type -> new WasmWriter().writeU32(type)).toList()));
    module.writeSection(SectionId.TABLE, vector(tables));
    module.writeSection(SectionId.MEMORY, vector(memories));
    module.writeSection(SectionId.GLOBAL, vector(globals));
    module.writeSection(SectionId.EXPORT, vector(exports));
    if (start >= 0) {
      module.writeSection(SectionId.START, new WasmWriter().writeU32(start));
    }
    module.writeSection(SectionId.ELEMENT, vector(elems));
    module.writeSection(SectionId.DATA_COUNT, new WasmWriter().writeU32(datas.size()));
    module.writeSection(
        SectionId.CODE,
        vector(
            bodies.stream()
                .map(body -> new WasmWriter().writeU32(body.lengthInBytes()).writeAll(body))
                .toList()));
    module.writeSection(SectionId.DATA, vector(datas));
    return module.toByteArray();
  }

  private List<WasmWriter> importEntries() {
    List<WasmWriter> entries = new ArrayList<>();
    for (FunctionImport entry : imports) {
      entries.add(
          new WasmWriter()
              .writeName(entry.module())
              .writeName(entry.name())
              .writeByte(0)
              .writeU32(types.indexOf(entry.type())));
    }
    return entries;
  }

  private static WasmWriter bytes(FuncType type) {
    WasmWriter writer = new WasmWriter().writeByte(0x60);
    for (List<ValType> list : List.of(type.params(), type.results())) {
      writer.writeU32(list.size());
      list.forEach(valType -> writer.writeByte(code(valType)));
    }
    return writer;
  }

  private static WasmWriter vector(List<WasmWriter> entries) {
    WasmWriter writer = new WasmWriter().writeU32(entries.size());
    entries.forEach(writer::writeAll);
    return writer;
  }

  /** {@return an instance of the module} */
  public EngineInstance instantiate() {
    return TestedEngine.create().instantiate(build(), imports);
  }

  /** {@return an instance of the module, made by the given engine} */
  public EngineInstance instantiate(InterpEngine engine) {
    return engine.instantiate(build(), imports);
  }
}
