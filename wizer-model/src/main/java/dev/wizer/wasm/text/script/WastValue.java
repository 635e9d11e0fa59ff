package dev.wizer.wasm.text.script;

/** An argument of a function that a script calls. */
public sealed interface WastValue {

  /**
   * A 32-bit integer.
   *
   * @param value its bits
   */
  record I32(int value) implements WastValue {}

  /**
   * A 64-bit integer.
   *
   * @param value its bits
   */
  record I64(long value) implements WastValue {}

  /**
   * A 32-bit floating-point number.
   *
   * @param bits its bits
   */
  record F32(int bits) implements WastValue {}

  /**
   * A 64-bit floating-point number.
   *
   * @param bits its bits
   */
  record F64(long bits) implements WastValue {}

  /**
   * A vector.
   *
   * @param low bytes 0 to 7, little endian: lane 0 is in the least significant bits
   * @param high bytes 8 to 15, little endian
   */
  record V128(long low, long high) implements WastValue {}

  /**
   * A null reference.
   *
   * @param heapType the word for its heap type, such as {@code func}, or a type index in digits;
   *     null if an expected result may be null of any type
   */
  record NullRef(String heapType) implements WastValue {}

  /**
   * A reference to an object of the host, as an {@code externref}.
   *
   * @param number which object, unsigned
   */
  record ExternRef(int number) implements WastValue {}

  /**
   * A reference to an object of the host, as an {@code anyref}.
   *
   * @param number which object, unsigned
   */
  record HostRef(int number) implements WastValue {}
}
