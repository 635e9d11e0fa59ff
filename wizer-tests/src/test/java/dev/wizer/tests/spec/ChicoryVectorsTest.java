package dev.wizer.tests.spec;

import dev.wizer.engine.chicory.ChicoryEngine;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Chicory does what the specification's vectors expect, refuses what it would do otherwise, and its
 * other deviations are known one by one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChicoryVectorsTest {

  private final VectorSuite interpreter = new VectorSuite(ChicoryEngine.interpreter(), true);
  private final VectorSuite compiler = new VectorSuite(ChicoryEngine.compiler(), true);

  @TestFactory
  Stream<DynamicTest> interpreter() {
    return interpreter.tests(SpecFolder.find());
  }

  @TestFactory
  Stream<DynamicTest> compiler() {
    return compiler.tests(SpecFolder.find());
  }

  @AfterAll
  void printTotals() {
    interpreter.printTotal();
    compiler.printTotal();
  }
}
