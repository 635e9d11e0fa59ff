package dev.wizer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportCheckerTest {

  private static Module importing(String what) {
    return ModuleReader.read(WatParser.parse("(import \"m\" \"x\" (" + what + "))"));
  }

  @ParameterizedTest
  @CsvSource({
    "memory i64 1, memories",
    "table i64 1 funcref, tables",
    "global (mut anyref), globals",
    "tag (param i32), tags"
  })
  void check_importOfState_isRefusedByName(String what, String plural) {
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> ImportChecker.check(importing(what)));

    assertEquals(
        "cannot initialize Wasm modules that import " + plural + ": `m` `x`", refusal.getMessage());
  }

  @Test
  void check_importOfFunction_isNoObstacle() {
    assertDoesNotThrow(() -> ImportChecker.check(importing("func")));
  }
}
