package dev.wizer.wasm.text;

import java.util.OptionalLong;

/** A position between tokens, and what parsers ask for there. */
final class Cursor {

  private static final int ANNOTATION_MARK = "(@".length();

  private static final int MAX_SHOWN = 80;

  private final Tokens tokens;
  private int at;

  Cursor(Tokens tokens) {
    this.tokens = tokens;
  }

  /** {@return the number of the next token} */
  int position() {
    return at;
  }

  void moveTo(int token) {
    at = token;
  }

  Tokens tokens() {
    return tokens;
  }

  TokenKind kind() {
    return tokens.kind(at);
  }

  boolean is(TokenKind kind) {
    return tokens.kind(at) == kind;
  }

  void advance() {
    at++;
  }

  /** {@return whether the next token is an index, by number or by name} */
  boolean isIndex() {
    return is(TokenKind.NAT) || is(TokenKind.ID);
  }

  boolean isKeyword(String keyword) {
    return tokens.is(at, keyword);
  }

  boolean takeKeyword(String keyword) {
    boolean found = isKeyword(keyword);
    at += found ? 1 : 0;
    return found;
  }

  /** {@return the next token's text, which must be a keyword} */
  String keyword() {
    if (!is(TokenKind.KEYWORD)) {
      throw unexpected();
    }
    return tokens.text(at++);
  }

  /** {@return the next token's text, which must be a keyword or an index} */
  String takeText() {
    if (!is(TokenKind.KEYWORD) && !isIndex()) {
      throw unexpected();
    }
    return tokens.text(at++);
  }

  boolean isOpen(String keyword) {
    return is(TokenKind.OPEN) && tokens.is(at + 1, keyword);
  }

  /** Moves past a parenthesis and the keyword if they come next. */
  boolean takeOpen(String keyword) {
    boolean found = isOpen(keyword);
    at += found ? 2 : 0;
    return found;
  }

  void expectOpen(String keyword) {
    expect(TokenKind.OPEN);
    if (!takeKeyword(keyword)) {
      throw unexpected();
    }
  }

  void expect(TokenKind kind) {
    if (!is(kind)) {
      throw unexpected();
    }
    at++;
  }

  void close() {
    expect(TokenKind.CLOSE);
  }

  /** Moves past all that is left inside the parenthesis that we are in, and past its end. */
  void skipToClose() {
    for (int depth = 1; depth > 0; at++) {
      switch (kind()) {
        case OPEN, ANNOTATION -> depth++;
        case CLOSE -> depth--;
        case END -> throw unexpected();
        default -> {}
      }
    }
  }

  /** {@return the name that comes next, without its dollar sign, or null if none does} */
  String optionalId() {
    return is(TokenKind.ID) ? id(at++) : null;
  }

  /** {@return the name that comes next, without its dollar sign} */
  String requiredId() {
    if (!is(TokenKind.ID)) {
      throw unexpected();
    }
    return id(at++);
  }

  private String id(int token) {
    int start = tokens.start(token) + 1;
    String text = tokens.source().text();
    if (text.charAt(start) != '"') {
      return text.substring(start, tokens.end(token));
    }
    return StringLiteral.utf8(StringLiteral.decode(text, start, tokens.end(token)));
  }

  boolean isAnnotation(String id) {
    return is(TokenKind.ANNOTATION) && tokens.text(at).replace("\"", "").endsWith("@" + id);
  }

  /** {@return the name that a name annotation gives, or null if none comes next} */
  String optionalNameAnnotation() {
    if (!isAnnotation(Lexer.NAME)) {
      return null;
    }
    at++;
    String name = name();
    close();
    return name;
  }

  /** {@return the bytes of the string that comes next} */
  byte[] string() {
    if (!is(TokenKind.STRING)) {
      throw unexpected();
    }
    int token = at++;
    return StringLiteral.decode(tokens.source().text(), tokens.start(token), tokens.end(token));
  }

  /** {@return the string that comes next, which must be UTF-8} */
  String name() {
    int token = at;
    String name = StringLiteral.utf8(string());
    if (name == null) {
      throw tokens.error(token, "malformed UTF-8 encoding");
    }
    return name;
  }

  int u32() {
    return (int) unsigned(Integer.SIZE);
  }

  long u64() {
    return unsigned(Long.SIZE);
  }

  int u8() {
    return (int) unsigned(Byte.SIZE);
  }

  private long unsigned(int bits) {
    if (!is(TokenKind.NAT)) {
      throw unexpected();
    }
    OptionalLong value = NumberParser.unsigned(tokens.text(at), bits);
    return orOutOfRange(value, "i" + bits + " constant out of range");
  }

  /** {@return the bits of a constant, sign-extended} */
  long integer(int bits) {
    if (!is(TokenKind.NAT) && !is(TokenKind.INT)) {
      throw unexpected();
    }
    return orOutOfRange(NumberParser.signed(tokens.text(at), bits), "constant out of range");
  }

  /** {@return the bits of a floating-point constant} */
  long floating(FloatFormat format) {
    if (!isNumber()) {
      throw unexpected();
    }
    return orOutOfRange(FloatParser.parse(tokens.text(at), format), "constant out of range");
  }

  boolean isNumber() {
    return is(TokenKind.NAT) || is(TokenKind.INT) || is(TokenKind.FLOAT);
  }

  private long orOutOfRange(OptionalLong value, String problem) {
    if (value.isEmpty()) {
      throw error(problem + ": " + shown(tokens.text(at)));
    }
    at++;
    return value.getAsLong();
  }

  /** {@return the index that comes next} */
  int index(IndexSpace space) {
    if (!is(TokenKind.ID)) {
      return u32();
    }
    String id = id(at);
    int index = space.indexOf(id);
    if (index < 0) {
      throw error("unknown " + space.kind() + " $" + shown(id));
    }
    at++;
    return index;
  }

  /** {@return the index that comes next, or {@code otherwise} if none does} */
  int optionalIndex(IndexSpace space, int otherwise) {
    return isIndex() ? index(space) : otherwise;
  }

  /** {@return whether the next token has a meaning nowhere} */
  boolean isUnknown() {
    return is(TokenKind.RESERVED) || is(TokenKind.KEYWORD) && !Keywords.isKnown(tokens.text(at));
  }

  /** {@return the failure that {@code problem} is here} */
  WatException error(String problem) {
    return tokens.error(at, problem);
  }

  /** {@return the failure that the next token is, where it stands} */
  WatException unexpected() {
    String text = tokens.text(at);
    if (isUnknown()) {
      return error("unknown operator " + shown(text));
    }
    return switch (kind()) {
      case END -> error("unexpected token: end of text");
      case ANNOTATION -> error(misplaced(text.substring(ANNOTATION_MARK).replace("\"", "")));
      default -> error("unexpected token " + shown(text));
    };
  }

  /** {@return as much of a token as a message should have} */
  static String shown(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }

  private static String misplaced(String annotation) {
    return annotation.equals(Lexer.BRANCH_HINT)
        ? "@" + annotation + " annotation: not in a function"
        : "misplaced @" + annotation + " annotation";
  }
}
