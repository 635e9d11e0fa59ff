package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.LittleEndian;

/**
 * Numbers in arrays of bytes, for compiled code where there are no faster ones: the JVM tests each
 * index again. A position is an index.
 */
public final class TestedNumbers {

  private TestedNumbers() {}

  public static byte getByte(byte[] bytes, long position) {
    return bytes[(int) position];
  }

  public static short getShort(byte[] bytes, long position) {
    return LittleEndian.getShort(bytes, (int) position);
  }

  public static char getChar(byte[] bytes, long position) {
    return LittleEndian.getChar(bytes, (int) position);
  }

  public static int getInt(byte[] bytes, long position) {
    return LittleEndian.getInt(bytes, (int) position);
  }

  public static long getLong(byte[] bytes, long position) {
    return LittleEndian.getLong(bytes, (int) position);
  }

  public static float getFloat(byte[] bytes, long position) {
    return Float.intBitsToFloat(getInt(bytes, position));
  }

  public static double getDouble(byte[] bytes, long position) {
    return Double.longBitsToDouble(getLong(bytes, position));
  }

  public static void putByte(byte[] bytes, long position, byte value) {
    bytes[(int) position] = value;
  }

  public static void putShort(byte[] bytes, long position, short value) {
    LittleEndian.putShort(bytes, (int) position, value);
  }

  public static void putInt(byte[] bytes, long position, int value) {
    LittleEndian.putInt(bytes, (int) position, value);
  }

  public static void putLong(byte[] bytes, long position, long value) {
    LittleEndian.putLong(bytes, (int) position, value);
  }

  public static void putFloat(byte[] bytes, long position, float value) {
    putInt(bytes, position, Float.floatToRawIntBits(value));
  }

  public static void putDouble(byte[] bytes, long position, double value) {
    putLong(bytes, position, Double.doubleToRawLongBits(value));
  }
}
