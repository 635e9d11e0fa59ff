package dev.wizer.tests.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The commands of which it is known, and said why, that an engine does not do what the vectors
 * expect. One that does so after all is as wrong as one that is not listed.
 */
final class Deviations {

  private final Map<String, Map<Integer, String>> reasonsByLineByScript = new HashMap<>();

  /** What passes or not, depending on what the JVM has compiled. */
  private final Map<String, Set<Integer>> uncertainLinesByScript = new HashMap<>();

  /**
   * Reads a table: {@code SCRIPT:LINE REASON} in each line, with a question mark before it for a
   * command that sometimes passes; the rest of a line that begins with {@code #} is a remark.
   */
  static Deviations parse(String table) {
    Deviations deviations = new Deviations();
    table
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(deviations::parseLine);
    return deviations;
  }

  /** {@return the tables of our reader and validator and of an engine, resources by their names} */
  static Deviations of(String engineName) {
    return parse(table("model") + table(engineName));
  }

  private static String table(String name) {
    String resource = "/spec/" + name + ".txt";
    try (InputStream table = Deviations.class.getResourceAsStream(resource)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void parseLine(String line) {
    boolean isUncertain = line.startsWith("?");
    int colon = line.indexOf(':');
    int space = line.indexOf(' ');
    if (colon < 0 || space < colon || line.substring(space).isBlank()) {
      throw new IllegalArgumentException("not SCRIPT:LINE REASON: " + line);
    }
    String script = line.substring(isUncertain ? 1 : 0, colon);
    int number = Integer.parseInt(line.substring(colon + 1, space));
    reasonsByLineByScript
        .computeIfAbsent(script, key -> new TreeMap<>())
        .put(number, line.substring(space + 1));
    if (isUncertain) {
      uncertainLinesByScript.computeIfAbsent(script, key -> new HashSet<>()).add(number);
    }
  }

  /**
   * {@return what is wrong with a report, a line each}
   *
   * @param mayRefuse whether the engine may refuse what it does not support
   */
  List<String> problems(ScriptReport report, boolean mayRefuse) {
    Map<Integer, String> known = reasonsByLineByScript.getOrDefault(report.name(), Map.of());
    Map<Integer, String> unseen = new TreeMap<>(known);
    unseen.keySet().removeAll(uncertainLinesByScript.getOrDefault(report.name(), Set.of()));
    List<String> problems = new ArrayList<>();
    for (CommandResult result : report.results()) {
      String problem = problem(result.verdict(), mayRefuse);
      if (problem.isEmpty()) {
        continue;
      }
      unseen.remove(result.line());
      if (!known.containsKey(result.line())) {
        problems.add(report.name() + ":" + result.line() + ": " + problem);
      }
    }
    unseen.forEach(
        (line, reason) ->
            problems.add(
                report.name()
                    + ":"
                    + line
                    + ": passes, or is no command, but is listed as: "
                    + reason));
    if (report.results().size() != report.commandCount()) {
      problems.add(
          report.name()
              + (": there are " + report.commandCount() + " commands, but ")
              + (report.results().size() + " were seen"));
    }
    return problems;
  }

  private static String problem(Verdict verdict, boolean mayRefuse) {
    if (verdict instanceof Verdict.Failed failed) {
      return failed.why();
    }
    return verdict instanceof Verdict.NotRun notRun && !mayRefuse ? "not run: " + notRun.why() : "";
  }
}
