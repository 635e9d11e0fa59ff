package dev.wizer.wasm.text;

/**
 * Goes through a module's fields a first time and gives each entry of the index spaces its name and
 * index, as fields may refer to later ones. What is wrong within a field, the second pass reports.
 */
final class FieldScanner {

  private final Cursor cursor;
  private final ModuleBuilder module;

  /** What the last field that is no import defines, or null while there is none. */
  private ExternSpace defined;

  FieldScanner(Cursor cursor, ModuleBuilder module) {
    this.cursor = cursor;
    this.module = module;
  }

  /** Scans up to the end of the module. */
  void scan() {
    while (!cursor.is(TokenKind.CLOSE) && !cursor.is(TokenKind.END)) {
      if (cursor.is(TokenKind.ANNOTATION)) {
        cursor.advance();
      } else {
        cursor.expect(TokenKind.OPEN);
        scanField(cursor.keyword());
      }
      cursor.skipToClose();
    }
  }

  private void scanField(String keyword) {
    switch (keyword) {
      case "type" -> module.types().names().define(cursor);
      case "rec" -> scanGroup();
      case "import" -> scanImport();
      case "elem" -> module.elems().define(cursor);
      case "data" -> module.datas().define(cursor);
      case "export", "start" -> {}
      default -> scanDefinition(keyword);
    }
  }

  private void scanGroup() {
    while (cursor.takeOpen("type")) {
      module.types().names().define(cursor);
      cursor.skipToClose();
    }
  }

  private void scanImport() {
    cursor.string();
    cursor.string();
    cursor.expect(TokenKind.OPEN);
    int start = cursor.position();
    checkOrder(start);
    define(cursor.keyword(), start);
    cursor.skipToClose();
  }

  private void checkOrder(int token) {
    if (defined != null) {
      throw cursor.tokens().error(token, "import after " + defined.longText());
    }
  }

  private ExternSpace define(String keyword, int token) {
    ExternSpace space = ExternSpace.ofKeyword(keyword);
    if (space == null) {
      cursor.moveTo(token);
      throw cursor.unexpected();
    }
    module.space(space).define(cursor);
    return space;
  }

  private void scanDefinition(String keyword) {
    int start = cursor.position() - 1;
    ExternSpace space = define(keyword, start);
    while (cursor.takeOpen("export")) {
      cursor.skipToClose();
    }
    if (cursor.isOpen("import")) {
      checkOrder(start);
      return;
    }
    // The message names the first definition: imports come before all of them.
    defined = defined == null ? space : defined;
    if (space == ExternSpace.TABLE && hasChild("elem")) {
      module.elems().skip(1);
    }
    if (space == ExternSpace.MEMORY && hasChild("data")) {
      module.datas().skip(1);
    }
  }

  /** {@return whether the field has a part that begins with a keyword} */
  private boolean hasChild(String keyword) {
    int start = cursor.position();
    boolean found = false;
    while (!found && !cursor.is(TokenKind.CLOSE) && !cursor.is(TokenKind.END)) {
      found = cursor.isOpen(keyword);
      boolean nested = cursor.is(TokenKind.OPEN) || cursor.is(TokenKind.ANNOTATION);
      cursor.advance();
      if (nested) {
        cursor.skipToClose();
      }
    }
    cursor.moveTo(start);
    return found;
  }
}
