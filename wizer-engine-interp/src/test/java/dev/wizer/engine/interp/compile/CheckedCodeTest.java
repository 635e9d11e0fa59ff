package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.exec.Numbers;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.engine.interp.runtime.Instantiation;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.translate.FunctionTranslator;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled code has checks of what the compiler believed if that is asked for, and only then. */
class CheckedCodeTest {

  private static final String TEXT =
      """
      (module (memory 1) (func (param i32 f64) (result i64)
        local.get 0 i32.load
        local.get 0 i32.load
        i32.add i64.extend_i32_s i64.const 40 i64.shr_s
        local.get 1 local.get 1 f64.mul local.get 1 f64.lt i64.extend_i32_u i64.add))
      """;

  private static final List<String> CHECKS =
      List.of("tested", "operand", "execute", "result", "unseen");

  private static String code(Object facts) {
    Store store = new Store(Geometry.STANDARD);
    ModuleInstance instance =
        Instantiation.instantiate(store, ModuleReader.read(WatParser.parse(TEXT)), List.of());
    Func func = instance.func(0);
    func.prepare(FunctionTranslator.translate(instance.layout, 0));
    FunctionCompiler compiler =
        FunctionCompiler.of(
            func,
            store,
            RegionLimits.OF_HOTSPOT,
            Numbers.TESTED.access(),
            BlockProfile.NONE,
            new Object(),
            new Object(),
            facts);
    return new String(compiler.compile(0, "Checked").bytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void code_withFacts_callsEachCheck() {
    String code = code(new Object());
    assertTrue(code.contains(Names.CHECKED_FACTS));
    for (String check : CHECKS) {
      assertTrue(code.contains(check), check);
    }
  }

  @Test
  void code_withoutFacts_hasNoneOfIt() {
    assertEquals(-1, code(null).indexOf(Names.CHECKED_FACTS));
  }

  @Test
  void testsOfThisModule_runWithChecks() {
    assertEquals("true", System.getProperty("wizer.check"));
  }
}
