package dev.wizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.wizer.engine.ModuleBytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WizerResultTest {

  private static final byte[] ARRAY = {1, 2, 3, 4};
  private static final WizerReport REPORT =
      new WizerReport(
          List.of(),
          OptionalInt.empty(),
          4,
          4,
          List.of(),
          0,
          0,
          0,
          0,
          0,
          List.of(),
          OptionalLong.empty(),
          Map.of(Stage.READ, Duration.ZERO));

  @Test
  void bytes_moduleThatIsTheInput_isACopy() {
    byte[] input = ARRAY.clone();
    WizerResult result = new WizerResult(ModuleBytes.of(input), REPORT);

    byte[] bytes = result.bytes();
    input[0] = 9;

    assertArrayEquals(ARRAY, bytes);
    assertNotSame(bytes, result.bytes());
    assertEquals(4, result.lengthInBytes());
  }

  @Test
  void bytes_changedByTheCaller_leaveTheResultAsItIs() {
    WizerResult result = new WizerResult(ModuleBytes.of(ARRAY), REPORT);

    result.bytes()[0] = 9;

    assertArrayEquals(ARRAY, result.bytes());
  }

  @Test
  void equals_sameBytesInOtherPieces_isTrue() {
    ModuleBytes pieces =
        ModuleBytes.of(
            List.of(new ModuleBytes.Piece(ARRAY, 0, 1), new ModuleBytes.Piece(ARRAY, 1, 4)));
    WizerResult result = new WizerResult(ModuleBytes.of(ARRAY), REPORT);

    assertEquals(result, new WizerResult(pieces, REPORT));
    assertEquals(result.hashCode(), new WizerResult(pieces, REPORT).hashCode());
    assertNotEquals(result, new WizerResult(ModuleBytes.of(new byte[4]), REPORT));
  }
}
