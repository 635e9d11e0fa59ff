package dev.wizer.wasm.module;

/**
 * What a memory's addresses or a table's indices are.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#address-types">Address
 *     types</a>
 */
public enum AddressType {
  I32,
  I64
}
