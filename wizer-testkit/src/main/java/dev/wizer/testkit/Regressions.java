package dev.wizer.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The failures that random tests have found, as plain tests. */
public final class Regressions {

  /** The folder of the records, as the tests of each module see it. */
  public static final Path FOLDER = Path.of("..", "wizer-tests", "regressions");

  private Regressions() {}

  /** {@return a test for each record of {@link #FOLDER} whose test is in the class path} */
  public static List<DynamicTest> tests() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      FailureRecord failure = FailureRecord.read(file);
      if (isHere(failure.className())) {
        tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(failure)));
      }
    }
    return tests;
  }

  /** {@return the names of all tests that {@link #FOLDER} has records of, of any module} */
  public static List<String> namesOfTests() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : files()) {
      names.add(FailureRecord.read(file).test());
    }
    return names.stream().distinct().toList();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(FailureRecord.SUFFIX)).sorted().toList();
    }
  }

  private static boolean isHere(String className) {
    try {
      Class.forName(className);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void run(FailureRecord failure) throws Throwable {
    if (failure.arguments().isPresent()) {
      Method method = failure.method();
      Object[] arguments = Arguments.parse(method.getParameterTypes(), failure.arguments().get());
      JqwikSession.run(() -> call(method, arguments));
    } else {
      runAll(failure);
    }
  }

  private static void call(Method method, Object[] arguments) throws Throwable {
    Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
    constructor.setAccessible(true);
    method.setAccessible(true);
    try {
      method.invoke(constructor.newInstance(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Runs the test's class with the random numbers of the record. */
  private static void runAll(FailureRecord failure) throws ReflectiveOperationException {
    String before = System.getProperty(Seeds.BASE_SEED);
    System.setProperty(Seeds.BASE_SEED, Long.toString(failure.baseSeed()));
    try {
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      Launcher launcher = LauncherFactory.create();
      launcher.execute(
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClass(Class.forName(failure.className())))
              .build(),
          listener);
      TestExecutionSummary summary = listener.getSummary();
      assertEquals(List.of(), summary.getFailures().stream().map(Object::toString).toList());
      assertEquals(0, summary.getTotalFailureCount());
    } finally {
      if (before == null) {
        System.clearProperty(Seeds.BASE_SEED);
      } else {
        System.setProperty(Seeds.BASE_SEED, before);
      }
    }
  }
}
