package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;

/**
 * A data segment.
 *
 * <p>The result of a snapshot has up to 100,000 of them, so one is an object of 40 bytes, and its
 * parts become objects when they are asked for. (As objects in each other they took 140 bytes, and
 * the collector copied them.)
 */
public final class Data {

  private final byte[] array;
  private final int start;
  private final int memoryIndex;
  private final int offsetStart;
  private final int offsetEnd;
  private final int contentStart;
  private final int end;

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

  /**
   * Makes a segment out of offsets in an array.
   *
   * @param array the array
   * @param start where the segment begins
   * @param memoryIndex the memory of an active segment
   * @param offsetStart where the offset of an active segment begins; negative if it is passive
   * @param offsetEnd where that ends
   * @param contentStart where its content begins
   * @param end where its content ends, and the segment
   */
  Data(
      byte[] array,
      int start,
      int memoryIndex,
      int offsetStart,
      int offsetEnd,
      int contentStart,
      int end) {
    this.array = array;
    this.start = start;
    this.memoryIndex = memoryIndex;
    this.offsetStart = offsetStart;
    this.offsetEnd = offsetEnd;
    this.contentStart = contentStart;
    this.end = end;
  }

  /** {@return its content} */
  public ByteRange bytes() {
    return new ByteRange(array, contentStart, end);
  }

  /** {@return where the segment, its mode included, stands in the module's bytes} */
  public ByteRange range() {
    return new ByteRange(array, start, end);
  }

  /** {@return where the segment begins, as an offset} */
  public int start() {
    return start;
  }

  /** {@return how it is used} */
  public Mode mode() {
    return isActive() ? new Active(memoryIndex, offset()) : new Passive();
  }

  /** {@return whether it is active} */
  public boolean isActive() {
    return offsetStart >= 0;
  }

  /** {@return the memory of an active segment} */
  public int memoryIndex() {
    return memoryIndex;
  }

  /** {@return the offset of an active segment} */
  public ConstExpr offset() {
    return new ConstExpr(new ByteRange(array, offsetStart, offsetEnd));
  }

  /** {@return whether the offset of an active segment is {@code i32.const} alone} */
  public boolean isOffsetAddress() {
    return ConstExpr.isAddress(array, offsetStart, offsetEnd);
  }
}
