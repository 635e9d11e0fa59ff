package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviationsTest {

  private static final CommandResult PASSED = new CommandResult(1, new Verdict.Passed());
  private static final CommandResult FAILED = new CommandResult(2, new Verdict.Failed("wrong"));
  private static final CommandResult NOT_RUN = new CommandResult(3, new Verdict.NotRun("no SIMD"));

  private static ScriptReport report(CommandResult... results) {
    return new ScriptReport("a/b.wast", results.length, List.of(results));
  }

  @Test
  void problems_allPassed_areNone() {
    assertEquals(List.of(), Deviations.parse("").problems(report(PASSED), false));
  }

  @Test
  void problems_failure_isOne() {
    assertEquals(
        List.of("a/b.wast:2: wrong"), Deviations.parse("").problems(report(PASSED, FAILED), true));
  }

  @Test
  void problems_listedFailure_isNone() {
    Deviations deviations = Deviations.parse("# remark\n\na/b.wast:2 it can't\n");

    assertEquals(List.of(), deviations.problems(report(PASSED, FAILED), false));
  }

  @Test
  void problems_failureListedForAnotherScript_isOne() {
    Deviations deviations = Deviations.parse("b.wast:2 it can't");

    assertEquals(1, deviations.problems(report(FAILED), false).size());
  }

  @Test
  void problems_listedCommandPasses_isOne() {
    Deviations deviations = Deviations.parse("a/b.wast:1 it can't");

    assertEquals(
        List.of("a/b.wast:1: passes, or is no command, but is listed as: it can't"),
        deviations.problems(report(PASSED), false));
  }

  @Test
  void problems_uncertainCommand_isNoneWhateverBecomesOfIt() {
    Deviations deviations = Deviations.parse("?a/b.wast:1 at times\n?a/b.wast:2 at times");

    assertEquals(List.of(), deviations.problems(report(PASSED, FAILED), false));
    assertEquals(1, deviations.problems(report(PASSED, NOT_RUN), false).size());
  }

  @Test
  void problems_notRun_isOneUnlessTheEngineMayRefuse() {
    Deviations none = Deviations.parse("");

    assertEquals(List.of("a/b.wast:3: not run: no SIMD"), none.problems(report(NOT_RUN), false));
    assertEquals(List.of(), none.problems(report(NOT_RUN), true));
  }

  @Test
  void problems_commandThatNobodySaw_isOne() {
    ScriptReport report = new ScriptReport("a.wast", 2, List.of(PASSED));

    assertEquals(
        List.of("a.wast: there are 2 commands, but 1 were seen"),
        Deviations.parse("").problems(report, true));
  }

  @Test
  void parse_lineWithoutAReason_throws() {
    assertThrows(IllegalArgumentException.class, () -> Deviations.parse("a.wast:1"));
    assertThrows(IllegalArgumentException.class, () -> Deviations.parse("a.wast why"));
  }
}
