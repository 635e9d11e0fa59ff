package dev.wizer.tests.spec;

import dev.wizer.engine.interp.InterpEngine;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Our own engine does all that the specification's vectors expect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecVectorsTest {

  private final VectorSuite suite = new VectorSuite(InterpEngine.create(), false);

  @TestFactory
  Stream<DynamicTest> scripts() {
    return suite.tests(SpecFolder.find());
  }

  @AfterAll
  void printTotal() {
    suite.printTotal();
  }
}
