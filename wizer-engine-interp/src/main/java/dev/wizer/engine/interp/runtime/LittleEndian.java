package dev.wizer.engine.interp.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Little-endian numbers in arrays of bytes. An index that is out of bounds gives an {@link
 * IndexOutOfBoundsException}.
 *
 * <p>Each use of a {@link VarHandle} has to be linked when it is first executed, and code that is
 * compiled before that is thrown away: so there is one use of each kind, executed here at once, and
 * HotSpot inlines these methods.
 */
public final class LittleEndian {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle CHAR =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static {
    byte[] bytes = new byte[Long.BYTES];
    putShort(bytes, 0, getShort(bytes, 0));
    getChar(bytes, 0);
    putInt(bytes, 0, getInt(bytes, 0));
    putLong(bytes, 0, getLong(bytes, 0));
  }

  private LittleEndian() {}

  /**
   * The index for an access at {@code base + offset}, or a negative number if it is more than
   * {@code last}: the array's own test then fails, which is the trap.
   *
   * <p>A base of 2 GiB or more is negative, and an index beyond the last makes the difference
   * negative. A sum that wraps around is negative itself. If {@code last} is negative, because the
   * memory is shorter than the access, the difference may wrap around too: only if the index is so
   * near to 2 GiB that it is none of any array.
   *
   * @param offset less than 2 GiB
   */
  public static int index(int base, int offset, int last) {
    int index = base + offset;
    return index | (base | last - index) >> 31;
  }

  public static short getShort(byte[] bytes, int index) {
    return (short) SHORT.get(bytes, index);
  }

  /**
   * {@return an unsigned number of 16 bits: shorter than to take the sign away from a signed one}
   */
  public static char getChar(byte[] bytes, int index) {
    return (char) CHAR.get(bytes, index);
  }

  public static int getInt(byte[] bytes, int index) {
    return (int) INT.get(bytes, index);
  }

  public static long getLong(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  public static void putShort(byte[] bytes, int index, short value) {
    SHORT.set(bytes, index, value);
  }

  public static void putInt(byte[] bytes, int index, int value) {
    INT.set(bytes, index, value);
  }

  public static void putLong(byte[] bytes, int index, long value) {
    LONG.set(bytes, index, value);
  }
}
