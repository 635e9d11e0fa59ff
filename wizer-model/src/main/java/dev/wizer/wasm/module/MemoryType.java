package dev.wizer.wasm.module;

/**
 * The type of a memory.
 *
 * @param limits its size range in pages of 65,536 bytes
 */
public record MemoryType(Limits limits) {}
