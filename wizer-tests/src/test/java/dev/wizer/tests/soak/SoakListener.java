package dev.wizer.tests.soak;

import dev.wizer.testkit.FailureRecord;
import dev.wizer.testkit.SoakFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Counts a round's tests, prints failures, and records those of JUnit's own tests. */
final class SoakListener implements TestExecutionListener {

  private final SoakFolder folder;
  private final long baseSeed;
  private final List<String> failures = new ArrayList<>();
  private int tests;

  SoakListener(SoakFolder folder, long baseSeed) {
    this.folder = folder;
    this.baseSeed = baseSeed;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    tests += test.isTest() ? 1 : 0;
    try {
      String name = name(test);
      boolean ofJqwik = test.getUniqueIdObject().getEngineId().filter("jqwik"::equals).isPresent();
      if (test.isTest() && !ofJqwik) {
        folder.count(name, 1);
      }
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        failures.add(name);
        System.out.println("FAILED " + name + " " + test.getDisplayName());
        result.getThrowable().ifPresent(cause -> cause.printStackTrace(System.out));
        if (!ofJqwik) {
          folder.save(new FailureRecord(name, baseSeed, Optional.empty()), result.getThrowable());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(TestIdentifier test) {
    TestSource source = test.getSource().orElse(null);
    if (source instanceof MethodSource method) {
      return method.getClassName() + "#" + method.getMethodName();
    }
    return source instanceof ClassSource type ? type.getClassName() + "#" : test.getDisplayName();
  }

  boolean foundNothing() {
    return failures.isEmpty() && tests > 0;
  }

  String summary() {
    return "round of seed " + baseSeed + ": " + tests + " tests, " + failures.size() + " failed";
  }
}
