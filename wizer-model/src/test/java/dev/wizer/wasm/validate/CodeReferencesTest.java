package dev.wizer.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.BitSet;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeReferencesTest {

  private static CodeReferences referencesOf(String instructions) {
    String text =
        """
        (type $bytes (array (mut i8)))
        (type $funcs (array (mut funcref)))
        (memory 1)
        (table 1 funcref)
        (global funcref (ref.func 1))
        (data "abc")
        (elem func 0 2)
        (elem (i32.const 0) func 1)
        (func (local (ref null $bytes) (ref null $funcs)) %s)
        (func)
        (func)
        """
            .formatted(instructions);
    Module module = ModuleReader.read(WatParser.parse(text));
    return ModuleValidator.validate(module, EnumSet.allOf(Feature.class)).references();
  }

  private static BitSet set(int... funcs) {
    BitSet set = new BitSet();
    for (int func : funcs) {
      set.set(func);
    }
    return set;
  }

  @ParameterizedTest
  @CsvSource({
    "(memory.init 0 (i32.const 0) (i32.const 0) (i32.const 0)), true, false",
    "(data.drop 0), true, false",
    "(drop (array.new_data $bytes 0 (i32.const 0) (i32.const 1))), true, false",
    "(array.init_data $bytes 0 (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0)), true, false",
    "(table.init 0 (i32.const 0) (i32.const 0) (i32.const 0)), false, true",
    "(elem.drop 0), false, true",
    "(drop (array.new_elem $funcs 0 (i32.const 0) (i32.const 1))), false, true",
    "(array.init_elem $funcs 0 (local.get 1) (i32.const 0) (i32.const 0) (i32.const 0)), false, true",
    "(unreachable) (elem.drop 0), false, true",
    "(drop (array.new_default $bytes (i32.const 1))), false, false",
    "(memory.copy (i32.const 0) (i32.const 0) (i32.const 0)), false, false",
    "(drop (i64.const -5)), false, false"
  })
  void references_instruction_haveTheSegmentThatItNames(
      String instruction, boolean datas, boolean elems) {
    CodeReferences references = referencesOf(instruction);

    assertEquals(datas ? set(0) : set(), references.datas());
    assertEquals(elems ? set(0) : set(), references.elems());
  }

  @Test
  void among_funcs_areThoseToWhichCodeMakesReferences() {
    CodeReferences references = referencesOf("(drop (ref.func 0)) (call 2)");

    assertEquals(set(0), references.among(set(0, 1, 2)));
    assertEquals(set(), references.among(set(1, 2)));
    assertEquals(set(), references.among(set()));
  }

  @Test
  void references_moduleWithTheSameCode_areThoseOfTheOriginal() {
    Module module =
        ModuleReader.read(
            WatParser.parse(
                """
                (memory 1)
                (data "abc")
                (elem func 0)
                (func (data.drop 0) (drop (ref.func 0)))
                """));
    Validity original = ModuleValidator.validate(module, EnumSet.allOf(Feature.class));

    CodeReferences again = ModuleValidator.validate(module, original, 1).references();

    assertEquals(set(0), again.datas());
    assertEquals(set(), again.elems());
    assertEquals(set(0), again.among(set(0)));
  }
}
