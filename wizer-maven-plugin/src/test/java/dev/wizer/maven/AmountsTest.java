package dev.wizer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasi.DirectoryAccess;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

  @Test
  void duration_withUnit_isThatLong() {
    assertEquals(Duration.ofMillis(500), Amounts.duration("timeout", "500ms"));
    assertEquals(Duration.ofSeconds(30), Amounts.duration("timeout", "30"));
    assertEquals(Duration.ofMinutes(5), Amounts.duration("timeout", "5m"));
    assertEquals(Duration.ofHours(1), Amounts.duration("timeout", "1h"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "s", "-1s", "1.5s", "1 s", "3d", "99999999999", "9e9"})
  void duration_otherText_isRefusedWithAnExample(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Amounts.duration("timeout", text))
            .getMessage();
    assertTrue(message.contains("`" + text + "` of <timeout>"), message);
    assertTrue(message.contains("for example"), message);
  }

  @Test
  void bytes_withUnit_areSoMany() {
    assertEquals(65_536, Amounts.bytes("maxMemory", "65536"));
    assertEquals(512L << 10, Amounts.bytes("maxMemory", "512k"));
    assertEquals(64L << 20, Amounts.bytes("maxMemory", "64M"));
    assertEquals(2L << 30, Amounts.bytes("maxMemory", "2g"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "-1", "1t", "1kb", "999999999999999999g"})
  void bytes_otherText_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Amounts.bytes("maxMemory", text));
  }

  @Test
  void access_word_isThatAccess() {
    assertEquals(DirectoryAccess.OVERLAY, Amounts.access("overlay"));
    assertThrows(IllegalArgumentException.class, () -> Amounts.access("all"));
  }

  @Test
  void outputTimestamp_dateOrSeconds_areNanoseconds() {
    OptionalLong expected = OptionalLong.of(1_767_225_600_000_000_000L);
    assertEquals(expected, Amounts.outputTimestamp("2026-01-01T00:00:00Z"));
    assertEquals(expected, Amounts.outputTimestamp("2026-01-01T01:00:00+01:00"));
    assertEquals(expected, Amounts.outputTimestamp("1767225600"));
    assertEquals(OptionalLong.of(0), Amounts.outputTimestamp("0"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x"})
  void outputTimestamp_none_isEmpty(String text) {
    assertEquals(OptionalLong.empty(), Amounts.outputTimestamp(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"today", "-5", "1960-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "5s"})
  void outputTimestamp_otherText_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Amounts.outputTimestamp(text));
  }
}
