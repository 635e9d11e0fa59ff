package dev.wizer.wasm.text;

/** What a token is by its spelling alone. */
enum TokenKind {
  /** An opening parenthesis. */
  OPEN,
  /** A closing parenthesis. */
  CLOSE,
  /** A word that begins with a small letter and is no number. */
  KEYWORD,
  /** A name with its dollar sign. */
  ID,
  /** A string with its quotes. */
  STRING,
  /** A number without sign, point and exponent. */
  NAT,
  /** A whole number with a sign. */
  INT,
  /** Any other number, infinities and NaNs included. */
  FLOAT,
  /** An opening parenthesis with the name of an annotation that we know. */
  ANNOTATION,
  /** Characters that make up a token but mean nothing. */
  RESERVED,
  /** The end of the text. */
  END
}
