package dev.wizer.tests.spec;

/** What became of a command. */
sealed interface Verdict {

  /** It did what the script expects. */
  record Passed() implements Verdict {}

  /**
   * It did something else.
   *
   * @param why what happened instead
   */
  record Failed(String why) implements Verdict {}

  /**
   * It was not tried, or could not be.
   *
   * @param why what was in the way
   */
  record NotRun(String why) implements Verdict {}
}
