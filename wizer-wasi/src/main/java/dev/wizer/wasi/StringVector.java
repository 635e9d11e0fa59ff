package dev.wizer.wasi;

import java.util.List;

/** The arguments or the environment: strings that the guest copies into its memory at once. */
final class StringVector {

  private static final int POINTER_SIZE = 4;

  private final byte[][] strings;
  private final int lengthInBytes;

  /**
   * Makes the vector; each string gets a zero byte at its end. Here and elsewhere on the way of
   * every guest {@code concat} stands for {@code +}, whose first use in a process is slow.
   */
  StringVector(List<String> texts) {
    strings = new byte[texts.size()][];
    int total = 0;
    for (int i = 0; i < strings.length; i++) {
      strings[i] = ByteString.encode(texts.get(i).concat("\0"));
      total = Math.addExact(total, strings[i].length);
    }
    lengthInBytes = total;
  }

  /** Stores how many strings there are, and how many bytes they need. */
  void sizesGet(Call call) throws ErrnoException {
    call.result(0, strings.length);
    call.result(1, lengthInBytes);
  }

  /** Stores a pointer to each string, and the strings. */
  void get(Call call) throws ErrnoException {
    long pointer = call.unsigned(0);
    long address = call.unsigned(1);
    call.memory().require(pointer, (long) strings.length * POINTER_SIZE);
    call.memory().require(address, lengthInBytes);
    for (byte[] string : strings) {
      call.memory().putInt(pointer, (int) address);
      call.memory().write(address, string, string.length);
      pointer += POINTER_SIZE;
      address += string.length;
    }
  }
}
