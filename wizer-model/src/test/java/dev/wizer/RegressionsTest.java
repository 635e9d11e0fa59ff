package dev.wizer;

import dev.wizer.testkit.Regressions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What random tests of this module have found, once more. */
class RegressionsTest {

  @TestFactory
  List<DynamicTest> recordedFailures_runAgain_pass() throws IOException {
    return Regressions.tests();
  }
}
