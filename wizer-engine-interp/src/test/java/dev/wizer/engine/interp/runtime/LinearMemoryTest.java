package dev.wizer.engine.interp.runtime;

import static dev.wizer.engine.interp.runtime.TinyMemories.CHUNK;
import static dev.wizer.wasm.module.AddressType.I32;
import static dev.wizer.wasm.module.AddressType.I64;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.MemoryView;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.Limits;
import dev.wizer.wasm.module.MemoryType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LinearMemoryTest {

  private static byte[] content(LinearMemory memory) {
    byte[] content = new byte[(int) memory.lengthInBytes()];
    memory.read(0, content, 0, content.length);
    return content;
  }

  private static byte[] numbers(int count) {
    byte[] numbers = new byte[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (byte) (i + 1);
    }
    return numbers;
  }

  @Test
  void grow_withinTheHead_keepsOneArray() {
    LinearMemory memory = TinyMemories.memory(I32, 10, 1000);
    memory.write(0, numbers(10), 0, 10);
    assertEquals(10, memory.grow(20));
    assertFalse(memory.isBig());
    assertEquals(30, memory.length);
    assertArrayEquals(Arrays.copyOf(numbers(10), 30), content(memory));
  }

  @Test
  void grow_beyondTheHead_makesItBig() {
    LinearMemory memory = TinyMemories.memory(I32, 10, 1000);
    memory.write(0, numbers(10), 0, 10);
    assertEquals(10, memory.grow(190));
    assertTrue(memory.isBig());
    assertEquals(200, memory.lengthInBytes());
    assertEquals(memory.bytes.length, memory.length);
    assertArrayEquals(Arrays.copyOf(numbers(10), 200), content(memory));
  }

  @Test
  void grow_ofABigMemory_leavesItsHead() {
    LinearMemory memory = TinyMemories.memory(I32, 100, 1000);
    byte[] head = memory.bytes;
    for (int size = 100; size < 1000; size++) {
      assertEquals(size, memory.grow(1));
    }
    assertSame(head, memory.bytes);
    assertEquals(-1, memory.grow(1));
    assertEquals(1000, memory.pages());
  }

  @Test
  void grow_withMuchContent_doesNotCopyIt() {
    LinearMemory memory = TinyMemories.memory(I32, 32, 1000);
    memory.grow(1);
    assertFalse(memory.isBig());
    byte[] head = memory.bytes;
    memory.grow(head.length - 32);
    assertSame(head, memory.bytes);
    assertTrue(memory.isBig());
  }

  @Test
  void grow_byAnUnsignedNumber_isRefused() {
    LinearMemory memory = TinyMemories.memory(I64, 10, 1000);
    assertEquals(-1, memory.grow(-1));
    assertEquals(-1, memory.grow(Long.MIN_VALUE));
    assertEquals(-1, memory.grow(991));
    assertEquals(10, memory.grow(0));
  }

  @Test
  void grow_withoutMaximum_stopsBeforeTheHeapDoes() {
    MemoryType type = new MemoryType(I64, new Limits(1, OptionalLong.empty()), false, 16);
    assertEquals(-1, LinearMemory.of(type).grow(1L << 23));
  }

  @Test
  void of_moreThanTheHeap_isExhaustion() {
    MemoryType type = new MemoryType(I64, new Limits(1L << 23, OptionalLong.empty()), false, 16);
    assertThrows(ExhaustionException.class, () -> LinearMemory.of(type));
    MemoryType most = new MemoryType(I64, new Limits(-1, OptionalLong.empty()), false, 0);
    assertTrue(
        assertThrows(ExhaustionException.class, () -> LinearMemory.of(most))
            .getMessage()
            .contains("18446744073709551615 pages"));
  }

  @Test
  void maximum_ofBytePages_isLessThanAllAddresses() {
    MemoryType type = new MemoryType(I32, new Limits(1, OptionalLong.empty()), false, 0);
    assertEquals(-1, LinearMemory.of(type).grow(0xFFFFFFFFL));
  }

  @Test
  void contains_treatsNumbersAsUnsigned() {
    LinearMemory memory = TinyMemories.memory(I64, 100, 100);
    assertTrue(memory.contains(100, 0));
    assertTrue(memory.contains(60, 40));
    assertFalse(memory.contains(101, 0));
    assertFalse(memory.contains(61, 40));
    assertFalse(memory.contains(-1, 1));
    assertFalse(memory.contains(1, -1));
    assertFalse(memory.contains(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  @Test
  void ranges_outOfBounds_changeNothing() {
    LinearMemory memory = TinyMemories.memory(I32, 100, 100);
    LinearMemory other = TinyMemories.memory(I32, 20, 20);
    Class<IndexOutOfBoundsException> failure = IndexOutOfBoundsException.class;
    assertThrows(failure, () -> memory.write(90, numbers(11), 0, 11));
    assertThrows(failure, () -> memory.fill(90, (byte) 1, 11));
    assertThrows(failure, () -> memory.copy(90, memory, 0, 11));
    assertThrows(failure, () -> memory.copy(0, other, 10, 11));
    assertThrows(failure, () -> memory.read(-1, new byte[1], 0, 1));
    assertArrayEquals(new byte[100], content(memory));
  }

  @Test
  void share_pinsTheHeadForAllGrowth() {
    LinearMemory memory = TinyMemories.shared(5, 1000);
    memory.write(0, numbers(5), 0, 5);
    assertFalse(memory.isUsedElsewhere());
    memory.share();
    assertTrue(memory.isUsedElsewhere());
    byte[] head = memory.bytes;
    assertEquals(0, head.length % CHUNK);
    for (int size = 5; size < 1000; size += 5) {
      assertEquals(size, memory.grow(5));
      assertSame(head, memory.bytes);
    }
    memory.share();
    assertSame(head, memory.bytes);
    assertArrayEquals(Arrays.copyOf(numbers(5), 1000), content(memory));
  }

  @Test
  void share_ofASmallMemory_reservesItsMaximumOnly() {
    LinearMemory memory = TinyMemories.shared(5, 23);
    memory.share();
    assertEquals(23, memory.bytes.length);
    assertEquals(5, memory.grow(18));
    assertFalse(memory.isBig());
  }

  @Test
  void view_ofAnOrdinaryMemory_isOnePiece() {
    LinearMemory memory = TinyMemories.memory(I32, 10, 30);
    memory.grow(10);
    MemoryView view = new Pieces(memory);
    assertEquals(1, view.chunkCount());
    assertEquals(20, view.chunk(0).remaining());
    assertThrows(IndexOutOfBoundsException.class, () -> view.chunk(1));
  }

  @Test
  void view_ofABigMemory_hasEqualPiecesButTheLast() {
    LinearMemory memory = big();
    MemoryView view = new Pieces(memory);
    ByteBuffer all = ByteBuffer.allocate(105);
    assertEquals(7, view.chunkCount());
    for (int i = 0; i < view.chunkCount(); i++) {
      ByteBuffer piece = view.chunk(i);
      assertTrue(piece.isReadOnly());
      assertEquals(i < 6 ? CHUNK : 105 - 6 * CHUNK, piece.remaining());
      all.put(piece);
    }
    assertArrayEquals(content(memory), all.array());
    assertThrows(IndexOutOfBoundsException.class, () -> view.chunk(7));
    assertThrows(IndexOutOfBoundsException.class, () -> view.chunk(-1));
  }

  @Test
  void view_ofWhatHasNotBeenUsed_doesNotUseIt() {
    LinearMemory memory = TinyMemories.memory(I32, 10, 1000);
    memory.grow(700);
    MemoryView view = new Pieces(memory);
    assertEquals(ByteBuffer.allocate(CHUNK), view.chunk(5));
    assertNull(memory.chunkIfUsed(5 * CHUNK));
  }

  @Test
  void of_muchAtOnce_usesOnlyWhatIsTouched() {
    LinearMemory memory = TinyMemories.paged(I32, 150, 1000);
    assertEquals(TinyMemories.MIN_HEAD, memory.bytes.length);
    assertTrue(memory.hasTail());
    assertFalse(memory.isBig());
    memory.write(102, numbers(3), 0, 3);
    memory.fill(0, (byte) 0, 100);
    for (int page = TinyMemories.MIN_HEAD; page < 150; page += TinyMemories.PAGE) {
      assertEquals(page == 96 || page == 104, memory.chunkIfUsed(page) != null);
    }
  }

  @Test
  void grow_byMuchAtOnce_keepsTheHead() {
    LinearMemory memory = TinyMemories.paged(I32, 24, 1000);
    memory.write(0, numbers(24), 0, 24);
    byte[] head = memory.bytes;
    assertEquals(24, memory.grow(60));
    assertSame(head, memory.bytes);
    assertEquals(84, memory.grow(16));
    assertSame(head, memory.bytes);
    assertEquals(24, memory.length);
    assertArrayEquals(Arrays.copyOf(numbers(24), 100), content(memory));
  }

  @Test
  void reach_often_makesTheHeadLonger() {
    LinearMemory memory = TinyMemories.paged(I32, 150, 1000);
    memory.write(8, numbers(40), 0, 40);
    memory.write(130, numbers(20), 0, 20);
    byte[] before = content(memory);
    TinyMemories.reachTooOften(memory, 20);
    assertEquals(2 * TinyMemories.MIN_HEAD, memory.bytes.length);
    assertEquals(memory.bytes.length, memory.length);
    assertArrayEquals(before, content(memory));
    memory.write(60, numbers(20), 0, 20);
    TinyMemories.reachTooOften(memory, 120);
    assertEquals(150, memory.bytes.length);
    assertFalse(memory.hasTail());
    assertArrayEquals(numbers(20), Arrays.copyOfRange(content(memory), 60, 80));
    assertArrayEquals(numbers(20), Arrays.copyOfRange(content(memory), 130, 150));
  }

  @Test
  void reach_ofALargeHead_takesLonger() {
    LinearMemory memory = TinyMemories.paged(I32, 150, 1000);
    TinyMemories.reach(memory, 20);
    TinyMemories.reach(memory, 31);
    assertEquals(TinyMemories.MIN_HEAD, memory.bytes.length);
    TinyMemories.reach(memory, 120);
    TinyMemories.reach(memory, 120);
    assertEquals(TinyMemories.MIN_HEAD, memory.bytes.length);
    TinyMemories.reach(memory, 15);
    assertEquals(4, memory.reached());
    TinyMemories.reach(memory, 31);
    assertEquals(32, memory.bytes.length);
    assertEquals(0, memory.reached());
  }

  @Test
  void note_often_changesTheHeadOnlyWhenSettled() {
    LinearMemory memory = TinyMemories.paged(I32, 150, 1000);
    memory.write(16, numbers(8), 0, 8);
    byte[] head = memory.bytes;
    for (int i = 0; i < 20; i++) {
      memory.note(20);
    }
    assertSame(head, memory.bytes);
    memory.settle();
    assertEquals(32, memory.bytes.length);
    assertArrayEquals(numbers(8), Arrays.copyOfRange(memory.bytes, 16, 24));
    memory.settle();
    assertEquals(32, memory.bytes.length);
  }

  @Test
  void reach_ofPagesThatWereOthers_findsZeros() {
    LinearMemory memory = TinyMemories.paged(I32, 150, 1000);
    memory.fill(16, (byte) 1, 16);
    TinyMemories.reachTooOften(memory, 20);
    assertTrue(memory.hasTail());
    memory.fill(40, (byte) 2, 1);
    byte[] expected = new byte[150];
    Arrays.fill(expected, 16, 32, (byte) 1);
    expected[40] = 2;
    assertArrayEquals(expected, content(memory));
  }

  @Test
  void reach_ofChunks_soOftenThatAllIsGathered_makesOneHead() {
    LinearMemory memory = TinyMemories.gathered(10, 150);
    memory.write(0, numbers(10), 0, 10);
    memory.grow(54);
    assertFalse(memory.isBig());
    memory.grow(20);
    memory.write(60, numbers(24), 0, 24);
    assertTrue(memory.isBig());
    byte[] before = content(memory);
    int[] calls = {0};
    memory.whenGathered(() -> calls[0]++);
    for (int i = 0; i < 42; i++) {
      TinyMemories.reach(memory, 70);
      assertTrue(memory.isBig());
      assertFalse(memory.isImpatient());
    }
    memory.note(70);
    assertTrue(memory.isBig());
    assertTrue(memory.isImpatient());
    memory.settle();
    assertFalse(memory.isBig());
    assertFalse(memory.hasTail());
    assertFalse(memory.isImpatient());
    assertEquals(1, calls[0]);
    assertEquals(84, memory.length);
    assertArrayEquals(before, content(memory));
  }

  @Test
  void grow_ofAGatheredMemory_addsChunksAgain() {
    LinearMemory memory = TinyMemories.gathered(10, 150);
    memory.grow(54);
    memory.grow(20);
    memory.write(78, numbers(6), 0, 6);
    for (int i = 0; i < 43; i++) {
      TinyMemories.reach(memory, 70);
    }
    assertFalse(memory.isBig());
    byte[] head = memory.bytes;
    memory.grow(60);
    assertSame(head, memory.bytes);
    assertEquals(96, memory.length);
    assertTrue(memory.isBig());
    memory.write(94, numbers(50), 0, 50);
    byte[] expected = new byte[144];
    System.arraycopy(numbers(6), 0, expected, 78, 6);
    System.arraycopy(numbers(50), 0, expected, 94, 50);
    assertArrayEquals(expected, content(memory));
    for (int i = 0; i < 73; i++) {
      TinyMemories.reach(memory, 96);
    }
    assertFalse(memory.isBig());
    assertArrayEquals(expected, content(memory));
    memory.grow(6);
    assertArrayEquals(Arrays.copyOf(expected, 150), content(memory));
  }

  @Test
  void reach_ofWhatCanNotBeGathered_changesNothing() {
    LinearMemory tooLong = TinyMemories.memory(I32, 100, 100);
    LinearMemory shared = TinyMemories.shared(5, 1000);
    shared.share();
    shared.grow(400);
    for (LinearMemory memory : List.of(tooLong, shared)) {
      byte[] head = memory.bytes;
      for (int i = 0; i < 1_000; i++) {
        TinyMemories.reach(memory, memory.lengthInBytes() - 1);
      }
      assertSame(head, memory.bytes);
      assertTrue(memory.isBig());
      assertFalse(memory.isImpatient());
    }
  }

  @Test
  void offsetInChunk_isNotNegativeWhereAllBytesAreInOneChunk() {
    LinearMemory memory = TinyMemories.memory(I32, 100, 100);
    int head = memory.bytes.length;
    for (int address = 0; address < 120; address++) {
      for (int count = 1; count <= 8; count++) {
        int offset = address - head;
        boolean together = offset >= 0 && address + count <= 100 && offset % CHUNK + count <= CHUNK;
        long found = memory.offsetInChunk(address, count);
        assertTrue(together ? found == offset : found < 0, address + " " + count);
      }
    }
    assertTrue(TinyMemories.memory(I32, 10, 10).offsetInChunk(0, 1) < 0);
  }

  @Test
  void shared_memoriesHaveNoPages() {
    assertFalse(LinearMemory.of(sharedType(2000)).hasTail());
  }

  private static MemoryType sharedType(long pages) {
    return new MemoryType(I32, new Limits(pages, OptionalLong.of(pages)), true, 16);
  }

  /** One of 105 bytes, with a head of three chunks. */
  private static LinearMemory big() {
    LinearMemory memory = TinyMemories.memory(AddressType.I32, 40, 105);
    memory.grow(65);
    memory.write(0, numbers(64), 0, 64);
    return memory;
  }
}
