package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.TinyMemories;
import dev.wizer.wasm.module.AddressType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class OutOfLineAccessProperties {

  private static final int LENGTH = 150;
  private static final int PC = 1;
  private static final int FP = 1;

  /** The slots relative to the frame. */
  private static final int FIRST = 1;

  private static final int SECOND = 2;

  /** All operations of the interpreter that access memory. */
  @Provide
  Arbitrary<Integer> operations() {
    int[] all =
        IntStream.range(0, HOT_END).filter(op -> IrTable.row(op).accessesMemory()).toArray();
    assertEquals(23, all.length);
    return Arbitraries.of(Arrays.stream(all).boxed().toList());
  }

  private static int width(int op) {
    return switch (op) {
      case LOAD8_U, LOAD8_S, LOAD8_U_W, STORE8, STORE8_I, STORE8_W -> 1;
      case LOAD16_U, LOAD16_S, STORE16, STORE16_I -> 2;
      case LOAD64, LOAD64_W, STORE64, STORE64_I, STORE64_W -> 8;
      default -> 4;
    };
  }

  private static boolean isLoad(int op) {
    return switch (op) {
      case LOAD8_U, LOAD8_S, LOAD8_U_W, LOAD16_U, LOAD16_S, LOAD32, LOAD32_U, LOAD32_W -> true;
      case LOAD64, LOAD64_W, LOAD32_AT -> true;
      default -> false;
    };
  }

  private static boolean isAbsolute(int op) {
    return op == LOAD32_AT || op == STORE32_AT;
  }

  private static boolean isWide(int op) {
    return switch (op) {
      case LOAD8_U_W, LOAD32_W, LOAD64_W, STORE8_W, STORE32_W, STORE64_W -> true;
      default -> false;
    };
  }

  private static boolean isImmediate(int op) {
    return op == STORE8_I || op == STORE16_I || op == STORE32_I || op == STORE64_I;
  }

  private static int[] words(int op, int offset, short immediate) {
    int low = isImmediate(op) ? immediate & 0xFFFF : SECOND;
    int[] words = {-1, op | FIRST << 16, low | offset << 16, offset, -1};
    if (isAbsolute(op)) {
      words[PC + 1] = offset;
    } else if (isWide(op)) {
      words[PC + 1] = SECOND;
    }
    return words;
  }

  private static long loaded(int op, ByteBuffer bytes, int at) {
    return switch (op) {
      case LOAD8_S -> bytes.get(at);
      case LOAD8_U, LOAD8_U_W -> bytes.get(at) & 0xFF;
      case LOAD16_S -> bytes.getShort(at);
      case LOAD16_U -> bytes.getShort(at) & 0xFFFF;
      case LOAD32_U -> bytes.getInt(at) & 0xFFFFFFFFL;
      case LOAD64, LOAD64_W -> bytes.getLong(at);
      default -> bytes.getInt(at);
    };
  }

  private static void store(ByteBuffer bytes, int at, int width, long value) {
    for (int i = 0; i < width; i++) {
      bytes.put(at + i, (byte) (value >>> 8 * i));
    }
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void everyOperationDoesBeyondTheHeadWhatItDoesInIt(
      @ForAll("operations") int op,
      @ForAll AddressType addressType,
      @ForAll @LongRange(max = LENGTH) long base,
      @ForAll @IntRange(max = 40) int offset,
      @ForAll long value,
      @ForAll boolean paged,
      @ForAll long seed) {
    byte[] content = new byte[LENGTH];
    new Random(seed).nextBytes(content);
    ByteBuffer expected = ByteBuffer.wrap(content.clone()).order(ByteOrder.LITTLE_ENDIAN);
    LinearMemory memory =
        paged
            ? TinyMemories.paged(addressType, LENGTH, LENGTH)
            : TinyMemories.memory(addressType, LENGTH, LENGTH);
    memory.write(0, content, 0, LENGTH);
    long[] slots = new long[8];
    slots[FP + (isLoad(op) ? SECOND : FIRST)] = isAbsolute(op) ? value : base;
    if (!isAbsolute(op)) {
      slots[FP + (isLoad(op) ? FIRST : SECOND)] = value;
    }
    int[] code = words(op, offset, (short) value);
    int at = (int) (isAbsolute(op) ? 0 : base) + offset;
    if (at + width(op) > LENGTH) {
      int[] before = code.clone();
      assertThrows(TrapException.class, () -> OutOfLineAccess.retry(code, PC, slots, FP, memory));
      assertArrayEquals(before, code);
    } else {
      assertEquals(PC + (isWide(op) ? 3 : 2), OutOfLineAccess.retry(code, PC, slots, FP, memory));
      assertEquals(op + FIRST_OUT_OF_LINE, IrOpcode.opcode(code[PC]));
      if (isLoad(op)) {
        assertEquals(loaded(op, expected, at), slots[FP + FIRST]);
      } else {
        store(expected, at, width(op), isImmediate(op) ? (short) value : value);
      }
    }
    byte[] actual = new byte[LENGTH];
    memory.read(0, actual, 0, LENGTH);
    assertArrayEquals(expected.array(), actual);
  }

  @Property
  void anOrdinaryMemorysOperationsStayAsTheyAre(
      @ForAll("operations") int op, @ForAll @IntRange(max = 8) int base) {
    LinearMemory memory = TinyMemories.memory(AddressType.I32, 48, 48);
    long[] slots = {base, base, base, base};
    int[] code = words(op, 0, (short) 0);
    int[] before = code.clone();
    OutOfLineAccess.retry(code, PC, slots, FP, memory);
    assertArrayEquals(before, code);
  }

  @Property
  void anOperationComesInLineAgainWhenItsMemoryIsAllInTheHead(
      @ForAll("operations") int op, @ForAll @IntRange(min = 80, max = 140) int at) {
    LinearMemory memory = TinyMemories.paged(AddressType.I32, LENGTH, LENGTH);
    long[] slots = new long[8];
    int offset = isAbsolute(op) ? at : 0;
    slots[FP + (isLoad(op) ? SECOND : FIRST)] = at;
    int[] code = words(op, offset, (short) 0);
    int[] inLine = code.clone();
    OutOfLineAccess.retry(code, PC, slots, FP, memory);
    while (memory.hasTail()) {
      assertEquals(op + FIRST_OUT_OF_LINE, IrOpcode.opcode(code[PC]));
      slots[FP + (isLoad(op) ? SECOND : FIRST)] = at;
      OutOfLineAccess.again(op, code, PC, slots, FP, memory);
    }
    slots[FP + (isLoad(op) ? SECOND : FIRST)] = at;
    OutOfLineAccess.again(op, code, PC, slots, FP, memory);
    assertArrayEquals(inLine, code);
  }

  @Property
  void aFoldedAddressIsNegativeOrTheIndex(@ForAll long address) {
    long folded = FoldedAddress.fold(address);
    if (address >= 0 && address <= Integer.MAX_VALUE) {
      assertEquals(address, folded);
    } else {
      assertTrue((int) folded < 0);
    }
    assertEquals(address < 0 ? Long.MAX_VALUE : address, FoldedAddress.unfold(folded));
  }

  @Property
  void foldedAddressesNearPowersOfTwoCanBeTold(
      @ForAll @IntRange(max = 62) int power, @ForAll @IntRange(min = -3, max = 3) int distance) {
    long address = Math.abs((1L << power) + distance);
    assertEquals(address, FoldedAddress.unfold(FoldedAddress.fold(address)));
  }
}
