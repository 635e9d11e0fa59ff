package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.MemoryView;
import dev.wizer.engine.RunBudget;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.MemoryType;
import java.util.OptionalLong;

/** Memories whose pages are bytes, and whose arrays are so short that all cases occur soon. */
public final class TinyMemories {

  /** Bytes in a chunk. */
  public static final int CHUNK = 16;

  /** Bytes in the head at most. */
  public static final int MAX_HEAD = 48;

  /** Bytes in a page. */
  public static final int PAGE = 8;

  /** Bytes in the head of a memory with pages, at first. */
  public static final int MIN_HEAD = 16;

  private static final Geometry GEOMETRY =
      new Geometry(4, MAX_HEAD, 32, 1, new Geometry.Paging(3, Long.MAX_VALUE, MIN_HEAD, 4));

  private static final Geometry PAGED =
      new Geometry(4, 160, 64, 1, new Geometry.Paging(3, 32, MIN_HEAD, 4));

  private static final Geometry GATHERED =
      new Geometry(4, 160, 32, 1, new Geometry.Paging(3, Long.MAX_VALUE, MIN_HEAD, 4));

  private TinyMemories() {}

  public static LinearMemory memory(AddressType addressType, long min, long max) {
    return memory(new MemoryType(addressType, limits(min, max), false, 0));
  }

  public static LinearMemory shared(long min, long max) {
    return memory(new MemoryType(AddressType.I32, limits(min, max), true, 0));
  }

  public static LinearMemory memory(MemoryType type) {
    return LinearMemory.of(type, GEOMETRY, RunBudget.unlimited());
  }

  /** A memory that has pages, if it is not too small and not shared. */
  public static LinearMemory paged(AddressType addressType, long min, long max) {
    return LinearMemory.of(
        new MemoryType(addressType, limits(min, max), false, 0), PAGED, RunBudget.unlimited());
  }

  /** A memory of which more than 64 bytes are in chunks, until it is gathered. */
  public static LinearMemory gathered(long min, long max) {
    return LinearMemory.of(
        new MemoryType(AddressType.I32, limits(min, max), false, 0),
        GATHERED,
        RunBudget.unlimited());
  }

  /** Does what the interpreter does for a load or store at an address. */
  public static void reach(LinearMemory memory, long address) {
    memory.note(address);
    memory.settle();
  }

  /** Reaches an address in a page so often that the head becomes longer. */
  public static void reachTooOften(LinearMemory memory, long address) {
    int head = memory.bytes.length;
    while (memory.bytes.length == head) {
      reach(memory, address);
    }
  }

  /** What the snapshot sees of a memory. */
  public static MemoryView view(LinearMemory memory) {
    return new Pieces(memory);
  }

  private static Limits limits(long min, long max) {
    return new Limits(min, OptionalLong.of(max));
  }
}
