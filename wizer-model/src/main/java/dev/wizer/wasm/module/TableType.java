package dev.wizer.wasm.module;

import dev.wizer.engine.RefType;

/**
 * The type of a table.
 *
 * @param elementType what its elements are
 * @param limits its size range in elements
 */
public record TableType(RefType elementType, Limits limits) {}
