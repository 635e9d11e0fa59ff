package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.module.CanonicalTypes;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.TableType;

/**
 * Checks that imports are of the types that a module declares.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/matching.html#external-types">External
 *     types</a>
 */
final class Linking {

  private final Store store;
  private final int[] typeNumbers;

  /**
   * Makes the check for a module.
   *
   * @param typeNumbers the canonical numbers of its types
   */
  Linking(Store store, int[] typeNumbers) {
    this.store = store;
    this.typeNumbers = typeNumbers;
  }

  /** Throws {@link LinkException} if an import is not what the module asks for. */
  void check(Import declared, ModuleImport given) {
    if (given instanceof FunctionImport) {
      if (!(declared.desc() instanceof ImportDesc.Func)) {
        throw incompatible(declared, "it is a function");
      }
      return;
    }
    if (!(((InstanceImport) given).extern() instanceof StoreExtern extern)) {
      throw incompatible(declared, "it is not of this engine");
    }
    if (extern.store() != store && !isSharedMemory(extern)) {
      throw incompatible(declared, "it belongs to another store");
    }
    String problem = problem(declared.desc(), extern);
    if (problem != null) {
      throw incompatible(declared, problem);
    }
  }

  private static boolean isSharedMemory(StoreExtern extern) {
    return extern instanceof StoreExtern.OfMemory memory && memory.memory().type().shared();
  }

  private static LinkException incompatible(Import declared, String problem) {
    return new LinkException(
        "incompatible import type for `"
            + declared.module()
            + "` `"
            + declared.name()
            + "`: "
            + problem);
  }

  private String problem(ImportDesc declared, StoreExtern extern) {
    if (declared instanceof ImportDesc.Func type && extern instanceof StoreExtern.OfFunc given) {
      int wanted = typeNumbers[type.typeIndex()];
      return store.types.isSubtype(given.func().signature.id(), wanted)
          ? null
          : "imported as "
              + store.signature(wanted).type()
              + ", but it is of type "
              + given.func().signature.type();
    }
    if (declared instanceof ImportDesc.Table type && extern instanceof StoreExtern.OfTable given) {
      return problem(type.type(), store.tables[given.address()]);
    }
    if (declared instanceof ImportDesc.Memory type
        && extern instanceof StoreExtern.OfMemory given) {
      return problem(type.type(), given.memory());
    }
    if (declared instanceof ImportDesc.Global type
        && extern instanceof StoreExtern.OfGlobal given) {
      return problem(type.type(), given.global());
    }
    if (declared instanceof ImportDesc.Tag type && extern instanceof StoreExtern.OfTag given) {
      int wanted = typeNumbers[type.type().typeIndex()];
      return store.tags[given.address()].signature().id() == wanted
          ? null
          : "the tag is of another type";
    }
    return "imported as a " + declared.kind().text() + ", but it is a " + extern.kind();
  }

  private String problem(TableType wanted, Table table) {
    ValType elementType = CanonicalTypes.canonical(wanted.elementType(), typeNumbers);
    if (!isSame(elementType, table.type())) {
      return "imported as a table of "
          + elementType.text()
          + ", but it is of "
          + table.type().text();
    }
    if (wanted.addressType() != table.tableType().addressType()) {
      return "the table has other indices";
    }
    return problem(wanted.limits(), table.size, table.tableType().limits());
  }

  private boolean isSame(ValType first, RefType second) {
    return store.types.matches(first, second) && store.types.matches(second, first);
  }

  private static String problem(MemoryType wanted, LinearMemory memory) {
    MemoryType given = memory.type();
    if (wanted.addressType() != given.addressType()) {
      return "the memory has other addresses";
    }
    if (wanted.shared() != given.shared()) {
      return given.shared() ? "the memory is shared" : "the memory is not shared";
    }
    if (wanted.pageSizeLog2() != given.pageSizeLog2()) {
      return "the memory's pages have another size";
    }
    return problem(wanted.limits(), memory.pages(), given.limits());
  }

  private static String problem(Limits wanted, long size, Limits given) {
    if (Long.compareUnsigned(size, wanted.min()) < 0) {
      return "its size is "
          + Long.toUnsignedString(size)
          + ", at least "
          + Long.toUnsignedString(wanted.min())
          + " is wanted";
    }
    if (wanted.max().isEmpty()) {
      return null;
    }
    long max = wanted.max().getAsLong();
    boolean fits =
        given.max().isPresent() && Long.compareUnsigned(given.max().getAsLong(), max) <= 0;
    return fits ? null : "its size may exceed " + Long.toUnsignedString(max);
  }

  private String problem(GlobalType wanted, GlobalCell global) {
    ValType type = CanonicalTypes.canonical(wanted.valueType(), typeNumbers);
    if (wanted.mutable() != global.mutable()) {
      return global.mutable() ? "the global is mutable" : "the global is not mutable";
    }
    boolean fits =
        store.types.matches(global.type(), type)
            && (!wanted.mutable() || store.types.matches(type, global.type()));
    return fits
        ? null
        : "imported as a global of " + type.text() + ", but it is of " + global.type().text();
  }
}
