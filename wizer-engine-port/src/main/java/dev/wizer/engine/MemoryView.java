package dev.wizer.engine;

import java.nio.ByteBuffer;

/**
 * The content of a memory, read-only and without copying: a sequence of chunks that follow one
 * another from address 0 and together make the whole memory. Safe for use by several threads at
 * once, as long as the instance does not run.
 */
public interface MemoryView {

  /** {@return the memory's length in bytes: a whole number of the memory's own pages} */
  long lengthInBytes();

  /** {@return how many chunks there are; 0 for an empty memory} */
  int chunkCount();

  /**
   * {@return the chunk at {@code index}: a fresh read-only, little-endian buffer whose remaining
   * bytes are the chunk's} Every chunk but the last has the length of the first, a multiple of
   * 1,024 bytes; the last may have any other, where pages are smaller.
   */
  ByteBuffer chunk(int index);

  /**
   * {@return whether the chunk at {@code index} is known to have nothing but zeros, without
   * looking} A chunk of which this is not known may have nothing but zeros, too.
   */
  default boolean isZero(int index) {
    return false;
  }
}
