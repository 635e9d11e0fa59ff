package dev.wizer.tests.spec;

import java.util.ArrayList;
import java.util.List;

/** What has become of a script's commands so far. Several threads may write to it. */
final class ScriptLog {

  private final List<CommandResult> results = new ArrayList<>();
  private int currentLine = 1;
  private boolean isClosed;

  /** Notes that a command begins. */
  synchronized void enter(int line) {
    currentLine = line;
  }

  synchronized void add(int line, Verdict verdict) {
    if (!isClosed) {
      results.add(new CommandResult(line, verdict));
    }
  }

  /** Notes that the command that began last did not end, and nothing after it. */
  synchronized void abandon(String why) {
    add(currentLine, new Verdict.Failed(why));
    isClosed = true;
  }

  synchronized List<CommandResult> results() {
    return List.copyOf(results);
  }
}
