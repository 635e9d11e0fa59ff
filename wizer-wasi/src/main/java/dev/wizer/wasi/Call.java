package dev.wizer.wasi;

import dev.wizer.engine.WasmValue;

/**
 * One call of a function: its arguments and the caller's memory.
 *
 * @param snapshot the version of the interface that the function was imported from
 * @param memory the caller's memory
 * @param arguments the arguments, of the function's parameter types
 */
record Call(Snapshot snapshot, GuestBytes memory, WasmValue[] arguments) {

  /** The longest path in bytes, as on Linux. */
  private static final int MAX_PATH = 4095;

  int i32(int index) {
    return ((WasmValue.I32) arguments[index]).value();
  }

  long i64(int index) {
    return ((WasmValue.I64) arguments[index]).value();
  }

  /** {@return an unsigned argument: a pointer or a length} */
  long unsigned(int index) {
    return Integer.toUnsignedLong(i32(index));
  }

  /** {@return an argument that is a set of flags, of which only those in {@code all} exist} */
  int flags(int index, int all) throws ErrnoException {
    int flags = i32(index);
    if ((flags & ~all) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return flags;
  }

  /** {@return an argument that is one of {@code count} alternatives} */
  int oneOf(int index, int count) throws ErrnoException {
    int value = i32(index);
    if (value < 0 || value >= count) {
      throw new ErrnoException(Errno.INVAL);
    }
    return value;
  }

  /** {@return the path whose pointer and length are the arguments from {@code index} on} */
  String path(int index) throws ErrnoException {
    return memory.getString(unsigned(index), unsigned(index + 1), MAX_PATH);
  }

  /** Stores a result at the pointer that is the argument {@code index}. */
  void result(int index, int value) throws ErrnoException {
    memory.putInt(unsigned(index), value);
  }

  /** Stores a result at the pointer that is the argument {@code index}. */
  void result(int index, long value) throws ErrnoException {
    memory.putLong(unsigned(index), value);
  }
}
