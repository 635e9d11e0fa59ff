package dev.wizer.wasm.module;

import dev.wizer.engine.FuncType;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.RawSections;
import dev.wizer.wasm.binary.UnsupportedFeatureException;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads modules in the binary format.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Modules</a>
 */
public final class ModuleReader {

  private final byte[] bytes;
  private final List<RawSection> sections;
  private List<FuncType> types = List.of();
  private List<Import> imports = List.of();
  private int[] funcTypeIndices = {};
  private List<Table> tables = List.of();
  private List<Memory> memories = List.of();
  private List<Global> globals = List.of();
  private List<Export> exports = List.of();
  private OptionalInt start = OptionalInt.empty();
  private List<Elem> elems = List.of();
  private OptionalInt dataCount = OptionalInt.empty();
  private List<ByteRange> bodies = List.of();
  private List<Data> datas = List.of();
  private final List<CustomSection> customs = new ArrayList<>();

  private ModuleReader(byte[] bytes) {
    this.bytes = bytes;
    this.sections = RawSections.read(bytes);
  }

  /**
   * Reads a module.
   *
   * @param bytes the module; it becomes part of the result and must not be changed afterwards
   * @throws MalformedModuleException if the bytes break the binary format's grammar outside
   *     function bodies, which are not read
   * @throws UnsupportedFeatureException if they use a feature that we do not know
   */
  public static Module read(byte[] bytes) {
    return new ModuleReader(bytes).read();
  }

  private Module read() {
    sections.forEach(this::readSection);
    List<Func> funcs = funcs();
    checkDataCount();
    return new Module(
        bytes, sections, types, imports, funcs, tables, memories, globals, exports, start, elems,
        dataCount, datas, customs);
  }

  private void readSection(RawSection section) {
    switch (section.id()) {
      case CUSTOM -> customs.add(readCustom(section.content()));
      case TYPE -> types = readAll(section, TypeSectionReader::read);
      case IMPORT -> imports = readAll(section, ImportSectionReader::read);
      case FUNCTION -> funcTypeIndices = readAll(section, FunctionSectionReader::read);
      case TABLE -> tables = readAll(section, TableSectionReader::read);
      case MEMORY -> memories = readAll(section, MemorySectionReader::read);
      case TAG ->
          throw new UnsupportedFeatureException(Feature.EXCEPTIONS, section.frame().start());
      case GLOBAL -> globals = readAll(section, GlobalSectionReader::read);
      case EXPORT -> exports = readAll(section, ExportSectionReader::read);
      case START -> start = OptionalInt.of(readAll(section, WasmReader::readU32));
      case ELEMENT -> elems = readAll(section, ElementSectionReader::read);
      case DATA_COUNT -> dataCount = OptionalInt.of(readAll(section, WasmReader::readU32));
      case CODE -> bodies = readAll(section, CodeSectionReader::read);
      case DATA -> datas = readAll(section, DataSectionReader::read);
    }
  }

  private <T> T readAll(RawSection section, Function<WasmReader, T> read) {
    WasmReader reader = new WasmReader(bytes, section.content());
    T result = read.apply(reader);
    if (reader.hasMore()) {
      throw new MalformedModuleException(
          "section size mismatch: "
              + reader.remaining()
              + " bytes are left over at the end of the "
              + section.id().text()
              + " section",
          reader.position());
    }
    return result;
  }

  private CustomSection readCustom(ByteRange content) {
    WasmReader reader = new WasmReader(bytes, content);
    String name = reader.readName();
    return new CustomSection(name, new ByteRange(reader.position(), reader.end()));
  }

  private List<Func> funcs() {
    if (funcTypeIndices.length != bodies.size()) {
      throw new MalformedModuleException(
          "function and code section have inconsistent lengths: "
              + funcTypeIndices.length
              + " functions, "
              + bodies.size()
              + " bodies",
          bytes.length);
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
          bytes.length);
    }
  }
}
