package dev.wizer.cli;

import java.util.List;

/** Writes JSON, indented; what is written last is the last member. */
final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean isFirst = true;

  /** Begins an object or, with {@code [}, an array that is a member or an element. */
  JsonText begin(String name, char bracket) {
    member(name);
    text.append(bracket);
    depth++;
    isFirst = true;
    return this;
  }

  JsonText end(char bracket) {
    depth--;
    if (!isFirst) {
      newLine();
    }
    text.append(bracket);
    isFirst = false;
    return this;
  }

  JsonText put(String name, String value) {
    member(name);
    string(value);
    return this;
  }

  JsonText put(String name, long value) {
    member(name);
    text.append(value);
    return this;
  }

  JsonText put(String name, boolean value) {
    member(name);
    text.append(value);
    return this;
  }

  JsonText put(String name, List<String> values) {
    begin(name, '[');
    for (String value : values) {
      put(null, value);
    }
    return end(']');
  }

  private void member(String name) {
    if (!isFirst) {
      text.append(',');
    }
    isFirst = false;
    if (depth > 0) {
      newLine();
    }
    if (name != null) {
      string(name);
      text.append(": ");
    }
  }

  private void newLine() {
    text.append('\n').append("  ".repeat(depth));
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7F && c < 0xA0 || Character.isSurrogate(c)) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt(c >> shift & 15));
        }
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString() + '\n';
  }
}
