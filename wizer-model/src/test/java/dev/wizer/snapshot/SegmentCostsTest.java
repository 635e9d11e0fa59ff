package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.ConstExprWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentCostsTest {

  @Test
  void head_anyAddress_isAsLongAsWhatIsWritten() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      long address = random.nextLong() >>> random.nextInt(64);
      for (AddressType type : AddressType.values()) {
        long within = type == AddressType.I32 ? address & 0xFFFF_FFFFL : address;
        WasmWriter head = new WasmWriter().writeByte(0);
        ConstExprWriter.writeAddress(type, within, head);

        assertEquals(head.lengthInBytes(), SegmentCosts.of(type, 0, 0).head(within), "" + within);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "127, 1", "128, 2"})
  void head_ofOtherMemory_hasItsIndex(int memoryIndex, int length) {
    assertEquals(5 + length, SegmentCosts.of(AddressType.I32, memoryIndex, 0).head(64));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "127, 1", "128, 2", "16383, 2", "16384, 3", "4294967295, 5"})
  void unsignedLength_number_isAsLongAsWhatIsWritten(long number, int length) {
    assertEquals(length, SegmentCosts.unsignedLength(number));
    assertEquals(length, new WasmWriter().writeU64(number).lengthInBytes());
  }
}
