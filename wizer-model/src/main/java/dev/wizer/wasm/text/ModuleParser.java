package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Parses a module's fields.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Modules</a>
 */
final class ModuleParser {

  private final Cursor cursor;
  private final ModuleBuilder module = new ModuleBuilder();
  private final TypeDefinitionParser types;
  private final ImportParser imports;
  private final ExternTypeParser externTypes;
  private final ExportParser exports;
  private final FuncParser funcs;
  private final TableParser tables;
  private final MemoryParser memories;
  private final ElemParser elems;
  private final DataParser datas;
  private final ConstExprParser constants;
  private final CustomParser customs;
  private final ProducersParser producers;

  ModuleParser(Cursor cursor) {
    this.cursor = cursor;
    InstructionParser instructions = new InstructionParser(cursor, module);
    this.constants = new ConstExprParser(cursor, instructions);
    this.types = new TypeDefinitionParser(cursor, module.types());
    this.imports = new ImportParser(cursor, module);
    this.externTypes = new ExternTypeParser(cursor, module);
    this.exports = new ExportParser(cursor, module);
    this.funcs = new FuncParser(cursor, module, instructions);
    this.elems = new ElemParser(cursor, module, constants);
    this.datas = new DataParser(cursor, module, constants);
    this.tables = new TableParser(cursor, module, elems, constants);
    this.memories = new MemoryParser(cursor, module, datas);
    this.customs = new CustomParser(cursor, module);
    this.producers = new ProducersParser(cursor, module);
  }

  /**
   * {@return the bytes of the module whose fields come next, up to a closing parenthesis or the
   * end}
   *
   * @param id its name, or null
   */
  byte[] parse(String id) {
    String annotation = cursor.optionalNameAnnotation();
    if (id != null || annotation != null) {
      module.names().setModuleName(annotation == null ? id : annotation);
    }
    int start = cursor.position();
    new FieldScanner(cursor, module).scan();
    cursor.moveTo(start);
    while (!isEnd()) {
      parseTypes();
    }
    cursor.moveTo(start);
    while (!isEnd()) {
      parseField();
    }
    return module.toBytes();
  }

  private boolean isEnd() {
    return cursor.is(TokenKind.CLOSE) || cursor.is(TokenKind.END);
  }

  private void parseTypes() {
    if (cursor.takeOpen("type")) {
      types.parseSingle();
    } else if (cursor.takeOpen("rec")) {
      types.parseGroup();
    } else {
      cursor.advance();
      cursor.skipToClose();
    }
  }

  private void parseField() {
    if (cursor.is(TokenKind.ANNOTATION)) {
      parseAnnotation();
      return;
    }
    cursor.advance();
    String keyword = cursor.keyword();
    switch (keyword) {
      case "type", "rec" -> {
        cursor.skipToClose();
        return;
      }
      case "import" -> imports.parse();
      case "export" -> exports.parse();
      case "start" -> parseStart();
      case "elem" -> elems.parse();
      case "data" -> datas.parse();
      default -> parseDefinition(ExternSpace.ofKeyword(keyword));
    }
    cursor.close();
  }

  private void parseAnnotation() {
    if (cursor.isAnnotation(Lexer.CUSTOM)) {
      cursor.advance();
      customs.parse();
    } else if (cursor.isAnnotation(Lexer.PRODUCERS)) {
      cursor.advance();
      producers.parse();
    } else if (cursor.isAnnotation(Lexer.NAME) && module.names().hasModuleName()) {
      throw cursor.error("@name annotation: multiple module");
    } else {
      throw cursor.unexpected();
    }
  }

  private void parseStart() {
    if (module.hasStart()) {
      throw cursor.error("multiple start sections");
    }
    module.setStart(cursor.index(module.space(ExternSpace.FUNC)));
  }

  /** Guaranteed to be one of these by the first pass. */
  private void parseDefinition(ExternSpace space) {
    int index = module.space(space).take(cursor);
    exports.parseInline(space, index);
    if (imports.parseInline(space)) {
      return;
    }
    switch (space) {
      case FUNC -> funcs.parse(index);
      case TABLE -> tables.parse(index);
      case MEMORY -> memories.parse(index);
      case GLOBAL -> parseGlobal();
      case TAG -> externTypes.writeTag(module.add(SectionId.TAG));
    }
  }

  private void parseGlobal() {
    WasmWriter writer = module.add(SectionId.GLOBAL);
    externTypes.writeGlobal(writer);
    constants.parseSequence(writer);
  }
}
