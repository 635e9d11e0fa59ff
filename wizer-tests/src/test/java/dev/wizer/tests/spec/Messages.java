package dev.wizer.tests.spec;

import java.util.regex.Pattern;

/** Compares what we say with what scripts expect us to say. */
final class Messages {

  /** What some expected traps go on with: which element of a table it is. */
  private static final Pattern ELEMENT_INDEX = Pattern.compile(" \\d+");

  /**
   * What the scripts of the old exception instructions expect, of a validator that nobody else's
   * messages have to be like: behind the colon it says which types there are, as we do in another
   * way.
   */
  private static final String DETAILED_MISMATCH = "type mismatch: ";

  private Messages() {}

  /** {@return whether a message begins with the expected words, as the specification asks} */
  static boolean matches(String expected, String actual) {
    return actual.startsWith(withoutTypes(expected)) || isWithoutElementIndex(expected, actual);
  }

  private static String withoutTypes(String expected) {
    return expected.startsWith(DETAILED_MISMATCH)
        ? DETAILED_MISMATCH.substring(0, DETAILED_MISMATCH.indexOf(':'))
        : expected;
  }

  private static boolean isWithoutElementIndex(String expected, String actual) {
    return !actual.isEmpty()
        && expected.startsWith(actual)
        && ELEMENT_INDEX.matcher(expected.substring(actual.length())).matches();
  }
}
