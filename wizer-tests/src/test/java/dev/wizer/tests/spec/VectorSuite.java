package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.wizer.engine.WasmEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** All of the specification's scripts, run by one engine: a test for each, and one for the sum. */
final class VectorSuite {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MAX_SHOWN = 500;

  private final WasmEngine engine;
  private final boolean mayRefuse;
  private final Deviations deviations;
  private final List<ScriptReport> reports = new ArrayList<>();

  /**
   * Makes the suite.
   *
   * @param mayRefuse whether the engine may refuse what it does not support
   */
  VectorSuite(WasmEngine engine, boolean mayRefuse) {
    this.engine = engine;
    this.mayRefuse = mayRefuse;
    this.deviations = Deviations.of(engine.name());
  }

  Stream<DynamicTest> tests(SpecFolder folder) {
    List<Path> scripts = scripts(folder);
    return Stream.concat(
        scripts.stream().map(script -> test(folder.name(script), script)),
        Stream.of(DynamicTest.dynamicTest("total", () -> checkTotal(scripts.size()))));
  }

  /** An aborted test is easily overlooked among many that passed. */
  private static List<Path> scripts(SpecFolder folder) {
    try {
      return folder.scripts();
    } catch (TestAbortedException e) {
      System.out.println(e.getMessage());
      throw e;
    }
  }

  private DynamicTest test(String name, Path script) {
    return DynamicTest.dynamicTest(name, script.toUri(), () -> run(name, script));
  }

  private void run(String name, Path script) throws IOException {
    ScriptReport report = new ScriptRun(engine, LIMIT).run(name, Files.readAllBytes(script));
    reports.add(report);
    System.out.println(engine.name() + ": " + report.summary());
    List<String> problems = deviations.problems(report, mayRefuse);
    if (!problems.isEmpty()) {
      List<String> shown = problems.subList(0, Math.min(MAX_SHOWN, problems.size()));
      fail(report.summary() + "\n  " + String.join("\n  ", shown));
    }
  }

  private void checkTotal(int scriptCount) {
    assertEquals(scriptCount, reports.size(), "scripts run");
    for (ScriptReport report : reports) {
      assertEquals(report.commandCount(), report.results().size(), report.name());
    }
    if (reports.stream().allMatch(report -> report.passed() == 0)) {
      fail("not a single command passed");
    }
  }

  /** Prints the sum of all scripts so far. */
  void printTotal() {
    int commands = reports.stream().mapToInt(ScriptReport::commandCount).sum();
    int passed = reports.stream().mapToInt(ScriptReport::passed).sum();
    int failed = reports.stream().mapToInt(ScriptReport::failed).sum();
    int notRun = reports.stream().mapToInt(ScriptReport::notRun).sum();
    String subject = engine.name() + ": wast total";
    System.out.println(ScriptReport.line(subject, commands, passed, failed, notRun));
  }
}
