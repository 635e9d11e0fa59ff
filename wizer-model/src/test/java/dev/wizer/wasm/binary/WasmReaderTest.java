package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WasmReaderTest {

  private static WasmReader reader(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new WasmReader(bytes);
  }

  private static void assertMalformed(
      String problem, int offset, WasmReader reader, Consumer<WasmReader> read) {
    MalformedModuleException e =
        assertThrows(MalformedModuleException.class, () -> read.accept(reader));
    assertEquals(problem, e.problem());
    assertEquals(offset, e.offset());
  }

  @Test
  void readU32_largest_hasAllBits() {
    assertEquals(-1, reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).readU32());
    assertEquals(0xFFFF_FFFFL, reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).readU32AsLong());
  }

  @Test
  void readU32_paddedWithinFiveBytes_isAccepted() {
    WasmReader reader = reader(0x83, 0x80, 0x80, 0x80, 0x00);
    assertEquals(3, reader.readU32());
    assertFalse(reader.hasMore());
  }

  @Test
  void readU32_sixBytes_isTooLong() {
    assertMalformed(
        "integer representation too long",
        0,
        reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x00),
        WasmReader::readU32);
  }

  @Test
  void readU32_unusedBitSet_isTooLarge() {
    assertMalformed(
        "integer too large", 0, reader(0x80, 0x80, 0x80, 0x80, 0x10), WasmReader::readU32);
  }

  @Test
  void readU32_cutOff_saysWhereTheEndIs() {
    assertMalformed(
        "unexpected end of section or function", 2, reader(0x80, 0x80), WasmReader::readU32);
  }

  @Test
  void readS32_extremes_areRead() {
    assertEquals(Integer.MIN_VALUE, reader(0x80, 0x80, 0x80, 0x80, 0x78).readS32());
    assertEquals(Integer.MAX_VALUE, reader(0xFF, 0xFF, 0xFF, 0xFF, 0x07).readS32());
    assertEquals(-1, reader(0x7F).readS32());
    assertEquals(-1, reader(0xFF, 0xFF, 0xFF, 0xFF, 0x7F).readS32());
  }

  @Test
  void readS32_unusedBitsUnlikeSign_isTooLarge() {
    WasmReader positive = reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F);
    assertMalformed("integer too large", 0, positive, WasmReader::readS32);
    WasmReader negative = reader(0x80, 0x80, 0x80, 0x80, 0x70);
    assertMalformed("integer too large", 0, negative, WasmReader::readS32);
  }

  @Test
  void readS32_sixBytes_isTooLong() {
    WasmReader reader = reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x00);
    assertMalformed("integer representation too long", 0, reader, WasmReader::readS32);
  }

  @Test
  void readS33_extremes_areRead() {
    assertEquals(-(1L << 32), reader(0x80, 0x80, 0x80, 0x80, 0x70).readS33());
    assertEquals((1L << 32) - 1, reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).readS33());
  }

  @Test
  void readS64_extremes_areRead() {
    int[] least = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7F};
    assertEquals(Long.MIN_VALUE, reader(least).readS64());
    int[] largest = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00};
    assertEquals(Long.MAX_VALUE, reader(largest).readS64());
  }

  @Test
  void readS64_lastByteNeitherSign_isTooLarge() {
    int[] bytes = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7E};
    assertMalformed("integer too large", 0, reader(bytes), WasmReader::readS64);
  }

  @Test
  void readS64_elevenBytes_isTooLong() {
    int[] bytes = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00};
    assertMalformed("integer representation too long", 0, reader(bytes), WasmReader::readS64);
  }

  @Test
  void readU64_largest_hasAllBits() {
    int[] bytes = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01};
    assertEquals(-1L, reader(bytes).readU64());
  }

  @Test
  void readU64_beyond_isRefused() {
    int[] large = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02};
    assertMalformed("integer too large", 0, reader(large), WasmReader::readU64);
    int[] lengthy = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00};
    assertMalformed("integer representation too long", 0, reader(lengthy), WasmReader::readU64);
  }

  @Test
  void readF32Bits_isLittleEndian() {
    assertEquals(0x8F_02_03_84, reader(0x84, 0x03, 0x02, 0x8F).readF32Bits());
  }

  @Test
  void readF64Bits_isLittleEndian() {
    assertEquals(
        0x88_07_06_05_84_03_02_81L,
        reader(0x81, 0x02, 0x03, 0x84, 0x05, 0x06, 0x07, 0x88).readF64Bits());
  }

  @Test
  void readF64Bits_cutOff_isRefused() {
    assertMalformed(
        "unexpected end of section or function",
        7,
        reader(1, 2, 3, 4, 5, 6, 7),
        WasmReader::readF64Bits);
  }

  @Test
  void readName_wellFormed_isRead() {
    assertEquals(
        "aé€😀", reader(10, 'a', 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80).readName());
  }

  @Test
  void readName_notUtf8_isRefused() {
    assertMalformed("malformed UTF-8 encoding", 1, reader(2, 0xC0, 0x80), WasmReader::readName);
    WasmReader surrogate = reader(3, 0xED, 0xA0, 0x80);
    assertMalformed("malformed UTF-8 encoding", 1, surrogate, WasmReader::readName);
    WasmReader beyond = reader(4, 0xF4, 0x90, 0x80, 0x80);
    assertMalformed("malformed UTF-8 encoding", 1, beyond, WasmReader::readName);
    assertMalformed("malformed UTF-8 encoding", 1, reader(1, 0xE2), WasmReader::readName);
  }

  @Test
  void readName_longerThanTheRest_isRefused() {
    assertMalformed("length out of bounds", 0, reader(4, 'a', 'b'), WasmReader::readName);
    WasmReader huge = reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 'a');
    assertMalformed("length out of bounds", 0, huge, WasmReader::readName);
  }

  @Test
  void readName_overTheLimit_isRefused() {
    WasmWriter name = new WasmWriter().writeName("x".repeat(WasmLimits.MAX_NAME_BYTES + 1));
    WasmReader reader = new WasmReader(name.toByteArray());
    MalformedModuleException e = assertThrows(MalformedModuleException.class, reader::readName);
    assertEquals("name too long: 100001 bytes, the limit is 100000", e.problem());
  }

  @Test
  void readRange_negativeLength_isRefusedAsHuge() {
    assertMalformed("length out of bounds", 0, reader(1, 2), reader -> reader.readRange(-1));
  }

  @Test
  void readU32s_moreThanBytes_isRefusedBeforeAllocating() {
    WasmReader reader = reader(1, 2);
    assertMalformed(
        "unexpected end of section or function", 2, reader, r -> r.readU32s(Integer.MAX_VALUE));
  }

  @Test
  void readName_oneLongerThanTheRest_endsUnexpectedly() {
    assertMalformed(
        "unexpected end of section or function", 3, reader(3, 'a', 'b'), WasmReader::readName);
  }

  @Test
  void readCount_overTheLimit_namesBoth() {
    WasmReader reader = reader(3, 0, 0, 0);
    assertMalformed("too many things: 3, the limit is 2", 0, reader, r -> r.readCount(2, "things"));
  }

  @Test
  void readCount_ofMoreThanThereCanBe_isRefusedAtOnce() {
    WasmReader huge = reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F);
    assertMalformed("length out of bounds", 0, huge, r -> r.readCount(-1 >>> 1, "things"));
    assertEquals(2, reader(2, 0).readCount(9, "things"));
    assertMalformed("length out of bounds", 0, reader(3, 0), r -> r.readCount(9, "things"));
  }

  @Test
  void reads_inARange_endAtItsEnd() {
    byte[] bytes = {1, 2, 3, 4};
    WasmReader reader = new WasmReader(new ByteRange(bytes, 1, 3));
    assertEquals(2, reader.peekByte());
    assertEquals(2, reader.readByte());
    assertEquals(1, reader.remaining());
    reader.skip(1);
    assertEquals(3, reader.position());
    assertMalformed("unexpected end of section or function", 3, reader, WasmReader::readByte);
    assertMalformed("unexpected end of section or function", 3, reader, WasmReader::peekByte);
    assertMalformed("unexpected end of section or function", 3, reader, r -> r.skip(1));
  }
}
