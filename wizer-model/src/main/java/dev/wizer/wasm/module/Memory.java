package dev.wizer.wasm.module;

/**
 * A defined memory.
 *
 * @param type its type
 * @param offset where the memory begins in the module's bytes
 */
public record Memory(MemoryType type, int offset) {}
