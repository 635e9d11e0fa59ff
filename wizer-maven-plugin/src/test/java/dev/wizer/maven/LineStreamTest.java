package dev.wizer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStreamTest {

  private final List<String> lines = new ArrayList<>();

  @Test
  void write_lines_areHandedOnWithoutTheirEnds() throws IOException {
    write("one\ntwo\r\n\nth\u00e9 last");
    assertEquals(List.of("one", "two", "", "th\u00e9 last"), lines);
  }

  @Test
  void write_controlCharacters_areEscaped() throws IOException {
    write("\u001b[31mred\n");
    assertEquals(List.of("\\u{1b}[31mred"), lines);
  }

  @Test
  void write_endlessLine_comesInParts() throws IOException {
    write("a".repeat(20_000));
    assertEquals(List.of(8_192, 8_192, 3_616), lines.stream().map(String::length).toList());
  }

  private void write(String text) throws IOException {
    try (LineStream stream = new LineStream(lines::add)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
