package dev.wizer.wasm.module;

/**
 * A defined tag: a kind of exception.
 *
 * @param type its type
 * @param offset where the tag begins in the module's bytes
 */
public record Tag(TagType type, int offset) {}
