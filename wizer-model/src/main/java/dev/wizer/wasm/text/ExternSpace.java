package dev.wizer.wasm.text;

/** What can be imported and exported, in the order of the binary format's numbers. */
enum ExternSpace {
  FUNC("func", "function"),
  TABLE("table", "table"),
  MEMORY("memory", "memory"),
  GLOBAL("global", "global"),
  TAG("tag", "tag");

  private final String text;
  private final String longText;

  ExternSpace(String text, String longText) {
    this.text = text;
    this.longText = longText;
  }

  /** {@return the keyword} */
  String text() {
    return text;
  }

  /** {@return the word in messages about imports} */
  String longText() {
    return longText;
  }

  int code() {
    return ordinal();
  }

  /** {@return what a keyword stands for, or null} */
  static ExternSpace ofKeyword(String keyword) {
    for (ExternSpace space : values()) {
      if (space.text.equals(keyword)) {
        return space;
      }
    }
    return null;
  }
}
