package dev.wizer.wasm.text;

/** A text that is no module, or no script. */
public final class WatException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final int MAX_LINE_LENGTH = 120;

  private final String problem;
  private final int line;
  private final int column;

  /**
   * Makes the failure.
   *
   * @param problem what is wrong, in the specification test suite's words
   * @param line the line in which it is wrong, from 1
   * @param column the character in that line at which it is wrong, from 1
   * @param text the line
   */
  WatException(String problem, int line, int column, String text) {
    super(problem + " (at line " + line + ", column " + column + ")" + excerpt(text, column));
    this.problem = problem;
    this.line = line;
    this.column = column;
  }

  private static String excerpt(String text, int column) {
    int start = Math.max(0, Math.min(column - 1 - MAX_LINE_LENGTH / 2, text.length()));
    String shown = text.substring(start, Math.min(text.length(), start + MAX_LINE_LENGTH));
    return "\n  " + shown.replace('\t', ' ') + "\n  " + " ".repeat(column - 1 - start) + "^";
  }

  /** {@return what is wrong, without the place} */
  public String problem() {
    return problem;
  }

  /** {@return the line in which it is wrong, from 1} */
  public int line() {
    return line;
  }

  /** {@return the character in its line at which it is wrong, from 1} */
  public int column() {
    return column;
  }
}
