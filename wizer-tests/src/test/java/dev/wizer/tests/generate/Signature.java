package dev.wizer.tests.generate;

/**
 * A function type, one letter a value type: i for i32, l for i64, f for f32, d for f64, v for v128.
 *
 * @param params the parameters' types
 * @param results the results' types
 */
record Signature(String params, String results) {

  static final Signature ACTION = new Signature("", "");

  static int code(char letter) {
    return switch (letter) {
      case 'i' -> 0x7F;
      case 'l' -> 0x7E;
      case 'f' -> 0x7D;
      case 'd' -> 0x7C;
      case 'v' -> 0x7B;
      default -> throw new IllegalArgumentException("no type: " + letter);
    };
  }
}
