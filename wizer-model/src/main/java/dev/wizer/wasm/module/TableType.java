package dev.wizer.wasm.module;

import dev.wizer.engine.RefType;

/**
 * The type of a table.
 *
 * @param addressType what its indices are
 * @param elementType what its elements are
 * @param limits its size range in elements
 */
public record TableType(AddressType addressType, RefType elementType, Limits limits) {

  /** Makes the type of a table with 32-bit indices. */
  public TableType(RefType elementType, Limits limits) {
    this(AddressType.I32, elementType, limits);
  }
}
