package dev.wizer.tests.spec;

import dev.wizer.engine.WasmEngine;
import dev.wizer.wasm.text.WastParser;
import dev.wizer.wasm.text.WatException;
import dev.wizer.wasm.text.script.WastCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Runs scripts, each within a time limit. */
final class ScriptRun {

  private final WasmEngine engine;
  private final TimeLimit limit;

  /**
   * Makes a runner.
   *
   * @param limit how long a script may take
   */
  ScriptRun(WasmEngine engine, Duration limit) {
    this.engine = engine;
    this.limit = new TimeLimit(limit);
  }

  /** {@return what becomes of a script} */
  ScriptReport run(String name, byte[] script) {
    ScriptLog log = new ScriptLog();
    try {
      List<WastCommand> commands = WastParser.parse(script);
      Runnable task = () -> new CommandRunner(engine, ScriptModules.of(name), log).run(commands);
      if (!limit.run("wast " + name, task, (thread, e) -> log.abandon("the runner failed: " + e))) {
        log.abandon("no end within " + limit);
      }
    } catch (WatException e) {
      log.add(e.line(), new Verdict.Failed("the script can't be parsed: " + e.getMessage()));
    }
    int count = CommandCounter.count(new String(script, StandardCharsets.ISO_8859_1));
    return new ScriptReport(name, count, log.results());
  }
}
