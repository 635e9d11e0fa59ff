package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

  @ParameterizedTest
  @CsvSource({
    "unknown label, unknown label, true",
    "unknown label, unknown label 3, true",
    "unknown label 3, unknown label, true",
    "unknown label, Unknown label, false",
    "unknown label, no unknown label, false",
    "unknown label, unknown, false",
    "uninitialized element 2, uninitialized element, true",
    "uninitialized element of two, uninitialized element, false",
    "type mismatch: block requires [] but stack has [i32], type mismatch in end: i32, true",
    "type mismatch: block requires [] but stack has [i32], unknown label, false"
  })
  void matches_variousMessages_takesThoseThatBeginAsExpected(
      String expected, String actual, boolean matches) {
    assertEquals(matches, Messages.matches(expected, actual));
  }
}
