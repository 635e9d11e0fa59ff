package dev.wizer.tests.properties;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.testkit.Regressions;
import dev.wizer.tests.Interp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What random tests and users have found, once more: the files of {@code regressions}. */
class RegressionsTest {

  @TestFactory
  List<DynamicTest> recordedFailures_runAgain_pass() throws IOException {
    return Regressions.tests();
  }

  /** A record of a test that has been renamed would not be run by any module. */
  @TestFactory
  List<DynamicTest> recordedFailures_nameTestsThatExist() throws IOException {
    return Regressions.namesOfTests().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertSourceExists(name)))
        .toList();
  }

  private static void assertSourceExists(String test) throws IOException {
    String file = test.substring(0, test.indexOf('#')).replace('.', '/') + ".java";
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      modules
          .map(module -> module.resolve("src/test/java").resolve(file))
          .filter(Files::exists)
          .forEach(found::add);
    }
    assertEquals(1, found.size(), file);
    String method = " " + test.substring(test.indexOf('#') + 1) + "(";
    assertTrue(Files.readString(found.get(0)).contains(method), test);
  }

  @TestFactory
  List<DynamicTest> modules_preInitializedInAllTiers_areWhatTheirCommentsSay() throws IOException {
    try (Stream<Path> files = Files.list(Regressions.FOLDER)) {
      List<DynamicTest> tests =
          files
              .filter(file -> file.toString().endsWith(".wat"))
              .sorted()
              .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)))
              .toList();
      assertFalse(tests.isEmpty());
      return tests;
    }
  }

  private static void run(Path file) throws IOException {
    RegressionModule module = RegressionModule.read(file);
    if (module.failure().isEmpty()) {
      succeed(module);
    } else {
      for (Interp tier : Interp.values()) {
        WizerException e =
            assertThrows(WizerException.class, () -> wizen(tier, module), tier::name);
        String actual = e.kind() + " " + e.getMessage() + " " + e.details();
        for (String part : module.failure().split(" ", 2)) {
          assertTrue(actual.contains(part), tier + ": " + actual);
        }
      }
    }
  }

  private static void succeed(RegressionModule module) {
    byte[] expected = wizen(Interp.INTERPRETED, module);
    for (Interp tier : Interp.values()) {
      assertArrayEquals(expected, wizen(tier, module), tier::name);
      Outcome initialized =
          Outcome.of(tier.engine(), module.bytes(), Engines.HOST, new Outcome.Call(module.init()));
      Outcome preInitialized = Outcome.of(tier.engine(), expected, Engines.HOST);
      assertEquals(initialized.withoutFirstCall(), preInitialized, tier::name);
      if (!module.state().isEmpty()) {
        assertEquals(module.state(), preInitialized.state(), tier::name);
      }
    }
  }

  private static byte[] wizen(Interp tier, RegressionModule module) {
    return Wizer.builder()
        .engine(tier.engine())
        .initFunc(module.init())
        .hostFunctions(Engines.HOST)
        .build()
        .run(module.bytes())
        .bytes();
  }
}
