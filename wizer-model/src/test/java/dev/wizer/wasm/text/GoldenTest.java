package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of a text, on one line in which {@code \n} stands for a line's end, and its bytes. The
 * bytes were made by another translator, but for those marked in the files.
 */
class GoldenTest {

  static Stream<Arguments> pairs() throws IOException {
    List<Arguments> pairs = new ArrayList<>();
    for (String area :
        List.of("types", "modules", "segments", "control", "instructions", "names")) {
      addPairs(area, pairs);
    }
    return pairs.stream();
  }

  private static void addPairs(String area, List<Arguments> pairs) throws IOException {
    try (InputStream file = GoldenTest.class.getResourceAsStream(area + ".golden")) {
      String[] blocks = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n\n");
      for (String block : blocks) {
        String[] lines = block.strip().split("\n");
        pairs.add(Arguments.of(area, lines[lines.length - 2], lines[lines.length - 1]));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void parse_text_givesTheseBytes(String area, String text, String hex) {
    byte[] bytes = WatParser.parse(text.replace("\\n", "\n"));
    assertEquals(hex, HexFormat.of().formatHex(bytes), area);
  }
}
