package dev.wizer.engine;

/** A number type. Integers have no sign of their own: each instruction chooses how to read them. */
public enum NumType implements ValType {
  I32("i32"),
  I64("i64"),
  F32("f32"),
  F64("f64");

  private final String text;

  NumType(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
