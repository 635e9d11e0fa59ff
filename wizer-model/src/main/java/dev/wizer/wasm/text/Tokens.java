package dev.wizer.wasm.text;

import java.util.Arrays;

/**
 * The tokens of a text, by number. Kept in flat arrays: a program's text has millions of them.
 * After the last one come as many of the kind {@link TokenKind#END} as one asks for.
 */
final class Tokens {

  private static final int INITIAL_CAPACITY = 64;
  private static final TokenKind[] KINDS = TokenKind.values();

  private final Source source;
  private byte[] kinds = new byte[INITIAL_CAPACITY];
  private int[] starts = new int[INITIAL_CAPACITY];
  private int[] ends = new int[INITIAL_CAPACITY];
  private int count;

  Tokens(Source source) {
    this.source = source;
  }

  void add(TokenKind kind, int start, int end) {
    if (count == kinds.length) {
      int larger = 2 * count;
      kinds = Arrays.copyOf(kinds, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
    }
    kinds[count] = (byte) kind.ordinal();
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  Source source() {
    return source;
  }

  TokenKind kind(int token) {
    return token < count ? KINDS[kinds[token]] : TokenKind.END;
  }

  /** {@return the offset in the text at which a token begins} */
  int start(int token) {
    return token < count ? starts[token] : source.text().length();
  }

  /** {@return the offset in the text behind a token} */
  int end(int token) {
    return token < count ? ends[token] : source.text().length();
  }

  String text(int token) {
    return source.text().substring(start(token), end(token));
  }

  boolean is(int token, String text) {
    return token < count
        && ends[token] - starts[token] == text.length()
        && source.text().startsWith(text, starts[token]);
  }

  /** {@return the failure that {@code problem} is at {@code token}} */
  WatException error(int token, String problem) {
    return source.error(start(token), problem);
  }
}
