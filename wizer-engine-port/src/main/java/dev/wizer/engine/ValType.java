package dev.wizer.engine;

/**
 * A value type: a number type, a vector type or a reference type.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#value-types">Value
 *     types</a>
 */
public sealed interface ValType permits NumType, VecType, RefType {

  /** {@return the type's name in the text format, {@code i32} for example} */
  String text();
}
