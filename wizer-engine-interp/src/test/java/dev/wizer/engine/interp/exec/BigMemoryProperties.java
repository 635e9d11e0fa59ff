package dev.wizer.engine.interp.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.GuestMemory;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.TinyMemories;
import dev.wizer.wasm.module.AddressType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BigMemoryProperties {

  private static final int MAX = 200;

  private enum Kind {
    GROW,
    WRITE,
    FILL,
    COPY,
    PUT_BYTE,
    PUT_SHORT,
    PUT_INT,
    PUT_LONG,
    REACH
  }

  private record Action(Kind kind, int address, int other, int count, long value) {

    /** Does it to the plain array. */
    byte[] apply(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      switch (kind) {
        case GROW -> {
          return count <= MAX - bytes.length ? Arrays.copyOf(bytes, bytes.length + count) : bytes;
        }
        case WRITE -> buffer.put(address, source(), 0, count);
        case FILL -> Arrays.fill(bytes, address, address + count, (byte) value);
        case COPY -> System.arraycopy(bytes, other, bytes, address, count);
        case PUT_BYTE -> buffer.put(address, (byte) value);
        case PUT_SHORT -> buffer.putShort(address, (short) value);
        case PUT_INT -> buffer.putInt(address, (int) value);
        case PUT_LONG -> buffer.putLong(address, value);
        case REACH -> buffer.get(address);
      }
      return bytes;
    }

    /** Does it to the memory. */
    void apply(LinearMemory memory) {
      GuestMemory window = new MemoryWindow(memory);
      switch (kind) {
        case GROW -> memory.grow(count);
        case WRITE -> window.write(address, source(), 0, count);
        case FILL -> memory.fill(address, (byte) value, count);
        case COPY -> memory.copy(address, memory, other, count);
        case PUT_BYTE -> window.putByte(address, (byte) value);
        case PUT_SHORT -> window.putShort(address, (short) value);
        case PUT_INT -> window.putInt(address, (int) value);
        case PUT_LONG -> window.putLong(address, value);
        case REACH -> {
          window.getByte(address);
          for (int i = 0; i < count; i += 4) {
            TinyMemories.reach(memory, address);
          }
        }
      }
    }

    private byte[] source() {
      byte[] source = new byte[count];
      for (int i = 0; i < count; i++) {
        source[i] = (byte) (value + i);
      }
      return source;
    }
  }

  @Provide
  Arbitrary<Action> actions() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, MAX + 10),
            Arbitraries.integers().between(0, MAX + 10),
            Arbitraries.integers().between(0, 70),
            Arbitraries.longs())
        .as(Action::new);
  }

  @Property
  void aMemoryIsWhatAPlainArrayIs(
      @ForAll @IntRange(max = MAX) int min,
      @ForAll @Size(max = 30) List<@From("actions") Action> actions) {
    compare(TinyMemories.memory(AddressType.I32, min, MAX), min, actions);
  }

  @Property
  void aMemoryWithPagesIsWhatAPlainArrayIs(
      @ForAll @IntRange(max = MAX) int min,
      @ForAll @Size(max = 30) List<@From("actions") Action> actions) {
    compare(TinyMemories.paged(AddressType.I32, min, MAX), min, actions);
  }

  private static void compare(LinearMemory memory, int min, List<Action> actions) {
    byte[] expected = new byte[min];
    for (Action action : actions) {
      boolean fits = true;
      try {
        expected = action.apply(expected);
      } catch (IndexOutOfBoundsException e) {
        fits = false;
      }
      assertEquals(fits, fits(action, memory), action::toString);
      check(expected, memory);
    }
  }

  private static boolean fits(Action action, LinearMemory memory) {
    try {
      action.apply(memory);
      return true;
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private static void check(byte[] expected, LinearMemory memory) {
    GuestMemory window = new MemoryWindow(memory);
    assertEquals(expected.length, window.lengthInBytes());
    // First what does not use anything: reading does.
    checkView(ByteBuffer.wrap(expected), TinyMemories.view(memory));
    byte[] actual = new byte[expected.length];
    window.read(0, actual, 0, actual.length);
    assertArrayEquals(expected, actual);
    ByteBuffer buffer = ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 8 <= expected.length; i++) {
      assertEquals(buffer.get(i), window.getByte(i));
      assertEquals(buffer.getShort(i), window.getShort(i));
      assertEquals(buffer.getInt(i), window.getInt(i));
      assertEquals(buffer.getLong(i), window.getLong(i));
    }
  }

  private static void checkView(ByteBuffer expected, MemoryView view) {
    ByteBuffer all = ByteBuffer.allocate(expected.capacity());
    for (int i = 0; i < view.chunkCount(); i++) {
      ByteBuffer chunk = view.chunk(i);
      if (view.isZero(i)) {
        assertEquals(ByteBuffer.allocate(chunk.remaining()), chunk);
      }
      all.put(chunk);
    }
    assertArrayEquals(expected.array(), all.array());
  }
}
