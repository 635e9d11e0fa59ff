package dev.wizer.wasm.module;

import java.util.Optional;

/**
 * A defined table.
 *
 * @param type its type
 * @param init what all its elements are at first; null references if there is no expression
 * @param offset where the table begins in the module's bytes
 */
public record Table(TableType type, Optional<ConstExpr> init, int offset) {}
