package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofText;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import org.junit.jupiter.api.Test;

class TypeSectionValidatorTest {

  @Test
  void references_reachTheirOwnGroupButNoLaterOne() {
    assertEquals(VALID, ofText("(type (struct (field (ref null 0))))"));
    assertEquals(VALID, ofText("(rec (type (func (result (ref 1)))) (type (array (ref 0))))"));
    assertEquals("unknown type 1", ofText("(type (func (param (ref 1)))) (type (func))"));
    assertEquals("unknown type 7", ofText("(type (array (mut (ref null 7))))"));
  }

  @Test
  void superTypes_comeBeforeAndAreNotFinal() {
    assertEquals(VALID, ofText("(type $a (sub (func))) (type (sub final $a (func)))"));
    assertEquals(
        "sub type 1 has final super type 0",
        ofText("(type $a (sub final (func))) (type (sub $a (func)))"));
    assertEquals(
        "forward use of type 1 in sub type definition",
        ofText("(rec (type (sub 1 (func))) (type (sub (func))))"));
    assertEquals("unknown type 3", ofText("(type (sub 3 (func)))"));
  }

  @Test
  void severalSuperTypes_areRefused() {
    RawModule module =
        new RawModule()
            .vector(
                SectionId.TYPE,
                new int[] {0x50, 0, 0x60, 0, 0},
                new int[] {0x50, 2, 0, 0, 0x60, 0, 0});
    assertEquals("sub type 1 has 2 super types", of(module));
  }

  @Test
  void subTypes_mustMatch() {
    String base = "(type $s (sub (struct (field i32) (field (mut anyref)) (field anyref))))";
    assertEquals(
        VALID,
        ofText(
            base
                + "(type (sub $s (struct (field i32) (field (mut anyref)) (field eqref) (field i8))))"));
    String problem = "sub type 1 does not match super type 0";
    assertEquals(problem, ofText(base + "(type (sub $s (struct (field i32))))"));
    assertEquals(
        problem,
        ofText(base + "(type (sub $s (struct (field i32) (field (mut eqref)) (field anyref))))"));
    assertEquals(problem, ofText(base + "(type (sub $s (array i32)))"));
  }

  @Test
  void functions_takeMoreAndGiveLess() {
    String base = "(type $f (sub (func (param eqref) (result eqref))))";
    assertEquals(VALID, ofText(base + "(type (sub $f (func (param anyref) (result i31ref))))"));
    String problem = "sub type 1 does not match super type 0";
    assertEquals(problem, ofText(base + "(type (sub $f (func (param i31ref) (result eqref))))"));
    assertEquals(problem, ofText(base + "(type (sub $f (func (param eqref) (result anyref))))"));
    assertEquals(problem, ofText(base + "(type (sub $f (func (result eqref))))"));
  }

  @Test
  void chains_haveALimit() {
    StringBuilder chain = new StringBuilder("(type (sub (func)))");
    for (int i = 0; i < 63; i++) {
      chain.append("(type (sub ").append(i).append(" (func)))");
    }
    assertEquals(VALID, ofText(chain.toString()));
    chain.append("(type (sub 63 (func)))");
    assertEquals(
        "sub type 64 has too many super types above it, the limit is 63", ofText(chain.toString()));
  }

  @Test
  void longChainInOneGroup_isRefusedAtOnce() {
    StringBuilder chain = new StringBuilder("(rec (type (sub (func)))");
    for (int i = 0; i < 20_000; i++) {
      chain.append("(type (sub ").append(i).append(" (func)))");
    }
    assertEquals(
        "sub type 64 has too many super types above it, the limit is 63",
        ofText(chain.append(')').toString()));
  }

  @Test
  void equalGroups_areTheSameType() {
    String types =
        "(rec (type $a (struct (field (ref null 0))))) (rec (type $b (struct (field (ref null 1)))))";
    assertEquals(VALID, ofText(types + "(global (ref null $a) (ref.null $b))"));
    String other = "(rec (type $a (struct)) (type (func))) (rec (type $b (struct)))";
    assertEquals(
        "type mismatch: instruction requires [(ref null 0)] but stack has [(ref null 2)] in end",
        ofText(other + "(global (ref null $a) (ref.null $b))"));
  }
}
