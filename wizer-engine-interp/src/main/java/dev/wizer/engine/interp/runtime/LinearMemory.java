package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.MemoryType;
import java.util.Arrays;
import java.util.List;

/**
 * A memory.
 *
 * <p>The array may be longer than the memory, so that growing by small steps does not copy it each
 * time. Whoever accesses it checks against {@link #length}. The fields are open because the
 * interpreter keeps both in local variables.
 */
public final class LinearMemory {

  /** What fits an array: one page less than 2 GiB. */
  private static final int MAX_PAGES = 32_767;

  /** How much the array grows at most beyond what is asked for. */
  private static final long MAX_SLACK = 256L << 20;

  /** The content, and zeros after it. */
  public byte[] bytes;

  /** The length in bytes. */
  public int length;

  private final int maxPages;
  private MemoryType type;

  private LinearMemory(int pages, int maxPages) {
    this.length = pages * WasmLimits.PAGE_SIZE;
    this.bytes = new byte[length];
    this.maxPages = maxPages;
  }

  /**
   * {@return a memory with the given limits}
   *
   * @throws UnsupportedByEngineException if it would not fit an array
   * @throws ExhaustionException if there is not enough memory for it
   */
  public static LinearMemory of(MemoryType type) {
    LinearMemory memory = of(type.limits());
    memory.type = type;
    return memory;
  }

  MemoryType type() {
    return type;
  }

  void share() {}

  void write(long address, byte[] source, int offset, int count) {
    System.arraycopy(source, offset, bytes, (int) address, count);
  }

  private static LinearMemory of(Limits limits) {
    if (limits.min() > MAX_PAGES) {
      throw new UnsupportedByEngineException(
          "interp", "memories of more than " + MAX_PAGES + " pages: this has " + limits.min());
    }
    int max = (int) Math.min(MAX_PAGES, limits.max().orElse(MAX_PAGES));
    try {
      return new LinearMemory((int) limits.min(), max);
    } catch (OutOfMemoryError e) {
      throw new ExhaustionException(
          "out of memory for a memory of " + limits.min() + " pages; give the JVM more with -Xmx",
          List.of());
    }
  }

  /** {@return a memory without pages that can't grow} */
  public static LinearMemory empty() {
    return new LinearMemory(0, 0);
  }

  /** {@return the size in pages} */
  public int pages() {
    return length / WasmLimits.PAGE_SIZE;
  }

  /** {@return the size in pages before the memory grew by {@code delta} pages, -1 if it can't} */
  public int grow(int delta) {
    int before = pages();
    long after = before + Integer.toUnsignedLong(delta);
    if (after > maxPages || !reserve(after * WasmLimits.PAGE_SIZE)) {
      return -1;
    }
    length = (int) after * WasmLimits.PAGE_SIZE;
    return before;
  }

  private boolean reserve(long newLength) {
    if (newLength <= bytes.length) {
      return true;
    }
    long slack = Math.min(newLength / 2, MAX_SLACK);
    long capacity = Math.min(newLength + slack, (long) maxPages * WasmLimits.PAGE_SIZE);
    return enlarge((int) capacity) || enlarge((int) newLength);
  }

  private boolean enlarge(int capacity) {
    try {
      bytes = Arrays.copyOf(bytes, capacity);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  /** {@return whether a range lies in the memory; both numbers are unsigned 32-bit ones} */
  public boolean contains(long address, long count) {
    return address + count <= length;
  }
}
