package dev.wizer.engine.interp.translate;

import dev.wizer.engine.FuncType;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What translation needs to know of a module: signatures, and where globals are kept. */
public final class ModuleLayout {

  private final Module module;
  private final Signature[] signatures;
  private final int[] funcTypeIndices;
  private final int importedFuncCount;
  private final int[] globalSlots;
  private final List<MemoryType> memoryTypes;

  /** Derives the layout of a valid module whose imports are all functions. */
  public ModuleLayout(Module module) {
    this.module = module;
    this.signatures = signatures(module);
    this.funcTypeIndices = funcTypeIndices(module);
    this.importedFuncCount = funcTypeIndices.length - module.funcs().size();
    this.globalSlots = globalSlots(module);
    this.memoryTypes = module.memoryTypes();
  }

  private static Signature[] signatures(Module module) {
    Signature[] signatures = new Signature[module.types().size()];
    Map<FuncType, Signature> distinct = new HashMap<>();
    for (int i = 0; i < signatures.length; i++) {
      FuncType type = module.funcType(i);
      Signature known = distinct.get(type);
      if (known == null) {
        known = new Signature(type, i);
        distinct.put(type, known);
      }
      signatures[i] = known;
    }
    return signatures;
  }

  private static int[] funcTypeIndices(Module module) {
    List<Import> imports = module.imports();
    List<Func> funcs = module.funcs();
    int[] indices = new int[imports.size() + funcs.size()];
    int next = 0;
    for (Import entry : imports) {
      indices[next++] = ((ImportDesc.Func) entry.desc()).typeIndex();
    }
    for (Func func : funcs) {
      indices[next++] = func.typeIndex();
    }
    return indices;
  }

  private static int[] globalSlots(Module module) {
    int count = module.globals().size();
    int[] slots = new int[count + 1];
    for (int i = 0; i < count; i++) {
      GlobalType type = module.globals().get(i).type();
      slots[i + 1] = slots[i] + Signature.width(type.valueType());
    }
    return slots;
  }

  /** {@return the module} */
  public Module module() {
    return module;
  }

  /** {@return the signature of a type} */
  public Signature signature(int typeIndex) {
    return signatures[typeIndex];
  }

  /** {@return how many functions there are, imported ones included} */
  public int funcCount() {
    return funcTypeIndices.length;
  }

  /** {@return how many functions are imported: they have the lowest indices} */
  public int importedFuncCount() {
    return importedFuncCount;
  }

  /** {@return the signature of a function} */
  public Signature funcSignature(int funcIndex) {
    return signatures[funcTypeIndices[funcIndex]];
  }

  /** {@return the body of a defined function} */
  public ByteRange body(int funcIndex) {
    return module.funcs().get(funcIndex - importedFuncCount).body();
  }

  /** {@return whether a memory has 64-bit addresses} */
  public boolean isMemory64(int memoryIndex) {
    return memoryTypes.get(memoryIndex).addressType() == AddressType.I64;
  }

  /** {@return the first slot of a global} */
  public int globalSlot(int globalIndex) {
    return globalSlots[globalIndex];
  }

  int globalWidth(int globalIndex) {
    return globalSlots[globalIndex + 1] - globalSlots[globalIndex];
  }

  /** {@return how many slots all globals take} */
  public int globalSlotCount() {
    return globalSlots[globalSlots.length - 1];
  }
}
