package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WasmWriterTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152})
  void sectionLength_isWhatIsWritten(int contentLength) {
    WasmWriter content = new WasmWriter().writeBytes(new byte[contentLength], 0, contentLength);
    int expected = (int) WasmWriter.sectionLength(contentLength);
    WasmWriter writer = new WasmWriter(expected).writeSection(SectionId.DATA, content);

    assertEquals(expected, writer.lengthInBytes());
    assertSame(writer.finish(), writer.finish());
  }
}
