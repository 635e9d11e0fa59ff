package dev.wizer.engine;

/** What a reference points to. */
public enum HeapType {
  FUNC("func"),
  EXTERN("extern");

  private final String text;

  HeapType(String text) {
    this.text = text;
  }

  /** {@return the heap type's keyword in the text format} */
  public String text() {
    return text;
  }
}
