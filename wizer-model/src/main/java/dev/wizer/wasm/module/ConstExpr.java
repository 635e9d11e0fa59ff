package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;

/**
 * A constant expression: the initial value of a global, an offset of a segment, or an element.
 *
 * @param range its bytes, up to and including its {@code end}
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">
 *     Constant expressions</a>
 */
public record ConstExpr(ByteRange range) {}
