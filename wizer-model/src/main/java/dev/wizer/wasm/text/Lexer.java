package dev.wizer.wasm.text;

import java.util.Set;

/**
 * Cuts a text into tokens. Comments and annotations that mean nothing to us are left out.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html">Lexical format</a>
 */
final class Lexer {

  static final String CUSTOM = "custom";
  static final String NAME = "name";
  static final String PRODUCERS = "producers";
  static final String BRANCH_HINT = "metadata.code.branch_hint";

  private static final Set<String> KNOWN_ANNOTATIONS = Set.of(CUSTOM, NAME, PRODUCERS, BRANCH_HINT);
  private static final boolean[] ID_CHARS = idChars();

  private final Source source;
  private final String text;
  private final Tokens tokens;
  private int at;

  /** Where the annotation that is open begins. */
  private int annotationStart;

  /** How many parentheses are open in an annotation that we know; none if we are in none. */
  private int knownDepth;

  /** The same for an annotation that is left out, which may be within one that we know. */
  private int skippedDepth;

  private Lexer(Source source) {
    this.source = source;
    this.text = source.text();
    this.tokens = new Tokens(source);
  }

  private static boolean[] idChars() {
    boolean[] allowed = new boolean[0x80];
    for (char c = '!'; c <= '~'; c++) {
      allowed[c] = "\"(),;[]{}".indexOf(c) < 0;
    }
    return allowed;
  }

  static Tokens lex(Source source) {
    Lexer lexer = new Lexer(source);
    while (lexer.skipSpace()) {
      lexer.lexToken();
    }
    if (lexer.isInAnnotation()) {
      throw source.error(lexer.annotationStart, "unclosed annotation");
    }
    return lexer.tokens;
  }

  /** Moves past white space and comments, and tells whether anything is left. */
  private boolean skipSpace() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        at++;
      } else if (c == ';' && text.startsWith(";;", at)) {
        skipLineComment();
      } else if (c == '(' && text.startsWith("(;", at)) {
        skipBlockComment();
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipLineComment() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private void skipBlockComment() {
    int start = at;
    int depth = 0;
    do {
      if (at >= text.length()) {
        throw source.error(start, "unclosed comment");
      }
      if (text.startsWith("(;", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith(";)", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0);
  }

  private boolean isInAnnotation() {
    return knownDepth > 0 || skippedDepth > 0;
  }

  private void lexToken() {
    char c = text.charAt(at);
    if (c == '(' && skippedDepth == 0 && text.startsWith("(@", at)) {
      lexAnnotation();
    } else if (c == '(') {
      at++;
      add(TokenKind.OPEN, at - 1, at);
      nest(1);
    } else if (c == ')') {
      at++;
      add(TokenKind.CLOSE, at - 1, at);
      nest(-1);
    } else {
      lexWord();
    }
  }

  private void nest(int change) {
    if (skippedDepth > 0) {
      skippedDepth += change;
    } else if (knownDepth > 0) {
      knownDepth += change;
    }
  }

  private void add(TokenKind kind, int start, int end) {
    if (skippedDepth == 0) {
      tokens.add(kind, start, end);
    }
  }

  private void lexAnnotation() {
    int start = at;
    at += 2;
    String id = text.startsWith("\"", at) ? quotedName("empty annotation id") : plainName();
    if (id.isEmpty()) {
      throw source.error(start, "empty annotation id");
    }
    annotationStart = start;
    if (knownDepth == 0 && KNOWN_ANNOTATIONS.contains(id)) {
      add(TokenKind.ANNOTATION, start, at);
      knownDepth = 1;
    } else {
      skippedDepth = 1;
    }
  }

  private String plainName() {
    int start = at;
    while (at < text.length() && isIdChar(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Moves past a name in quotes; one that is no string at all is as good as none. */
  private String quotedName(String problem) {
    int start = at;
    try {
      at = StringLiteral.end(source, start);
    } catch (WatException e) {
      throw source.error(start, problem);
    }
    String name = StringLiteral.utf8(StringLiteral.decode(text, start, at));
    if (name == null) {
      throw source.error(start, "malformed UTF-8 encoding");
    }
    return name;
  }

  private static boolean isIdChar(char c) {
    return c < 0x80 && ID_CHARS[c];
  }

  /** A word goes on until space or a parenthesis, so {@code 0$x} or {@code "a""b"} are one. */
  private void lexWord() {
    int start = at;
    TokenKind kind = lexPart();
    if (!isPart()) {
      add(kind, start, at);
      return;
    }
    while (isPart()) {
      lexPart();
    }
    add(TokenKind.RESERVED, start, at);
  }

  private boolean isPart() {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return c != ' '
        && c != ')'
        && c != '('
        && c != '\n'
        && c != '\t'
        && c != '\r'
        && !text.startsWith(";;", at);
  }

  private TokenKind lexPart() {
    char c = text.charAt(at);
    if (c == '"') {
      at = StringLiteral.end(source, at);
      return TokenKind.STRING;
    }
    if (isIdChar(c)) {
      return lexPlain(c);
    }
    if (",;[]{}".indexOf(c) < 0) {
      throw source.error(at, "illegal character");
    }
    at++;
    return TokenKind.RESERVED;
  }

  private TokenKind lexPlain(char first) {
    int start = at;
    while (at < text.length() && isIdChar(text.charAt(at))) {
      at++;
    }
    if (first == '$') {
      return lexId(start);
    }
    TokenKind number = NumberShape.of(text, start, at);
    if (number != null) {
      return number;
    }
    return first >= 'a' && first <= 'z' ? TokenKind.KEYWORD : TokenKind.RESERVED;
  }

  private TokenKind lexId(int start) {
    if (at > start + 1) {
      return TokenKind.ID;
    }
    boolean isQuoted = at < text.length() && text.charAt(at) == '"';
    boolean isEmpty = !isQuoted || quotedName("empty identifier").isEmpty();
    if (isEmpty && !isInAnnotation()) {
      throw source.error(start, "empty identifier");
    }
    return isEmpty ? TokenKind.RESERVED : TokenKind.ID;
  }
}
