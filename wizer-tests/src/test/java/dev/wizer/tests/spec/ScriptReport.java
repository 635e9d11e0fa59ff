package dev.wizer.tests.spec;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a script.
 *
 * @param name the script
 * @param commandCount how many commands its text has, counted without the parser
 * @param results what became of each, by line
 */
record ScriptReport(String name, int commandCount, List<CommandResult> results) {

  ScriptReport {
    results = results.stream().sorted(Comparator.comparingInt(CommandResult::line)).toList();
  }

  int passed() {
    return count(Verdict.Passed.class);
  }

  int failed() {
    return count(Verdict.Failed.class);
  }

  /** {@return how many were not run, those included of which nothing was heard} */
  int notRun() {
    return commandCount - passed() - failed();
  }

  private int count(Class<? extends Verdict> kind) {
    return (int) results.stream().filter(result -> kind.isInstance(result.verdict())).count();
  }

  /** {@return the numbers in one line, and below it the reasons for which commands were not run} */
  String summary() {
    StringBuilder text = new StringBuilder(line(name, commandCount, passed(), failed(), notRun()));
    if (results.size() < commandCount) {
      text.append("\n    ").append(commandCount - results.size()).append(" never reached");
    }
    notRunByReason().forEach((why, count) -> text.append("\n    ").append(count + " " + why));
    return text.toString();
  }

  /** {@return the numbers of anything in one line} */
  static String line(String name, int commands, int passed, int failed, int notRun) {
    return name
        + (": " + commands + " commands, " + passed + " passed, ")
        + (failed + " failed, " + notRun + " not run");
  }

  private Map<String, Long> notRunByReason() {
    return results.stream()
        .filter(result -> result.verdict() instanceof Verdict.NotRun)
        .map(result -> ((Verdict.NotRun) result.verdict()).why())
        .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
  }
}
