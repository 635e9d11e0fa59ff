package dev.wizer.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentPlannerTest {

  private static Regions regions(long... bounds) {
    Regions regions = new Regions(0);
    for (int i = 0; i < bounds.length; i += 2) {
      regions.add(bounds[i], bounds[i + 1]);
    }
    return regions;
  }

  private static String text(Regions regions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < regions.count(); i++) {
      text.append(regions.start(i)).append('-').append(regions.end(i)).append(' ');
    }
    return text.toString().trim();
  }

  @Test
  void plan_fewerThanTheLimit_changesNothing() {
    List<Regions> spaces = List.of(regions(0, 1, 10, 11), regions(5, 6));

    assertSame(spaces, SegmentPlanner.plan(spaces, 3));
  }

  @Test
  void plan_oneTooMany_closesTheSmallestGapOfAllSpaces() {
    List<Regions> spaces = List.of(regions(0, 1, 21, 22), regions(0, 1, 11, 12, 100, 101));

    List<Regions> planned = SegmentPlanner.plan(spaces, 4);

    assertEquals("0-1 21-22", text(planned.get(0)));
    assertEquals("0-12 100-101", text(planned.get(1)));
  }

  @Test
  void plan_equalGaps_keepsTheFirst() {
    List<Regions> spaces = List.of(regions(0, 1, 11, 12, 22, 23, 33, 34));

    assertEquals("0-1 11-34", text(SegmentPlanner.plan(spaces, 2).get(0)));
  }

  @Test
  void plan_limitBelowTheNumberOfSpaces_keepsOneForEach() {
    List<Regions> spaces = List.of(regions(0, 1, 11, 12), regions(), regions(3, 4, 5_000, 5_001));

    List<Regions> planned = SegmentPlanner.plan(spaces, 1);

    assertEquals("0-12", text(planned.get(0)));
    assertEquals("", text(planned.get(1)));
    assertEquals("3-5001", text(planned.get(2)));
  }
}
