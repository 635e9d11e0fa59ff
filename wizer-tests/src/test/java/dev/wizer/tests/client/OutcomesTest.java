package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  @Test
  void differences_ofSameOutcomes_areNone() {
    assertEquals(List.of(), differences(List.of("call f 1"), List.of("call f 1")));
  }

  @Test
  void differences_ofAnotherLine_tellWhereAndWhat() {
    assertEquals(
        List.of("7: line 1: expected `call g 2`, got `call g 3`"),
        differences(List.of("call f 1", "call g 2"), List.of("call f 1", "call g 3")));
  }

  @Test
  void differences_whenOneEndsEarlier_areTold() {
    assertEquals(
        List.of("7: line 1: expected `nothing`, got `log 0 1`"),
        differences(List.of("call f 1"), List.of("call f 1", "log 0 1")));
  }

  @Test
  void differences_afterTheStackIsExhausted_areNotTold() {
    assertEquals(
        List.of(),
        differences(List.of("call f exhausted", "call g 2"), List.of("call f 1", "call g 3")));
  }

  @Test
  void differences_beforeTheStackIsExhausted_areTold() {
    assertEquals(
        List.of("7: line 0: expected `call g 2`, got `call g 3`"),
        differences(List.of("call g 2", "call f exhausted"), List.of("call g 3", "call f 1")));
  }

  private static List<String> differences(List<String> expected, List<String> actual) {
    return Outcomes.differences(Map.of("7", expected), Map.of("7", actual));
  }
}
