package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;

/**
 * A data segment.
 *
 * @param bytes its content
 * @param mode how it is used
 * @param range where the segment, its mode included, stands in the module's bytes
 */
public record Data(ByteRange bytes, Mode mode, ByteRange range) {

  /** How a segment is used. */
  public sealed interface Mode {}

  /**
   * Copied into a memory at instantiation, then dropped.
   *
   * @param memoryIndex the memory
   * @param offset the first byte's address in it
   */
  public record Active(int memoryIndex, ConstExpr offset) implements Mode {}

  /** Kept for {@code memory.init}. */
  public record Passive() implements Mode {}
}
