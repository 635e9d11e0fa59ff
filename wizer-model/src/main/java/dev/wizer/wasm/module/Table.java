package dev.wizer.wasm.module;

/**
 * A defined table. All its elements are null at first.
 *
 * @param type its type
 * @param offset where the table begins in the module's bytes
 */
public record Table(TableType type, int offset) {}
