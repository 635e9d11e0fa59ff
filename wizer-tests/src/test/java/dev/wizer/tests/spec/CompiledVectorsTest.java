package dev.wizer.tests.spec;

import dev.wizer.tests.Interp;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * So does it if it compiles all functions; {@code -Dwizer.tests.compilation=IN_SMALL_REGIONS}, or
 * another of {@link Interp}, chooses how.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompiledVectorsTest {

  private static final Interp HOW =
      Interp.valueOf(System.getProperty("wizer.tests.compilation", Interp.COMPILED.name()));

  private final VectorSuite suite = new VectorSuite(HOW.engine(), false);

  @TestFactory
  Stream<DynamicTest> scripts() {
    return suite.tests(SpecFolder.find());
  }

  @AfterAll
  void printTotal() {
    suite.printTotal();
  }
}
