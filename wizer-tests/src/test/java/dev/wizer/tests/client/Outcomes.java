package dev.wizer.tests.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What plans gave here and there, to be compared. */
final class Outcomes {

  private static final String EXHAUSTED = "exhausted";

  private Outcomes() {}

  /**
   * {@return one line for each plan whose outcomes differ: the first difference}
   *
   * @param expected what each plan gave, by a name
   * @param actual what it gave elsewhere
   */
  static List<String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> actual) {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : new TreeMap<>(expected).entrySet()) {
      String difference = difference(entry.getValue(), actual.get(entry.getKey()));
      if (!difference.isEmpty()) {
        differences.add(entry.getKey() + ": " + difference);
      }
    }
    return differences;
  }

  /** Where the stack ends is the engine's own business, and so is all that happens afterwards. */
  private static String difference(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String expectedLine = i < expected.size() ? expected.get(i) : "nothing";
      String actualLine = i < actual.size() ? actual.get(i) : "nothing";
      if (expectedLine.endsWith(EXHAUSTED) || actualLine.endsWith(EXHAUSTED)) {
        return "";
      }
      if (!expectedLine.equals(actualLine)) {
        return "line " + i + ": expected `" + expectedLine + "`, got `" + actualLine + "`";
      }
    }
    return "";
  }
}
