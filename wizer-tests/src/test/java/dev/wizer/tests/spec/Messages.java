package dev.wizer.tests.spec;

import java.util.regex.Pattern;

/** Compares what we say with what scripts expect us to say. */
final class Messages {

  /** What some expected messages go on with: which element of a table it is. */
  private static final Pattern ELEMENT_INDEX = Pattern.compile(" \\d+");

  private Messages() {}

  /** {@return whether a message begins with the expected words, as the specification asks} */
  static boolean matches(String expected, String actual) {
    return actual.startsWith(expected) || isWithoutElementIndex(expected, actual);
  }

  private static boolean isWithoutElementIndex(String expected, String actual) {
    return expected.startsWith(actual)
        && ELEMENT_INDEX.matcher(expected.substring(actual.length())).matches();
  }
}
