package dev.wizer.engine.interp.ir;

/** Where in an operation's words an operand stands; the names are the letters of the docs. */
public enum Place {
  /** The high half of the first word. */
  D("d", 0, 0, 16, false),
  /** The low half of the second word. */
  A("a", 1, 16, 16, false),
  /** The high half of the second word. */
  B("b", 1, 0, 16, false),
  /** The high half of the second word, an unsigned number. */
  OFFSET("offset", 1, 0, 16, false),
  /** The high half of the second word, a signed number. */
  IMM("imm", 1, 0, 16, true),
  /** The low half of the second word, a signed number. */
  VALUE("value", 1, 16, 16, true),
  /** The second word. */
  WORD("word", 1, 0, 0, true),
  /** The low half of the third word. */
  C("c", 2, 16, 16, false),
  /** The high half of the third word. */
  WORD2_HIGH("word2", 2, 0, 16, false),
  /** The third word. */
  WORD2("word2", 2, 0, 0, true),
  /** The low half of the fourth word. */
  WORD3_LOW("word3", 3, 16, 16, false),
  /** The high half of the fourth word. */
  WORD3_HIGH("word3", 3, 0, 16, false),
  /** The fourth word. */
  WORD3("word3", 3, 0, 0, true),
  /** The fifth word. */
  WORD4("word4", 4, 0, 0, true),
  /** The sixth word. */
  WORD5("word5", 5, 0, 0, true);

  private final String letter;
  private final int word;
  private final int left;
  private final int right;
  private final boolean signed;

  Place(String letter, int word, int left, int right, boolean signed) {
    this.letter = letter;
    this.word = word;
    this.left = left;
    this.right = right;
    this.signed = signed;
  }

  /** {@return what the documentation of {@link IrOpcode} calls it} */
  public String letter() {
    return letter;
  }

  /** {@return the number that stands here in the operation at a position of the code} */
  public int of(int[] words, int position) {
    int shifted = words[position + word] << left;
    return signed ? shifted >> right : shifted >>> right;
  }

  /** {@return which word it is a part of; the first of the operation is 0} */
  public int word() {
    return word;
  }

  /** {@return the least number that has room here} */
  long min() {
    return signed ? -1L << (31 - right) : 0;
  }

  /** {@return the greatest number that has room here} */
  long max() {
    return (1L << (signed ? 31 : 32) - right) - 1;
  }

  /** {@return an operation's word with a number put here} */
  public int with(int old, int number) {
    int mask = -1 >>> right << (left == 0 ? right : 0);
    return old & ~mask | number << (left == 0 ? right : 0) & mask;
  }
}
