package dev.wizer.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteStringTest {

  private static String decode(byte... bytes) {
    return ByteString.decode(bytes, 0, bytes.length);
  }

  @Test
  void decode_textInUtf8_isTheText() {
    String text = "a\u00e9\u20ac\ud83d\ude00";

    assertEquals(text, decode(text.getBytes(StandardCharsets.UTF_8)));
    assertFalse(ByteString.hasEscapedByte(text));
  }

  @Test
  void decode_bytesThatAreNoUtf8_standForThemselves() {
    assertEquals("a\udcffb", decode((byte) 'a', (byte) 0xFF, (byte) 'b'));
    assertEquals("\udce2\udc82", decode((byte) 0xE2, (byte) 0x82));
    assertTrue(ByteString.hasEscapedByte("a\udcffb"));
  }

  @Test
  void encode_anyBytesDecoded_areTheBytesAgain() {
    Random random = new Random(16);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      for (int j = 0; j < bytes.length; j++) {
        // Mostly what begins or continues characters.
        bytes[j] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 0x80 | random.nextInt(128));
      }

      assertArrayEquals(bytes, ByteString.encode(decode(bytes)));
    }
  }
}
