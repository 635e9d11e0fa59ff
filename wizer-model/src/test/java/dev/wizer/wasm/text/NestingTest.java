package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Texts that nest deeper than a thread's stack would allow. */
class NestingTest {

  private static final int DEPTH = 100_000;
  private static final int MODULE_BYTES = 8 + 6 + 4;

  private static String nest(String before, String inside, String after) {
    return before.repeat(DEPTH) + inside + after.repeat(DEPTH);
  }

  private static int length(String body) {
    return WatParser.parse("(func " + body + ")").length;
  }

  @Test
  void parse_foldedInstructions_areWritten() {
    int header = MODULE_BYTES + (1 + 3 + 1) + (3 + 1 + 1);
    assertEquals(header + DEPTH, length(nest("(drop ", "", ")")));
  }

  @Test
  void parse_blocks_areWritten() {
    int header = MODULE_BYTES + (1 + 3 + 1) + (3 + 1 + 1);
    assertEquals(header + 3 * DEPTH, length(nest("(block ", "", ")")));
    assertEquals(header + 3 * DEPTH, length(nest("block ", "", "end ")));
    assertEquals(header + 3 * DEPTH, length(nest("(if (then ", "", "))")));
    assertEquals(header + 3 * DEPTH, length(nest("(try (do ", "", "))")));
  }

  @Test
  void parse_comments_areSkipped() {
    assertEquals(8, WatParser.parse(nest("(;", "", ";)") + "(module)").length);
    assertEquals(8, WatParser.parse("(@a " + nest("(", "", ")") + ")(module)").length);
  }

  @Test
  void parse_parentheses_areUnexpected() {
    for (String text :
        new String[] {nest("(", "", ""), nest("(", "", ")"), nest("(module", "", "")}) {
      assertThrows(WatException.class, () -> WatParser.parse(text));
      assertThrows(WatException.class, () -> WastParser.parse(text));
    }
  }

  @Test
  void parseScript_threadsAndAlternatives_areUnexpected() {
    assertThrows(WatException.class, () -> WastParser.parse(nest("(thread ", "", ")")));
    String either = nest("(either ", "", ")");
    assertThrows(
        WatException.class,
        () -> WastParser.parse("(assert_return (invoke \"f\") " + either + ")"));
  }
}
