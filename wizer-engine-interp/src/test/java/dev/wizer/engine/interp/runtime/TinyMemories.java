package dev.wizer.engine.interp.runtime;

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

  private static final Geometry GEOMETRY = new Geometry(4, MAX_HEAD, 32);

  private TinyMemories() {}

  public static LinearMemory memory(AddressType addressType, long min, long max) {
    return memory(new MemoryType(addressType, limits(min, max), false, 0));
  }

  public static LinearMemory shared(long min, long max) {
    return memory(new MemoryType(AddressType.I32, limits(min, max), true, 0));
  }

  public static LinearMemory memory(MemoryType type) {
    return LinearMemory.of(type, GEOMETRY);
  }

  private static Limits limits(long min, long max) {
    return new Limits(min, OptionalLong.of(max));
  }
}
