package dev.wizer.engine;

/**
 * A heap type that every module knows.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#heap-types">Heap
 *     types</a>
 */
public enum AbstractHeapType implements HeapType {
  /** All functions. */
  FUNC("func", "funcref"),
  /** All that the host and the guest can pass through without looking into it. */
  EXTERN("extern", "externref"),
  /** All of the guest's own data: {@link #EQ}, and host objects that were converted. */
  ANY("any", "anyref"),
  /** What can be compared: {@link #I31}, {@link #STRUCT} and {@link #ARRAY}. */
  EQ("eq", "eqref"),
  /** Integers of 31 bits that need no object. */
  I31("i31", "i31ref"),
  /** All structures. */
  STRUCT("struct", "structref"),
  /** All arrays. */
  ARRAY("array", "arrayref"),
  /** All exceptions. */
  EXN("exn", "exnref"),
  /** Nothing that is below {@link #ANY}. */
  NONE("none", "nullref"),
  /** Nothing that is below {@link #FUNC}. */
  NOFUNC("nofunc", "nullfuncref"),
  /** Nothing that is below {@link #EXTERN}. */
  NOEXTERN("noextern", "nullexternref"),
  /** Nothing that is below {@link #EXN}. */
  NOEXN("noexn", "nullexnref");

  private final String text;
  private final String nullableRef;

  AbstractHeapType(String text, String nullableRef) {
    this.text = text;
    this.nullableRef = nullableRef;
  }

  @Override
  public String text() {
    return text;
  }

  /** {@return the short name of the type of references to this that may be null} */
  String nullableRef() {
    return nullableRef;
  }
}
