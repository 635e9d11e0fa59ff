package dev.wizer.engine.interp.translate;

import dev.wizer.engine.HeapType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.CanonicalTypes;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.TableType;
import dev.wizer.wasm.module.TagType;
import java.util.BitSet;
import java.util.List;

/**
 * What translation needs to know of a module's instance: signatures, and addresses in the store.
 */
public final class ModuleLayout {

  private final Module module;
  private final int[] typeNumbers;
  private final Signature[] signatures;
  private final Addresses addresses;
  private final BitSet hostFuncs;
  private final boolean metered;
  private final int[] funcTypeIndices;
  private final int importedFuncCount;
  private final List<GlobalType> globalTypes;
  private final List<TableType> tableTypes;
  private final List<MemoryType> memoryTypes;
  private final List<TagType> tagTypes;

  /**
   * Puts together what is known of an instance.
   *
   * @param module a valid module
   * @param typeNumbers the canonical number of each type
   * @param signatures the signature of each function type, by type index; null for other types
   * @param addresses where its index spaces are in the store
   * @param hostFuncs which of its imported functions the host provides
   * @param metered whether instructions are counted
   */
  public ModuleLayout(
      Module module,
      int[] typeNumbers,
      Signature[] signatures,
      Addresses addresses,
      BitSet hostFuncs,
      boolean metered) {
    this.metered = metered;
    this.module = module;
    this.typeNumbers = typeNumbers;
    this.signatures = signatures;
    this.addresses = addresses;
    this.hostFuncs = hostFuncs;
    this.funcTypeIndices = module.funcTypeIndices();
    this.importedFuncCount = funcTypeIndices.length - module.funcs().size();
    this.globalTypes = module.globalTypes();
    this.tableTypes = module.tableTypes();
    this.memoryTypes = module.memoryTypes();
    this.tagTypes = module.tagTypes();
  }

  /** {@return the module} */
  public Module module() {
    return module;
  }

  /** {@return the canonical number of a type} */
  public int typeNumber(int typeIndex) {
    return typeNumbers[typeIndex];
  }

  /** {@return the canonical numbers of all types by type index; not to be changed} */
  public int[] typeNumbers() {
    return typeNumbers;
  }

  HeapType canonical(HeapType type) {
    return CanonicalTypes.canonical(type, typeNumbers);
  }

  /** {@return the signature of a function type} */
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

  /** {@return the address of a function} */
  public int func(int funcIndex) {
    return addresses.funcs()[funcIndex];
  }

  /** {@return a reference to a function, as a slot holds it} */
  public long funcHandle(int funcIndex) {
    return func(funcIndex) + 1L;
  }

  boolean isMetered() {
    return metered;
  }

  boolean isHost(int funcIndex) {
    return hostFuncs.get(funcIndex);
  }

  /** {@return the address of a table} */
  public int table(int tableIndex) {
    return addresses.tables()[tableIndex];
  }

  /** {@return whether a table has 64-bit indices} */
  public boolean isTable64(int tableIndex) {
    return tableTypes.get(tableIndex).addressType() == AddressType.I64;
  }

  /** {@return the address of a memory} */
  public int memory(int memoryIndex) {
    return addresses.memories()[memoryIndex];
  }

  /** {@return whether a memory has 64-bit addresses} */
  public boolean isMemory64(int memoryIndex) {
    return memoryTypes.get(memoryIndex).addressType() == AddressType.I64;
  }

  /** {@return the first slot of a global} */
  public int globalSlot(int globalIndex) {
    return addresses.globals()[globalIndex];
  }

  /** {@return the type of a global} */
  public ValType globalType(int globalIndex) {
    return globalTypes.get(globalIndex).valueType();
  }

  int globalWidth(int globalIndex) {
    return Signature.width(globalType(globalIndex));
  }

  /** {@return the address of a tag} */
  public int tag(int tagIndex) {
    return addresses.tags()[tagIndex];
  }

  /** {@return a tag's signature: its parameters are what an exception carries} */
  public Signature tagSignature(int tagIndex) {
    return signatures[tagTypes.get(tagIndex).typeIndex()];
  }

  /** {@return the address of an element segment} */
  public int elem(int elemIndex) {
    return addresses.firstElem() + elemIndex;
  }

  /** {@return the address of a data segment} */
  public int data(int dataIndex) {
    return addresses.firstData() + dataIndex;
  }
}
