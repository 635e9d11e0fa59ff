package dev.wizer.tests.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private final Comparison comparison =
      new Comparison(
          List.of(measured(100, 10), measured(1_000, 10), measured(200, 10)),
          List.of(measured(50, 3), measured(100, 3), measured(180, 3)),
          List.of(40L, 90L, 50L));

  @Test
  void ratio_isTheMedianOfTheRoundsRatios() {
    assertEquals(0.5, comparison.ratio(Measurement::wallMillis));
    assertEquals(
        0.9,
        new Comparison(
                List.of(measured(100, 1), measured(1_000, 1), measured(200, 1)),
                List.of(measured(95, 1), measured(100, 1), measured(180, 1)),
                List.of(1L, 1L, 1L))
            .ratio(Measurement::wallMillis));
  }

  @Test
  void median_evenCount_isTheMeanOfTheMiddleTwo() {
    assertEquals(2.5, Comparison.median(List.of(9, 2, 3, 1)));
    assertEquals(3, Comparison.median(List.of(9, 3, 1)));
  }

  @Test
  void goals_areComparedWithWhatWasMeasured() {
    assertTrue(Goal.wall(0.5).isReachedIn(comparison));
    assertFalse(Goal.wall(0.49).isReachedIn(comparison));
    assertEquals(2.0, new Goal(Goal.What.STARTS, 1).value(comparison));
    assertEquals(0.3, new Goal(Goal.What.OUTPUT, 1).value(comparison));
    assertEquals(1, new Goal(Goal.What.MEBIBYTES, 1).value(comparison));
    assertEquals("wall 0.50 (goal 0.40, missed)", Goal.wall(0.4).text(comparison));
  }

  @Test
  void roundsThatFailed_areSeen() {
    List<Measurement> failed = List.of(measured(1, -1));
    List<Measurement> done = List.of(measured(1, 1));
    assertFalse(new Comparison(done, failed, List.of(1L)).isComplete());
    assertFalse(new Comparison(failed, done, List.of(1L)).isComplete());
    assertTrue(new Comparison(done, done, List.of(1L)).isComplete());
    assertThrows(
        IllegalArgumentException.class, () -> new Comparison(done, List.of(), List.of(1L)));
  }

  private static Measurement measured(long wallMillis, long outputBytes) {
    return new Measurement(wallMillis, wallMillis, 1_024, outputBytes);
  }
}
