package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WasmReaderProperties {

  private static WasmReader reader(WasmWriter writer) {
    return new WasmReader(writer.toByteArray());
  }

  @Property
  void integersReadBackAsWritten(@ForAll int i, @ForAll long l) {
    WasmReader reader =
        reader(new WasmWriter().writeU32(i).writeS32(i).writeU64(l).writeS64(l).writeS64(i));
    assertEquals(i, reader.readU32());
    assertEquals(i, reader.readS32());
    assertEquals(l, reader.readU64());
    assertEquals(l, reader.readS64());
    assertEquals(i, reader.readS33());
    assertEquals(0, reader.remaining());
  }

  @Property
  void floatsReadBackAsWritten(@ForAll int i, @ForAll long l) {
    WasmReader reader = reader(new WasmWriter().writeF32Bits(i).writeF64Bits(l));
    assertEquals(i, reader.readF32Bits());
    assertEquals(l, reader.readF64Bits());
  }

  @Property
  void integersAreWrittenInTheFewestBytes(@ForAll long value) {
    int signedBits =
        65 - Math.max(Long.numberOfLeadingZeros(value), Long.numberOfLeadingZeros(~value));
    assertEquals((signedBits + 6) / 7, new WasmWriter().writeS64(value).lengthInBytes());
    int bits = Math.max(1, 64 - Long.numberOfLeadingZeros(value));
    assertEquals((bits + 6) / 7, new WasmWriter().writeU64(value).lengthInBytes());
  }

  @Property
  void paddedIntegersHaveTheSameValue(@ForAll int value, @ForAll @IntRange(max = 4) int padding) {
    byte[] minimal = new WasmWriter().writeU32(value).toByteArray();
    int length = Math.min(5, minimal.length + padding);
    WasmWriter padded = new WasmWriter();
    for (int i = 0; i < length; i++) {
      int bits = i < minimal.length ? minimal[i] & 0x7F : 0;
      padded.writeByte(i < length - 1 ? bits | 0x80 : bits);
    }
    assertEquals(value, reader(padded).readU32());
  }

  @Property
  void namesReadBackAsWritten(@ForAll String name) {
    String wellFormed =
        new String(
            name.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(wellFormed, reader(new WasmWriter().writeName(name)).readName());
  }
}
