package dev.wizer.wasm.module;

/** The kinds of thing that are imported and exported. */
public enum ExternKind {
  FUNC(0, "function"),
  TABLE(1, "table"),
  MEMORY(2, "memory"),
  GLOBAL(3, "global"),
  TAG(4, "tag");

  private final int code;
  private final String text;

  ExternKind(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** {@return the byte that stands for the kind in the binary format} */
  public int code() {
    return code;
  }

  /** {@return the kind in a word, for messages} */
  public String text() {
    return text;
  }
}
