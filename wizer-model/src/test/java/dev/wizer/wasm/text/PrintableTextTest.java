package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "wizer.initialize", "a b~!\\"})
  void of_plainText_isTheText(String text) {
    assertSame(text, PrintableText.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\u00e9", "\u20ac", "\ud83d\ude00", "\u05d0"})
  void of_charactersOfAllLanguages_keepsThem(String text) {
    assertEquals(text, PrintableText.of(text));
  }

  @Test
  void of_whatSteersATerminal_escapesIt() {
    assertEquals("\\u{0}a\\u{1b}[1m\\u{7f}\\u{85}", PrintableText.of("\0a\u001b[1m\u007f\u0085"));
    assertEquals("\\n\\t\\u{d}", PrintableText.of("\n\t\r"));
    assertEquals("\\u{202e}\\u{2028}\\u{feff}", PrintableText.of("\u202e\u2028\ufeff"));
    assertEquals("\\u{e0001}", PrintableText.of("\udb40\udc01"));
  }

  @Test
  void of_bytesThatAreNoUtf8_showsTheirNumbers() {
    assertEquals("x\\xff\\x80y", PrintableText.of("x\udcff\udc80y"));
    assertEquals("\\u{d800}", PrintableText.of("\ud800"));
  }

  @Test
  void ofLines_lineEndsAndTabs_keepsThem() {
    assertEquals("a\n\tb\\u{1b}", PrintableText.ofLines("a\n\tb\u001b"));
  }
}
