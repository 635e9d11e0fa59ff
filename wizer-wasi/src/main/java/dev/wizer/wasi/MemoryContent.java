package dev.wizer.wasi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The bytes of a file in memory. Those that were never written take no room. */
final class MemoryContent {

  private static final int CHUNK = 1 << 14;

  private final FileBudget budget;
  private final Map<Long, byte[]> chunks = new HashMap<>();
  private long size;

  MemoryContent(FileBudget budget) {
    this.budget = budget;
  }

  long size() {
    return size;
  }

  int read(byte[] target, int length, long offset) {
    if (offset >= size) {
      return 0;
    }
    int count = (int) Math.min(length, size - offset);
    for (int done = 0; done < count; ) {
      int inChunk = (int) ((offset + done) % CHUNK);
      int step = Math.min(count - done, CHUNK - inChunk);
      byte[] chunk = chunks.get((offset + done) / CHUNK);
      if (chunk == null) {
        Arrays.fill(target, done, done + step, (byte) 0);
      } else {
        System.arraycopy(chunk, inChunk, target, done, step);
      }
      done += step;
    }
    return count;
  }

  void write(byte[] source, int length, long offset) throws ErrnoException {
    if (offset > Long.MAX_VALUE - length) {
      throw new ErrnoException(Errno.FBIG);
    }
    for (int done = 0; done < length; ) {
      int inChunk = (int) ((offset + done) % CHUNK);
      int step = Math.min(length - done, CHUNK - inChunk);
      System.arraycopy(source, done, chunk((offset + done) / CHUNK), inChunk, step);
      done += step;
    }
    if (length > 0) {
      size = Math.max(size, offset + length);
    }
  }

  private byte[] chunk(long index) {
    byte[] chunk = chunks.get(index);
    if (chunk == null) {
      budget.take(CHUNK);
      chunk = new byte[CHUNK];
      chunks.put(index, chunk);
    }
    return chunk;
  }

  void resize(long newSize) {
    if (newSize < size) {
      cutOff(newSize);
    }
    size = newSize;
  }

  private void cutOff(long newSize) {
    Iterator<Map.Entry<Long, byte[]>> entries = chunks.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Long, byte[]> entry = entries.next();
      long kept = newSize - entry.getKey() * CHUNK;
      if (kept <= 0) {
        entries.remove();
        budget.giveBack(CHUNK);
      } else if (kept < CHUNK) {
        Arrays.fill(entry.getValue(), (int) kept, CHUNK, (byte) 0);
      }
    }
  }
}
