package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static dev.wizer.wasm.binary.RawModule.name;
import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofText;
import static dev.wizer.wasm.validate.Verdicts.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import org.junit.jupiter.api.Test;

class ConstExprValidatorTest {

  private static final int[] IMPORTED_CONSTANT = concat(name(""), name("a"), bytes(3, 0x7F, 0));
  private static final int[] IMPORTED_VARIABLE = concat(name(""), name("b"), bytes(3, 0x7F, 1));

  /** Imports a constant i32 and a variable one, then has the globals given. */
  private static RawModule withGlobals(int[]... globals) {
    return new RawModule()
        .vector(SectionId.TYPE, bytes(0x60, 0, 0))
        .vector(SectionId.IMPORT, IMPORTED_CONSTANT, IMPORTED_VARIABLE)
        .vector(SectionId.FUNCTION, bytes(0))
        .vector(SectionId.GLOBAL, globals)
        .vector(SectionId.CODE, body(0, 0x0B));
  }

  private static String ofI32(int... expression) {
    return of(withGlobals(concat(bytes(0x7F, 0), expression, bytes(0x0B))));
  }

  @Test
  void constants_ofEachType_areConstant() {
    assertEquals(
        VALID,
        of(
            withGlobals(
                bytes(0x7F, 0, 0x41, 0, 0x0B),
                bytes(0x7E, 0, 0x42, 0, 0x0B),
                bytes(0x7D, 0, 0x43, 0, 0, 0, 0, 0x0B),
                bytes(0x7C, 0, 0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x0B),
                concat(bytes(0x7B, 0, 0xFD, 12), new int[16], bytes(0x0B)),
                bytes(0x70, 0, 0xD0, 0x70, 0x0B),
                bytes(0x6F, 0, 0xD0, 0x6F, 0x0B),
                bytes(0x70, 0, 0xD2, 0, 0x0B))));
  }

  @Test
  void arithmetic_ofExtendedConstants_isConstant() {
    assertEquals(VALID, ofI32(0x41, 1, 0x23, 0, 0x6A, 0x41, 2, 0x6B, 0x41, 3, 0x6C));
    assertEquals("constant expression required: i32.and", ofI32(0x41, 1, 0x41, 2, 0x71));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in i32.add",
        ofI32(0x41, 1, 0x6A));
  }

  @Test
  void otherInstructions_areNotConstant() {
    assertEquals("constant expression required: nop", ofI32(0x01));
    assertEquals("constant expression required: block", ofI32(0x02, 0x40, 0x0B, 0x41, 0));
    assertEquals("constant expression required: i32.load", ofI32(0x41, 0, 0x28, 2, 0));
    assertEquals("constant expression required: unreachable", ofI32(0x00));
    assertEquals("constant expression required: local.get", ofI32(0x20, 0));
    assertEquals("illegal opcode ff", ofI32(0xFF));
    assertEquals("constant expression required: i31.get_s", ofI32(0x41, 0, 0xFB, 0x1C, 0xFB, 0x1D));
  }

  @Test
  void result_mustBeOneOfTheType() {
    assertEquals("type mismatch: instruction requires [i32] but stack has [] in end", ofI32());
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in end", ofI32(0x42, 0));
    assertEquals(
        "type mismatch: block requires [i32] but stack has [i32 i32] in end",
        ofI32(0x41, 0, 0x41, 0));
  }

  @Test
  void globalGet_ofAVariable_isNotConstant() {
    assertEquals("constant expression required in global.get: global 1 is mutable", ofI32(0x23, 1));
  }

  @Test
  void globalGet_reachesGlobalsBeforeAlone() {
    int[] first = bytes(0x7F, 0, 0x41, 0, 0x0B);
    assertEquals(VALID, of(withGlobals(first, bytes(0x7F, 0, 0x23, 2, 0x0B))));
    assertEquals("unknown global 2 in global.get", ofI32(0x23, 2));
    assertEquals(
        "unknown global 3 in global.get", of(withGlobals(bytes(0x7F, 0, 0x23, 3, 0x0B), first)));
  }

  @Test
  void globalGet_ofADefinedGlobal_needsExtendedConstants() {
    RawModule module = withGlobals(bytes(0x7F, 0, 0x23, 0, 0x0B), bytes(0x7F, 0, 0x23, 2, 0x0B));
    assertEquals(
        "constant expression required in global.get: global 2 is not imported",
        without(Feature.EXTENDED_CONST, module));
  }

  @Test
  void refFunc_inAGlobal_declaresTheFunction() {
    assertEquals("unknown function 1 in ref.func", of(withGlobals(bytes(0x70, 0, 0xD2, 1, 0x0B))));
    RawModule module =
        new RawModule()
            .vector(SectionId.TYPE, bytes(0x60, 0, 0))
            .vector(SectionId.FUNCTION, bytes(0))
            .vector(SectionId.GLOBAL, bytes(0x70, 0, 0xD2, 0, 0x0B))
            .vector(SectionId.CODE, body(0, 0xD2, 0, 0x1A, 0x0B));
    assertEquals(VALID, of(module));
  }

  @Test
  void newObjects_areConstant() {
    String types =
        "(type $s (struct (field i32 anyref))) (type $a (array i8)) (type $f (array f32))";
    assertEquals(
        VALID,
        ofText(
            types
                + "(global $i (ref i31) (ref.i31 (i32.const 1)))"
                + "(global (ref $s) (struct.new $s (i32.const 1) (global.get $i)))"
                + "(global (ref $s) (struct.new_default $s))"
                + "(global (ref $a) (array.new $a (i32.const 1) (i32.const 2)))"
                + "(global (ref $a) (array.new_default $a (i32.const 2)))"
                + "(global (ref $f) (array.new_fixed $f 2 (f32.const 1) (f32.const 2)))"
                + "(global externref (extern.convert_any (global.get $i)))"
                + "(global anyref (any.convert_extern (ref.null extern)))"));
  }

  @Test
  void otherInstructionsOnObjects_areNotConstant() {
    String types = "(type $s (struct (field i32))) (type $a (array i8)) (data $d \"\")";
    assertEquals(
        "constant expression required: array.new_data",
        ofText(types + "(global (ref $a) (array.new_data $a $d (i32.const 0) (i32.const 0)))"));
    assertEquals(
        "constant expression required: struct.get",
        ofText(types + "(global i32 (struct.get $s 0 (struct.new_default $s)))"));
    assertEquals(
        "constant expression required: ref.as_non_null",
        ofText(types + "(global (ref any) (ref.as_non_null (ref.null any)))"));
  }

  @Test
  void refFunc_isOfTheFunctionsOwnType() {
    String func = "(type $f (func)) (type $g (func (param i32))) (func $a (type $f))";
    assertEquals(VALID, ofText(func + "(global (ref $f) (ref.func $a))"));
    assertEquals(
        "type mismatch: instruction requires [(ref 1)] but stack has [(ref 0)] in end",
        ofText(func + "(global (ref $g) (ref.func $a))"));
  }
}
