package dev.wizer.wasm.module;

/**
 * The type of a tag.
 *
 * @param typeIndex the index of a function type, whose parameters are what an exception carries
 */
public record TagType(int typeIndex) {}
