package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    return Stream.concat(
        suite.tests(SpecFolder.find()),
        Stream.of(DynamicTest.dynamicTest("compiled", this::functionsWereCompiled)));
  }

  private void functionsWereCompiled() {
    boolean compiles = HOW == Interp.COMPILED || HOW == Interp.IN_SMALL_REGIONS;
    assertEquals(compiles, HOW.compiledRegions() > 0);
  }

  @AfterAll
  void printTotal() {
    suite.printTotal();
  }
}
