package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A module in the making: its index spaces, and the sections as far as they are written. */
final class ModuleBuilder {

  private static final byte[] MAGIC_AND_VERSION = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private final TypeTable types = new TypeTable();
  private final Map<ExternSpace, IndexSpace> externs = new EnumMap<>(ExternSpace.class);
  private final IndexSpace elems = new IndexSpace("elem segment");
  private final IndexSpace datas = new IndexSpace("data segment");
  private final Map<SectionId, SectionContent> sections = new EnumMap<>(SectionId.class);
  private final List<CustomSectionText> customs = new ArrayList<>();
  private final BranchHints branchHints = new BranchHints();
  private final NameSectionWriter names = new NameSectionWriter(this);
  private boolean needsDataCount;
  private int startFunc;
  private boolean hasStart;

  ModuleBuilder() {
    for (ExternSpace space : ExternSpace.values()) {
      externs.put(space, new IndexSpace(space.text()));
    }
  }

  TypeTable types() {
    return types;
  }

  IndexSpace space(ExternSpace space) {
    return externs.get(space);
  }

  IndexSpace elems() {
    return elems;
  }

  IndexSpace datas() {
    return datas;
  }

  NameSectionWriter names() {
    return names;
  }

  BranchHints branchHints() {
    return branchHints;
  }

  /** {@return where to write one more entry of a section} */
  WasmWriter add(SectionId section) {
    return sections.computeIfAbsent(section, id -> new SectionContent()).add();
  }

  void add(CustomSectionText custom) {
    customs.add(custom);
  }

  /** Remembers that an instruction refers to a data segment. */
  void needDataCount() {
    needsDataCount = true;
  }

  boolean hasStart() {
    return hasStart;
  }

  void setStart(int funcIndex) {
    startFunc = funcIndex;
    hasStart = true;
  }

  byte[] toBytes() {
    if (types.groups().count() > 0) {
      sections.put(SectionId.TYPE, types.groups());
    }
    WasmWriter module = new WasmWriter();
    module.writeBytes(MAGIC_AND_VERSION, 0, MAGIC_AND_VERSION.length);
    writeCustoms(CustomSectionText.FIRST, module);
    for (SectionId id : SectionId.values()) {
      if (id != SectionId.CUSTOM) {
        writeCustoms(new CustomSectionText.Place(id, false), module);
        writeSection(id, module);
        writeCustoms(new CustomSectionText.Place(id, true), module);
      }
    }
    writeCustoms(CustomSectionText.LAST, module);
    names.writeSection(module);
    return module.toByteArray();
  }

  private void writeCustoms(CustomSectionText.Place place, WasmWriter module) {
    for (CustomSectionText custom : customs) {
      if (custom.place().equals(place)) {
        custom.write(module);
      }
    }
  }

  private void writeSection(SectionId id, WasmWriter module) {
    switch (id) {
      case START -> writeStart(module);
      case DATA_COUNT -> writeDataCount(module);
      case CODE -> {
        branchHints.writeSection(module);
        writeVector(id, module);
      }
      default -> writeVector(id, module);
    }
  }

  private void writeVector(SectionId id, WasmWriter module) {
    SectionContent content = sections.get(id);
    if (content != null) {
      module.writeSection(id, content.toVector());
    }
  }

  private void writeStart(WasmWriter module) {
    if (hasStart) {
      module.writeSection(SectionId.START, new WasmWriter().writeU32(startFunc));
    }
  }

  private void writeDataCount(WasmWriter module) {
    if (needsDataCount) {
      SectionContent datas = sections.get(SectionId.DATA);
      int count = datas == null ? 0 : datas.count();
      module.writeSection(SectionId.DATA_COUNT, new WasmWriter().writeU32(count));
    }
  }
}
