package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.MemoryView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A memory's content, in pieces of equal length: an ordinary memory is one. */
final class Pieces implements MemoryView {

  private final LinearMemory memory;

  /** Stands for pieces that no array holds; made when there is one. */
  private byte[] zeros;

  /** The last array of which there was a piece. */
  private volatile Whole last;

  private record Whole(byte[] array, ByteBuffer buffer) {}

  Pieces(LinearMemory memory) {
    this.memory = memory;
  }

  @Override
  public long lengthInBytes() {
    return memory.lengthInBytes();
  }

  @Override
  public int chunkCount() {
    long length = memory.lengthInBytes();
    long pieceLength = memory.pieceLength();
    return length == 0 ? 0 : (int) ((length + pieceLength - 1) / pieceLength);
  }

  @Override
  public ByteBuffer chunk(int index) {
    if (index < 0 || index >= chunkCount()) {
      throw new IndexOutOfBoundsException(index);
    }
    long address = index * memory.pieceLength();
    int count = (int) Math.min(memory.pieceLength(), memory.lengthInBytes() - address);
    byte[] array = memory.chunkIfUsed(address);
    int start = array == null ? 0 : memory.indexAt(address);
    ByteBuffer all = readOnly(array == null ? zeros() : array);
    return all.slice(start, count).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Many pieces can be in one array: so that each makes one buffer only. */
  private ByteBuffer readOnly(byte[] array) {
    Whole known = last;
    if (known == null || known.array != array) {
      known = new Whole(array, ByteBuffer.wrap(array).asReadOnlyBuffer());
      last = known;
    }
    return known.buffer;
  }

  @Override
  public boolean isZero(int index) {
    return memory.chunkIfUsed(index * memory.pieceLength()) == null;
  }

  private synchronized byte[] zeros() {
    if (zeros == null) {
      zeros = new byte[(int) memory.pieceLength()];
    }
    return zeros;
  }
}
