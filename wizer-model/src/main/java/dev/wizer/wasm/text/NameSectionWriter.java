package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.List;

/**
 * Collects names that no index space keeps, and writes the name section.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Name
 *     section</a>
 */
final class NameSectionWriter {

  private static final int MODULE = 0;
  private static final int FUNCS = 1;
  private static final int LOCALS = 2;
  private static final int LABELS = 3;
  private static final int TYPES = 4;
  private static final int TABLES = 5;
  private static final int MEMORIES = 6;
  private static final int GLOBALS = 7;
  private static final int ELEMS = 8;
  private static final int DATAS = 9;
  private static final int FIELDS = 10;
  private static final int TAGS = 11;

  private final ModuleBuilder module;
  private final SectionContent locals = new SectionContent();
  private final SectionContent labels = new SectionContent();
  private String moduleName;

  NameSectionWriter(ModuleBuilder module) {
    this.module = module;
  }

  void setModuleName(String name) {
    moduleName = name;
  }

  boolean hasModuleName() {
    return moduleName != null;
  }

  /** Adds a function's local names and label names. */
  void addFunction(
      int funcIndex, List<IndexSpace.Named> ofLocals, List<IndexSpace.Named> ofLabels) {
    addIndirect(locals, funcIndex, ofLocals);
    addIndirect(labels, funcIndex, ofLabels);
  }

  private static void addIndirect(SectionContent to, int index, List<IndexSpace.Named> names) {
    if (!names.isEmpty()) {
      to.add().writeU32(index).writeAll(nameMap(names));
    }
  }

  private static WasmWriter nameMap(List<IndexSpace.Named> names) {
    SectionContent map = new SectionContent();
    for (IndexSpace.Named named : names) {
      map.add().writeU32(named.index()).writeName(named.name());
    }
    return map.toVector();
  }

  void writeSection(WasmWriter writer) {
    WasmWriter content = new WasmWriter();
    if (moduleName != null) {
      writeSubsection(MODULE, new WasmWriter().writeName(moduleName), content);
    }
    writeNames(FUNCS, module.space(ExternSpace.FUNC), content);
    writeIndirect(LOCALS, locals, content);
    writeIndirect(LABELS, labels, content);
    writeNames(TYPES, module.types().names(), content);
    writeNames(TABLES, module.space(ExternSpace.TABLE), content);
    writeNames(MEMORIES, module.space(ExternSpace.MEMORY), content);
    writeNames(GLOBALS, module.space(ExternSpace.GLOBAL), content);
    writeNames(ELEMS, module.elems(), content);
    writeNames(DATAS, module.datas(), content);
    writeIndirect(FIELDS, fields(), content);
    writeNames(TAGS, module.space(ExternSpace.TAG), content);
    if (content.lengthInBytes() > 0) {
      WasmWriter section = new WasmWriter().writeName("name").writeAll(content);
      writer.writeSection(SectionId.CUSTOM, section);
    }
  }

  private SectionContent fields() {
    SectionContent fields = new SectionContent();
    TypeTable types = module.types();
    for (int i = 0; i < types.size(); i++) {
      addIndirect(fields, i, types.fields(i).names());
    }
    return fields;
  }

  private static void writeNames(int id, IndexSpace space, WasmWriter content) {
    if (!space.names().isEmpty()) {
      writeSubsection(id, nameMap(space.names()), content);
    }
  }

  private static void writeIndirect(int id, SectionContent maps, WasmWriter content) {
    if (maps.count() > 0) {
      writeSubsection(id, maps.toVector(), content);
    }
  }

  private static void writeSubsection(int id, WasmWriter content, WasmWriter writer) {
    writer.writeByte(id).writeU32(content.lengthInBytes()).writeAll(content);
  }
}
