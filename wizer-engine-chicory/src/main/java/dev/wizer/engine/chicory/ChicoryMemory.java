package dev.wizer.engine.chicory;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory whose content can be looked at without copying.
 *
 * <p>Chicory hands addresses and lengths over as the bits of unsigned 32-bit numbers.
 */
final class ChicoryMemory implements Memory {

  /** As many pages as fit into one array, which are also as many as an {@code int} can address. */
  static final int MAX_PAGES = RUNTIME_MAX_PAGES;

  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final byte[] NO_BYTES = {};

  private final MemoryLimits limits;

  /** The instance whose memory it is; others may import it. */
  private Instance owner;

  private DataSegment[] segments = {};

  /** The content, and behind it zeros for the memory to grow into. */
  private byte[] bytes;

  private int length;

  ChicoryMemory(MemoryLimits limits) {
    this.limits = limits;
    this.length = limits.initialPages() * PAGE_SIZE;
    this.bytes = new byte[length];
  }

  /** {@return the array that has the content from index 0 on; another one after growing} */
  byte[] bytes() {
    return bytes;
  }

  /** {@return how many bytes the content has} */
  int lengthInBytes() {
    return length;
  }

  /** {@return the content} */
  ByteBuffer content() {
    return ByteBuffer.wrap(bytes, 0, length)
        .slice()
        .asReadOnlyBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@return whether a data segment can't be copied from any more} */
  boolean isDropped(int dataIndex) {
    DataSegment segment = segments[dataIndex];
    return segment instanceof ActiveDataSegment || segment == PassiveDataSegment.EMPTY;
  }

  @Override
  public int pages() {
    return length / PAGE_SIZE;
  }

  @Override
  public int initialPages() {
    return limits.initialPages();
  }

  @Override
  public int maximumPages() {
    return Math.min(limits.maximumPages(), MAX_PAGES);
  }

  @Override
  public boolean shared() {
    return limits.shared();
  }

  @Override
  public int grow(int delta) {
    int before = pages();
    long after = before + Integer.toUnsignedLong(delta);
    if (after > maximumPages() || !reserve((int) after * PAGE_SIZE)) {
      return -1;
    }
    length = (int) after * PAGE_SIZE;
    return before;
  }

  /** Makes room for {@code needed} bytes, if the heap has it, and for half as many again. */
  private boolean reserve(int needed) {
    if (needed <= bytes.length) {
      return true;
    }
    long roomy = Math.min(needed + (long) needed / 2, (long) maximumPages() * PAGE_SIZE);
    return resize((int) roomy) || resize(needed);
  }

  private boolean resize(int capacity) {
    try {
      bytes = Arrays.copyOf(bytes, capacity);
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  @Override
  public void initialize(Instance instance, DataSegment[] dataSegments) {
    initialize(instance, dataSegments, 0);
  }

  /**
   * Keeps the owner's array: the instance puts {@link PassiveDataSegment#EMPTY} where it drops one.
   */
  @Override
  public void initialize(Instance instance, DataSegment[] dataSegments, int memoryIndex) {
    if (owner == null || owner == instance) {
      owner = instance;
      segments = dataSegments;
    }
    for (DataSegment segment : dataSegments) {
      if (segment instanceof ActiveDataSegment active && active.index() == memoryIndex) {
        long[] offset =
            ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions());
        write((int) offset[0], active.data());
      }
    }
  }

  @Override
  public void initPassiveSegment(int segmentId, int target, int offset, int size) {
    byte[] data = isDropped(segmentId) ? NO_BYTES : segments[segmentId].data();
    write(target, data, offset, size);
  }

  @Override
  public void drop(int segment) {
    segments[segment] = PassiveDataSegment.EMPTY;
  }

  @Override
  public byte read(int address) {
    return bytes[at(address, Byte.BYTES)];
  }

  @Override
  public short readShort(int address) {
    return (short) SHORT.get(bytes, at(address, Short.BYTES));
  }

  @Override
  public long readU16(int address) {
    return Short.toUnsignedLong(readShort(address));
  }

  @Override
  public int readInt(int address) {
    return (int) INT.get(bytes, at(address, Integer.BYTES));
  }

  @Override
  public long readLong(int address) {
    return (long) LONG.get(bytes, at(address, Long.BYTES));
  }

  @Override
  public long readF32(int address) {
    return readInt(address);
  }

  @Override
  public float readFloat(int address) {
    return Float.intBitsToFloat(readInt(address));
  }

  @Override
  public long readF64(int address) {
    return readLong(address);
  }

  @Override
  public double readDouble(int address) {
    return Double.longBitsToDouble(readLong(address));
  }

  @Override
  public byte[] readBytes(int address, int size) {
    int from = range(address, size, length);
    return Arrays.copyOfRange(bytes, from, from + size);
  }

  @Override
  public void writeByte(int address, byte value) {
    bytes[at(address, Byte.BYTES)] = value;
  }

  @Override
  public void writeShort(int address, short value) {
    SHORT.set(bytes, at(address, Short.BYTES), value);
  }

  @Override
  public void writeI32(int address, int value) {
    INT.set(bytes, at(address, Integer.BYTES), value);
  }

  @Override
  public void writeLong(int address, long value) {
    LONG.set(bytes, at(address, Long.BYTES), value);
  }

  @Override
  public void writeF32(int address, float value) {
    writeI32(address, Float.floatToRawIntBits(value));
  }

  @Override
  public void writeF64(int address, double value) {
    writeLong(address, Double.doubleToRawLongBits(value));
  }

  @Override
  public void write(int address, byte[] data, int offset, int size) {
    int from = range(offset, size, data.length);
    int to = range(address, size, length);
    System.arraycopy(data, from, bytes, to, size);
  }

  @Override
  public void copy(int target, int source, int size) {
    write(target, bytes, range(source, size, length), size);
  }

  @Override
  public void fill(byte value, int from, int to) {
    int start = range(from, to - from, length);
    Arrays.fill(bytes, start, to, value);
  }

  @Override
  public void zero() {
    Arrays.fill(bytes, 0, length, (byte) 0);
  }

  /** {@return {@code address}, of which {@code size} bytes on lie in the memory} */
  private int at(int address, int size) {
    if (address < 0 || address > length - size) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    return address;
  }

  private static int range(int start, int size, int limit) {
    if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(size) > limit) {
      throw new TrapException(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    return start;
  }

  // Threads are not supported.

  @Override
  @SuppressWarnings("removal")
  public Object lock(int address) {
    throw new UnsupportedOperationException();
  }

  @Override
  @SuppressWarnings("removal")
  public int waitOn(int address, int expected, long timeout) {
    throw new UnsupportedOperationException();
  }

  @Override
  @SuppressWarnings("removal")
  public int waitOn(int address, long expected, long timeout) {
    throw new UnsupportedOperationException();
  }

  @Override
  @SuppressWarnings("removal")
  public int notify(int address, int maxThreads) {
    throw new UnsupportedOperationException();
  }
}
