package dev.wizer.wasm.module;

/**
 * The type of a structure's field, or of an array's elements.
 *
 * @param storage what it holds
 * @param mutable whether it can be set
 */
public record FieldType(StorageType storage, boolean mutable) {}
