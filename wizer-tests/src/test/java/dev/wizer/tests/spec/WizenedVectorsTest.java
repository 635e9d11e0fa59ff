package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.text.WastParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every module of the specification's scripts that stands alone is pre-initialized, with each of
 * its functions that could be the initialization function, and behaves as the original does after
 * it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WizenedVectorsTest {

  private static final TimeLimit LIMIT = new TimeLimit(Duration.ofSeconds(60));

  private final WizenedComparison comparison = new WizenedComparison(InterpEngine.create());
  private final V8Comparison v8 = new V8Comparison();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private int same;
  private int failedAlike;
  private int different;

  @TestFactory
  Stream<DynamicTest> scripts() {
    SpecFolder folder = SpecFolder.find();
    List<Path> scripts = folder.scripts();
    return Stream.of(
            scripts.stream().map(script -> test(folder.name(script), script)),
            Stream.of(DynamicTest.dynamicTest("some", () -> assertTrue(same > 0, "none compared"))),
            Stream.of(DynamicTest.dynamicTest("V8", v8::run)))
        .flatMap(tests -> tests);
  }

  private DynamicTest test(String name, Path script) {
    return DynamicTest.dynamicTest(name, script.toUri(), () -> run(name, script));
  }

  private void run(String name, Path script) throws IOException {
    WizenedCases found = WizenedCases.of(name, WastParser.parse(Files.readAllBytes(script)));
    List<WizenedCase> cases = found.cases();
    found.leftOut().forEach((why, count) -> leftOut.merge(why, count, Integer::sum));
    List<String> problems = Collections.synchronizedList(new ArrayList<>());
    boolean ended =
        LIMIT.run(
            "wizened " + name,
            () -> cases.forEach(subject -> compare(subject, problems)),
            (thread, e) -> problems.add("the comparison failed: " + e));
    if (!ended) {
      problems.add("no end within " + LIMIT);
    }
    if (!problems.isEmpty()) {
      fail(String.join("\n  ", problems));
    }
  }

  private void compare(WizenedCase subject, List<String> problems) {
    WizenedResult result = result(subject);
    if (result instanceof WizenedResult.Same equal) {
      same++;
      v8.add(subject, equal.output());
    } else if (result instanceof WizenedResult.FailedAlike) {
      failedAlike++;
    } else if (result instanceof WizenedResult.NotComparable notComparable) {
      leftOut.merge("(function) " + notComparable.why(), 1, Integer::sum);
    } else {
      different++;
      problems.add(subject + ": " + ((WizenedResult.Different) result).how());
    }
  }

  /** What escapes is a defect of this one comparison, and should not hide the others. */
  private WizenedResult result(WizenedCase subject) {
    try {
      return comparison.compare(subject);
    } catch (RuntimeException | StackOverflowError e) {
      return new WizenedResult.Different("unexpected " + e);
    }
  }

  @AfterAll
  void printTotal() {
    System.out.println(
        "wizened total: "
            + (same + failedAlike + different)
            + (" functions compared, " + same + " the same, " + failedAlike + " fail alike, ")
            + (different + " differ"));
    leftOut.forEach((why, count) -> System.out.println("    not compared: " + count + " " + why));
  }
}
