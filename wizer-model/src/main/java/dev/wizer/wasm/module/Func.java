package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;

/**
 * A defined function.
 *
 * @param typeIndex the index of its type
 * @param body its locals and its expression, without the size before them
 */
public record Func(int typeIndex, ByteRange body) {}
