package dev.wizer.wasm.module;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A module that has been read.
 *
 * @param bytes the whole module in the binary format
 * @param sections all its sections in order
 * @param recTypes its type definitions, in groups that may be recursive
 * @param types the same type definitions, by type index
 * @param imports its imports
 * @param funcs its defined functions
 * @param tables its defined tables
 * @param memories its defined memories
 * @param tags its defined tags
 * @param globals its defined globals
 * @param exports its exports
 * @param start the index of its start function, if it has one
 * @param elems its element segments
 * @param dataCount what its data count section says, if it has one
 * @param datas its data segments
 * @param customs its custom sections in order
 */
public record Module(
    ModuleBytes bytes,
    List<RawSection> sections,
    List<RecType> recTypes,
    List<SubType> types,
    List<Import> imports,
    List<Func> funcs,
    List<Table> tables,
    List<Memory> memories,
    List<Tag> tags,
    List<Global> globals,
    List<Export> exports,
    OptionalInt start,
    List<Elem> elems,
    OptionalInt dataCount,
    List<Data> datas,
    List<CustomSection> customs) {

  public Module {
    sections = List.copyOf(sections);
    recTypes = List.copyOf(recTypes);
    types = List.copyOf(types);
    imports = List.copyOf(imports);
    funcs = List.copyOf(funcs);
    tables = List.copyOf(tables);
    memories = List.copyOf(memories);
    tags = List.copyOf(tags);
    globals = List.copyOf(globals);
    exports = List.copyOf(exports);
    elems = List.copyOf(elems);
    datas = List.copyOf(datas);
    customs = List.copyOf(customs);
  }

  /** {@return the content of the first section of a kind; an empty range if there is none} */
  public ByteRange section(SectionId id) {
    for (RawSection section : sections) {
      if (section.id() == id) {
        return section.content();
      }
    }
    return ByteRange.EMPTY;
  }

  /** {@return the export with the given name, if there is one} */
  public Optional<Export> export(String name) {
    for (Export export : exports) {
      if (export.name().equals(name)) {
        return Optional.of(export);
      }
    }
    return Optional.empty();
  }

  /** {@return the imports of one kind, in order: the first entries of that kind's index space} */
  public List<Import> imports(ExternKind kind) {
    List<Import> ofKind = new ArrayList<>();
    for (Import entry : imports) {
      if (entry.desc().kind() == kind) {
        ofKind.add(entry);
      }
    }
    return ofKind;
  }

  /**
   * {@return a function type}
   *
   * @param typeIndex the index of a definition that validation has found to be of a function type
   */
  public FuncType funcType(int typeIndex) {
    return ((CompType.Func) types.get(typeIndex).compType()).type();
  }

  /**
   * {@return the type of a structure's field, or of an array's elements}
   *
   * @param typeIndex the index of the structure's or array's definition
   * @param index the field; means nothing for an array
   */
  public FieldType fieldType(int typeIndex, int index) {
    CompType type = types.get(typeIndex).compType();
    return type instanceof CompType.Array array
        ? array.element()
        : ((CompType.Struct) type).fields().get(index);
  }

  /** {@return the tag index space, imported tags first} */
  public List<TagType> tagTypes() {
    List<TagType> space = new ArrayList<>();
    for (Import entry : imports) {
      if (entry.desc() instanceof ImportDesc.Tag tag) {
        space.add(tag.type());
      }
    }
    for (Tag tag : tags) {
      space.add(tag.type());
    }
    return space;
  }

  /** {@return the function index space's type indices, imported functions first} */
  public int[] funcTypeIndices() {
    List<Import> importedFuncs = imports(ExternKind.FUNC);
    int[] indices = new int[importedFuncs.size() + funcs.size()];
    int next = 0;
    for (Import entry : importedFuncs) {
      indices[next++] = ((ImportDesc.Func) entry.desc()).typeIndex();
    }
    for (Func func : funcs) {
      indices[next++] = func.typeIndex();
    }
    return indices;
  }

  /** {@return the table index space, imported tables first} */
  public List<TableType> tableTypes() {
    List<TableType> space = new ArrayList<>();
    for (Import entry : imports) {
      if (entry.desc() instanceof ImportDesc.Table table) {
        space.add(table.type());
      }
    }
    for (Table table : tables) {
      space.add(table.type());
    }
    return space;
  }

  /** {@return the memory index space, imported memories first} */
  public List<MemoryType> memoryTypes() {
    List<MemoryType> space = new ArrayList<>();
    for (Import entry : imports) {
      if (entry.desc() instanceof ImportDesc.Memory memory) {
        space.add(memory.type());
      }
    }
    for (Memory memory : memories) {
      space.add(memory.type());
    }
    return space;
  }

  /** {@return the global index space, imported globals first} */
  public List<GlobalType> globalTypes() {
    List<GlobalType> space = new ArrayList<>();
    for (Import entry : imports) {
      if (entry.desc() instanceof ImportDesc.Global global) {
        space.add(global.type());
      }
    }
    for (Global global : globals) {
      space.add(global.type());
    }
    return space;
  }
}
