package dev.wizer.engine.interp.num;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.wasm.binary.Opcode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VectorsTest {

  private static final long BITS = 0x8001_FF7F_8000_1234L;

  @ParameterizedTest
  @CsvSource({
    "V128_LOAD8X8_S, 0xFF80000000120034, 0xFF800001FFFF007F",
    "V128_LOAD8X8_U, 0x0080000000120034, 0x0080000100FF007F",
    "V128_LOAD16X4_S, 0xFFFF800000001234, 0xFFFF8001FFFFFF7F",
    "V128_LOAD16X4_U, 0x0000800000001234, 0x000080010000FF7F",
    "V128_LOAD32X2_S, 0xFFFFFFFF80001234, 0xFFFFFFFF8001FF7F",
    "V128_LOAD32X2_U, 0x0000000080001234, 0x000000008001FF7F",
    "V128_LOAD64_SPLAT, 0x8001FF7F80001234, 0x8001FF7F80001234",
    "V128_LOAD64_ZERO, 0x8001FF7F80001234, 0"
  })
  void load_eightBytes_makesTheVector(Opcode opcode, String low, String high) {
    assertLoads(opcode, BITS, low, high);
  }

  @ParameterizedTest
  @CsvSource({
    "V128_LOAD8_SPLAT, 0xFE, 0xFEFEFEFEFEFEFEFE, 0xFEFEFEFEFEFEFEFE",
    "V128_LOAD16_SPLAT, 0xFE01, 0xFE01FE01FE01FE01, 0xFE01FE01FE01FE01",
    "V128_LOAD32_SPLAT, 0xFE010203, 0xFE010203FE010203, 0xFE010203FE010203",
    "V128_LOAD32_ZERO, 0xFE010203, 0xFE010203, 0"
  })
  void load_fewerBytes_makesTheVector(Opcode opcode, String bits, String low, String high) {
    assertLoads(opcode, parse(bits), low, high);
  }

  private static void assertLoads(Opcode opcode, long bits, String low, String high) {
    long[] frame = {7, 7, 7, 7};
    Vectors.load(opcode.number(), bits, frame, 1);
    assertArrayEquals(new long[] {7, parse(low), parse(high), 7}, frame);
  }

  private static long parse(String number) {
    return number.startsWith("0x")
        ? Long.parseUnsignedLong(number.substring(2), 16)
        : Long.parseLong(number);
  }

  @ParameterizedTest
  @EnumSource(names = {"V128_LOAD", "V128_STORE", "V128_LOAD8_LANE", "I8X16_ADD"})
  void load_otherInstruction_isRefused(Opcode opcode) {
    assertThrows(
        IllegalArgumentException.class, () -> Vectors.load(opcode.number(), 0, new long[2], 0));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 0, 0x88", "8, 7, 0x11", "8, 8, 0x10", "8, 15, 0x99",
    "16, 3, 0x1122", "16, 4, 0xFE10", "32, 1, 0x11223344", "32, 2, 0xDCBAFE10",
    "64, 0, 0x1122334455667788", "64, 1, 0x99AB0000DCBAFE10"
  })
  void extractLane_anyWidth_zeroExtends(int width, int lane, String expected) {
    long[] frame = {0, 0x1122_3344_5566_7788L, 0x99AB_0000_DCBA_FE10L};
    assertEquals(parse(expected), Vectors.extractLane(width, frame, 1, lane));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 0, 0x11111111111111EF, 0x2222222222222222",
    "8, 15, 0x1111111111111111, 0xEF22222222222222",
    "16, 3, 0xCDEF111111111111, 0x2222222222222222",
    "16, 4, 0x1111111111111111, 0x222222222222CDEF",
    "32, 2, 0x1111111111111111, 0x2222222289ABCDEF",
    "64, 1, 0x1111111111111111, 0x0123456789ABCDEF"
  })
  void replaceLane_valueWiderThanLane_takesItsLowBits(
      int width, int lane, String low, String high) {
    long[] frame = {0x1111_1111_1111_1111L, 0x2222_2222_2222_2222L, 0, 0};
    Vectors.replaceLane(width, 0x0123_4567_89AB_CDEFL, frame, 2, 0, lane);
    assertArrayEquals(
        new long[] {0x1111_1111_1111_1111L, 0x2222_2222_2222_2222L, parse(low), parse(high)},
        frame);
  }

  @Test
  void replaceLane_inPlace_keepsTheOtherLanes() {
    long[] frame = {-1, -1};
    Vectors.replaceLane(Short.SIZE, 0, frame, 0, 0, 5);
    assertArrayEquals(new long[] {-1, 0xFFFF_FFFF_0000_FFFFL}, frame);
  }
}
