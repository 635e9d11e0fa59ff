package dev.wizer.engine.chicory;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RefType;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.module.CanonicalTypes;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.GlobalType;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ImportDesc;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.TableType;
import java.util.List;
import java.util.OptionalLong;

/**
 * Compares what a module imports with what it is given, and refuses what Chicory can't share
 * between instances.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html#import-matching">Import
 *     matching</a>
 */
final class ImportMatcher {

  private final CanonicalTypes types;
  private final Module module;
  private final int[] typeNumbers;
  private final String engineName;

  ImportMatcher(CanonicalTypes types, Module module, int[] typeNumbers, String engineName) {
    this.types = types;
    this.module = module;
    this.typeNumbers = typeNumbers;
    this.engineName = engineName;
  }

  /**
   * Checks imports.
   *
   * @throws LinkException if one is not of the type that the module declares
   * @throws UnsupportedByEngineException if Chicory can't provide one
   */
  void check(List<? extends ModuleImport> imports) {
    if (imports.size() != module.imports().size()) {
      throw new LinkException(
          "the module has "
              + module.imports().size()
              + " imports, but "
              + imports.size()
              + " were given");
    }
    for (int i = 0; i < imports.size(); i++) {
      check(module.imports().get(i), imports.get(i));
    }
  }

  private void check(Import declared, ModuleImport given) {
    if (given instanceof FunctionImport) {
      check(declared, declared.desc() instanceof ImportDesc.Func);
      return;
    }
    if (!(((InstanceImport) given).extern() instanceof ChicoryExtern extern)) {
      throw new LinkException("not of this engine: " + describe(declared));
    }
    check(declared, extern.kind() == declared.desc().kind() && matches(declared.desc(), extern));
    refuse(declared.desc());
  }

  private static void check(Import declared, boolean matches) {
    if (!matches) {
      throw new LinkException("incompatible import type: " + describe(declared));
    }
  }

  private static String describe(Import declared) {
    return "the "
        + declared.desc().kind().text()
        + " `"
        + declared.module()
        + "` `"
        + declared.name()
        + "`";
  }

  private boolean matches(ImportDesc declared, ChicoryExtern extern) {
    ChicoryInstance exporter = extern.exporter();
    Module exporting = exporter.module();
    int index = extern.index();
    if (declared instanceof ImportDesc.Func func) {
      int type = exporter.typeNumbers()[exporting.funcTypeIndices()[index]];
      return types.isSubtype(type, typeNumbers[func.typeIndex()]);
    }
    if (declared instanceof ImportDesc.Tag tag) {
      int type = exporter.typeNumbers()[exporting.tagTypes().get(index).typeIndex()];
      return type == typeNumbers[tag.type().typeIndex()];
    }
    if (declared instanceof ImportDesc.Global global) {
      return matches(exporting.globalTypes().get(index), exporter.typeNumbers(), global.type());
    }
    if (declared instanceof ImportDesc.Table table) {
      TableType exported = exporting.tableTypes().get(index);
      return canonical(table.type().elementType(), typeNumbers)
              .equals(canonical(exported.elementType(), exporter.typeNumbers()))
          && matches(
              exporter.instance().table(index).size(),
              exported.limits().max(),
              table.type().limits());
    }
    return matches(
        exporter.instance().memory(index).pages(),
        exporting.memoryTypes().get(index).limits().max(),
        ((ImportDesc.Memory) declared).type().limits());
  }

  private boolean matches(GlobalType exported, int[] exporterNumbers, GlobalType declared) {
    ValType sub = canonical(exported.valueType(), exporterNumbers);
    ValType superType = canonical(declared.valueType(), typeNumbers);
    return exported.mutable() == declared.mutable()
        && (exported.mutable() ? sub.equals(superType) : types.matches(sub, superType));
  }

  private static ValType canonical(ValType type, int[] numbers) {
    return CanonicalTypes.canonical(type, numbers);
  }

  private static boolean matches(long size, OptionalLong max, Limits declared) {
    return size >= declared.min()
        && (declared.max().isEmpty()
            || max.isPresent() && max.getAsLong() <= declared.max().getAsLong());
  }

  /**
   * To Chicory a reference to a function is the function's index in whatever instance sees it, and
   * a passive data segment belongs to the memory, not to the instance.
   */
  private void refuse(ImportDesc declared) {
    if (declared instanceof ImportDesc.Func func) {
      FuncType type = module.funcType(func.typeIndex());
      type.params().forEach(this::refuse);
      type.results().forEach(this::refuse);
    } else if (declared instanceof ImportDesc.Tag tag) {
      module.funcType(tag.type().typeIndex()).params().forEach(this::refuse);
    } else if (declared instanceof ImportDesc.Global global) {
      refuse(global.type().valueType());
    } else if (declared instanceof ImportDesc.Table table) {
      refuse(table.type().elementType());
    } else if (module.datas().stream().anyMatch(data -> data.mode() instanceof Data.Passive)) {
      throw unsupported("passive data segments beside an imported memory");
    }
  }

  private void refuse(ValType type) {
    if (type instanceof RefType ref && ref.heapType() != AbstractHeapType.EXTERN) {
      throw unsupported("references to functions between instances");
    }
  }

  private UnsupportedByEngineException unsupported(String feature) {
    return new UnsupportedByEngineException(engineName, feature);
  }
}
