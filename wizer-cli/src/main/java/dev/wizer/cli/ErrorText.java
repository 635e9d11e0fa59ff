package dev.wizer.cli;

import java.util.List;

/** Errors in the shape of the Rust wizer's, which clients parse. */
final class ErrorText {

  private ErrorText() {}

  /**
   * {@return a message and its causes}
   *
   * @param causes from the outermost to the innermost. A single one has no number
   */
  static String of(String message, List<String> causes) {
    StringBuilder text = new StringBuilder("Error: ").append(message);
    if (causes.isEmpty()) {
      return text.toString();
    }
    text.append("\n\nCaused by:");
    if (causes.size() == 1) {
      append(text, "    ", "    ", causes.get(0));
    } else {
      for (int i = 0; i < causes.size(); i++) {
        append(text, "    " + i + ": ", "       ", causes.get(i));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String first, String others, String cause) {
    String indent = first;
    for (String line : cause.split("\n")) {
      text.append('\n').append(indent).append(line);
      indent = others;
    }
  }
}
