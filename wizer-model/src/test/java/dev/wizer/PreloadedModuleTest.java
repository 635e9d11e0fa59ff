package dev.wizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.LinkException;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import org.junit.jupiter.api.Test;

class PreloadedModuleTest {

  private static final Module MODULE =
      ModuleReader.read(
          WatParser.parse(
              """
              (type $s (struct))
              (func (export "any") (param anyref))
              (func (export "defined") (param (ref null $s)))
              """));

  private static final PreloadedModule PRELOADED = new PreloadedModule("m", MODULE, null);

  private static FuncType type(int funcIndex) {
    return MODULE.funcType(MODULE.funcTypeIndices()[funcIndex]);
  }

  @Test
  void resolve_typeThatAllModulesKnow_isFound() {
    assertTrue(PRELOADED.resolve("m", "any", type(0)).isPresent());
  }

  @Test
  void resolve_typeThatAModuleDefines_isRefused() {
    LinkException failure =
        assertThrows(LinkException.class, () -> PRELOADED.resolve("m", "defined", type(1)));

    assertEquals(
        "incompatible import type for `m` `defined`: imported as "
            + type(1)
            + ", but the preloaded module's function has type "
            + type(1)
            + "; types that modules define can't be shared",
        failure.getMessage());
  }
}
