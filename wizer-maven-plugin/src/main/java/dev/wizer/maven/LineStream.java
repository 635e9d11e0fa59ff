package dev.wizer.maven;

import dev.wizer.wasm.text.PrintableText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on what a guest writes, line by line. A line without an end comes in parts. */
final class LineStream extends OutputStream {

  private static final int MAX_LINE_BYTES = 8_192;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LineStream(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public synchronized void write(int value) {
    if (value == '\n') {
      end();
    } else {
      line.write(value);
      if (line.size() == MAX_LINE_BYTES) {
        end();
      }
    }
  }

  /** Hands on what has no line end behind it. */
  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      end();
    }
  }

  private void end() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(
        PrintableText.ofLines(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
  }
}
