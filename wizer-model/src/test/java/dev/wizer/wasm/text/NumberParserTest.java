package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberParserTest {

  @ParameterizedTest
  @CsvSource({
    "0, 8, 0",
    "255, 8, 255",
    "-128, 8, -128",
    "+127, 8, 127",
    "0xfF, 8, 255",
    "-0x80, 8, -128",
    "1_000, 16, 1000",
    "4294967295, 32, 4294967295",
    "-2147483648, 32, -2147483648",
    "18446744073709551615, 64, -1",
    "0xffff_ffff_ffff_ffff, 64, -1",
    "-9223372036854775808, 64, -9223372036854775808",
    "000000000000000000000000000001, 64, 1",
  })
  void signed_inRange_isTheValue(String text, int bits, long value) {
    assertEquals(OptionalLong.of(value), NumberParser.signed(text, bits));
  }

  @ParameterizedTest
  @CsvSource({
    "256, 8",
    "-129, 8",
    "0x100, 8",
    "4294967296, 32",
    "-2147483649, 32",
    "18446744073709551616, 64",
    "18446744073709551625, 64",
    "0x1_0000_0000_0000_0000, 64",
    "-9223372036854775809, 64",
    "99999999999999999999999999, 64",
  })
  void signed_outOfRange_isNothing(String text, int bits) {
    assertTrue(NumberParser.signed(text, bits).isEmpty());
  }

  @Test
  void unsigned_atTheLimit_isInRange() {
    assertEquals(OptionalLong.of(-1), NumberParser.unsigned("18446744073709551615", 64));
    assertTrue(NumberParser.unsigned("18446744073709551616", 64).isEmpty());
    assertTrue(NumberParser.unsigned("10", 3).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0, NAT",
    "0x1f, NAT",
    "1_0, NAT",
    "-1, INT",
    "+0xA, INT",
    "1., FLOAT",
    "1.5e-3, FLOAT",
    "0x1.p+1, FLOAT",
    "1e1, FLOAT",
    "inf, FLOAT",
    "-nan, FLOAT",
    "nan:0x1, FLOAT",
    "0x, ",
    "1_, ",
    "_1, ",
    "1__0, ",
    "0x_1, ",
    ".5, ",
    "1e, ",
    "1e+, ",
    "0x1p1f, ",
    "1._5, ",
    "nan:1, ",
    "infinity, ",
    "+, ",
    "1f, ",
  })
  void of_word_isTheKindOfNumber(String word, TokenKind kind) {
    assertEquals(kind, NumberShape.of(word, 0, word.length()));
  }
}
