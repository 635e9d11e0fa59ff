package dev.wizer.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSearchTest {

  private static CodeSearch search(String instructions, BitSet funcs) {
    String text =
        """
        (type $bytes (array (mut i8)))
        (type $funcs (array (mut funcref)))
        (memory 1)
        (table 1 funcref)
        (data "abc")
        (elem func 0)
        (func (local (ref null $bytes) (ref null $funcs)) %s)
        """
            .formatted(instructions);
    Module module = ModuleReader.read(WatParser.parse(text));
    CodeSearch search = new CodeSearch(module, funcs);
    search.search(module.funcs().get(0).body());
    return search;
  }

  @ParameterizedTest
  @CsvSource({
    "memory.init 0 (i32.const 0) (i32.const 0) (i32.const 0), true, false",
    "data.drop 0, true, false",
    "array.new_data $bytes 0 (i32.const 0) (i32.const 1), true, false",
    "array.init_data $bytes 0 (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0), true, false",
    "table.init 0 (i32.const 0) (i32.const 0) (i32.const 0), false, true",
    "elem.drop 0, false, true",
    "array.new_elem $funcs 0 (i32.const 0) (i32.const 1), false, true",
    "array.init_elem $funcs 0 (local.get 1) (i32.const 0) (i32.const 0) (i32.const 0), false, true",
    "array.new_default $bytes (i32.const 1), false, false",
    "i64.const -5, false, false"
  })
  void search_instruction_findsTheKindOfSegmentThatItNames(
      String instruction, boolean datas, boolean elems) {
    CodeSearch search = search("(drop (" + instruction + "))", new BitSet());

    assertEquals(datas, search.refersToDatas());
    assertEquals(elems, search.refersToElems());
  }

  @Test
  void search_referenceToFunction_isFoundIfAskedFor() {
    BitSet asked = new BitSet();
    asked.set(0);

    assertEquals(asked, search("(drop (ref.func 0))", asked).referencedFuncs());
    assertEquals(new BitSet(), search("(drop (ref.func 0))", new BitSet()).referencedFuncs());
  }
}
