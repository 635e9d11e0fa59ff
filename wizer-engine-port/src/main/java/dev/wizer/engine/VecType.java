package dev.wizer.engine;

/** A vector type: 128 bits of packed integers or floating-point numbers. */
public enum VecType implements ValType {
  V128("v128");

  private final String text;

  VecType(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
