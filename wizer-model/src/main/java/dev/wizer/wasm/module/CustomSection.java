package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;

/**
 * A custom section.
 *
 * @param name its name
 * @param content what follows the name
 */
public record CustomSection(String name, ByteRange content) {}
