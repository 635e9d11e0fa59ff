package dev.wizer.wasm.module;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.RawSections;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.UnsupportedModuleException;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads modules in the binary format.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Modules</a>
 */
public final class ModuleReader {

  private final ModuleBytes bytes;
  private final List<RawSection> sections = new ArrayList<>();
  private List<RecType> recTypes = List.of();
  private List<Import> imports = List.of();
  private int[] funcTypeIndices = {};
  private List<Table> tables = List.of();
  private List<Memory> memories = List.of();
  private List<Tag> tags = List.of();
  private List<Global> globals = List.of();
  private List<Export> exports = List.of();
  private OptionalInt start = OptionalInt.empty();
  private List<Elem> elems = List.of();
  private OptionalInt dataCount = OptionalInt.empty();
  private final List<ByteRange> bodies = new ArrayList<>();
  private List<Data> datas = List.of();
  private final List<CustomSection> customs = new ArrayList<>();

  private ModuleReader(ModuleBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a module.
   *
   * @param bytes the module; it becomes part of the result and must not be changed afterwards
   * @throws MalformedModuleException if the bytes break the binary format's grammar outside
   *     function bodies, which are read only then: what is malformed first in the file is named
   * @throws UnsupportedModuleException if they are a component
   */
  public static Module read(byte[] bytes) {
    return read(ModuleBytes.of(bytes));
  }

  /**
   * Reads a module that may be in several pieces.
   *
   * @param bytes the module; it becomes part of the result and its arrays must not be changed
   *     afterwards
   * @throws MalformedModuleException if the bytes break the binary format's grammar outside
   *     function bodies, which are read only then: what is malformed first in the file is named.
   *     Its offset is one in the array of the piece concerned
   * @throws UnsupportedModuleException if they are a component
   */
  public static Module read(ModuleBytes bytes) {
    return new ModuleReader(bytes).read();
  }

  private Module read() {
    try {
      return readSections();
    } catch (MalformedModuleException e) {
      // Function bodies that have been passed come before that in the file.
      CodeGrammar.check(bodies, importedFuncCount());
      throw e;
    }
  }

  private int importedFuncCount() {
    int count = 0;
    for (Import entry : imports) {
      count += entry.desc().kind() == ExternKind.FUNC ? 1 : 0;
    }
    return count;
  }

  private Module readSections() {
    RawSections rawSections = new RawSections(bytes);
    while (rawSections.hasMore()) {
      RawSection section = rawSections.read();
      sections.add(section);
      readSection(section, rawSections.pieceEnd());
    }
    List<Func> funcs = funcs();
    checkDataCount();
    return new Module(
        bytes, sections, recTypes, types(), imports, funcs, tables, memories, tags, globals,
        exports, start, elems, dataCount, datas, customs);
  }

  private void readSection(RawSection section, int pieceEnd) {
    ByteRange content = section.content();
    if (section.id() == SectionId.CUSTOM) {
      customs.add(readCustom(new WasmReader(content)));
      return;
    }
    // Reading may run over the section's end, so that what is wrong is named as the specification's
    // test suite names it: the size, most often.
    WasmReader reader = new WasmReader(content.between(content.start(), pieceEnd));
    readContent(section.id(), reader);
    if (reader.position() != content.end()) {
      throw new MalformedModuleException(
          "section size mismatch: the "
              + section.id().text()
              + " section has "
              + content.lengthInBytes()
              + " bytes, but its content "
              + (reader.position() - content.start()),
          content.start());
    }
  }

  private void readContent(SectionId id, WasmReader reader) {
    switch (id) {
      case TYPE -> recTypes = TypeSectionReader.read(reader);
      case IMPORT -> imports = ImportSectionReader.read(reader);
      case FUNCTION -> funcTypeIndices = FunctionSectionReader.read(reader);
      case TABLE -> tables = TableSectionReader.read(reader);
      case MEMORY -> memories = MemorySectionReader.read(reader);
      case TAG -> tags = TagSectionReader.read(reader);
      case GLOBAL -> globals = GlobalSectionReader.read(reader);
      case EXPORT -> exports = ExportSectionReader.read(reader);
      case START -> start = OptionalInt.of(reader.readU32());
      case ELEMENT -> elems = ElementSectionReader.read(reader);
      case DATA_COUNT -> dataCount = OptionalInt.of(reader.readU32());
      case CODE -> CodeSectionReader.read(reader, bodies);
      case DATA -> datas = DataSectionReader.read(reader);
      case CUSTOM -> throw new AssertionError("custom sections are read apart");
    }
  }

  private static CustomSection readCustom(WasmReader reader) {
    String name = reader.readName();
    return new CustomSection(name, reader.readRange(reader.remaining()));
  }

  private List<SubType> types() {
    List<SubType> types = new ArrayList<>();
    for (RecType recType : recTypes) {
      types.addAll(recType.subTypes());
    }
    return types;
  }

  private List<Func> funcs() {
    if (funcTypeIndices.length != bodies.size()) {
      throw new MalformedModuleException(
          "function and code section have inconsistent lengths: "
              + funcTypeIndices.length
              + " functions, "
              + bodies.size()
              + " bodies",
          bytes.lengthInBytes());
    }
    List<Func> funcs = new ArrayList<>(bodies.size());
    for (int i = 0; i < funcTypeIndices.length; i++) {
      funcs.add(new Func(funcTypeIndices[i], bodies.get(i)));
    }
    return funcs;
  }

  private void checkDataCount() {
    if (dataCount.isPresent() && dataCount.getAsInt() != datas.size()) {
      throw new MalformedModuleException(
          "data count and data section have inconsistent lengths: "
              + Integer.toUnsignedString(dataCount.getAsInt())
              + " announced, "
              + datas.size()
              + " segments",
          bytes.lengthInBytes());
    }
  }
}
