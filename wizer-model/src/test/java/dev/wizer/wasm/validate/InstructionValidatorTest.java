package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofCode;
import static dev.wizer.wasm.validate.Verdicts.richWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstructionValidatorTest {

  private static Stream<Opcode> opcodesWithSignature() {
    return Stream.of(Opcode.values()).filter(opcode -> opcode.signature() != null);
  }

  private static int[] constant(char type) {
    return switch (type) {
      case 'i' -> bytes(0x41, 0);
      case 'l' -> bytes(0x42, 0);
      case 'f' -> bytes(0x43, 0, 0, 0, 0);
      case 'd' -> bytes(0x44, 0, 0, 0, 0, 0, 0, 0, 0);
      default -> concat(bytes(0xFD, 12), new int[16]);
    };
  }

  private static int[] constants(String types) {
    int[] code = {};
    for (char type : types.toCharArray()) {
      code = concat(code, constant(type));
    }
    return code;
  }

  private static int[] instruction(Opcode opcode) {
    WasmWriter writer = new WasmWriter();
    opcode.write(writer);
    int[] code = {};
    for (byte b : writer.toByteArray()) {
      code = concat(code, bytes(b & 0xFF));
    }
    return concat(code, immediates(opcode));
  }

  private static int[] immediates(Opcode opcode) {
    return switch (opcode.immediates()) {
      case NONE -> bytes();
      case MEM_ARG_LANE -> bytes(0, 0, 0);
      case MEM_ARG -> bytes(opcode.naturalAlignment(), 0);
      case MEMORY_MEMORY, DATA_MEMORY, TABLE_TABLE, ELEM_TABLE -> bytes(0, 0);
      case F32 -> new int[4];
      case F64 -> new int[8];
      case V128, LANES -> new int[16];
      default -> bytes(0);
    };
  }

  private static String operands(Opcode opcode) {
    return opcode.signature().substring(0, opcode.signature().indexOf(':'));
  }

  private static String results(Opcode opcode) {
    return opcode.signature().substring(opcode.signature().indexOf(':') + 1);
  }

  private static int[] drops(int count) {
    int[] code = new int[count];
    java.util.Arrays.fill(code, 0x1A);
    return code;
  }

  @ParameterizedTest
  @MethodSource("opcodesWithSignature")
  void instruction_withItsOperands_givesItsResult(Opcode opcode) {
    String results = results(opcode);
    int[] code = concat(constants(operands(opcode)), instruction(opcode), drops(results.length()));
    assertEquals(VALID, ofCode(code));
    for (char type : results.toCharArray()) {
      int[] typed =
          concat(
              bytes(0x02, resultType(type)),
              constants(operands(opcode)),
              instruction(opcode),
              bytes(0x0B, 0x1A));
      assertEquals(VALID, ofCode(typed));
    }
  }

  private static int resultType(char type) {
    return 0x7F - "ilfdv".indexOf(type);
  }

  @ParameterizedTest
  @MethodSource("opcodesWithSignature")
  void instruction_withAnOperandMissing_isMismatched(Opcode opcode) {
    String operands = operands(opcode);
    if (!operands.isEmpty()) {
      int[] code = concat(constants(operands.substring(1)), instruction(opcode));
      assertMismatch(opcode, ofCode(code));
    }
  }

  @ParameterizedTest
  @MethodSource("opcodesWithSignature")
  void instruction_withAWrongOperand_isMismatched(Opcode opcode) {
    String operands = operands(opcode);
    for (int i = 0; i < operands.length(); i++) {
      char wrong = operands.charAt(i) == 'f' ? 'd' : 'f';
      String changed = operands.substring(0, i) + wrong + operands.substring(i + 1);
      assertMismatch(opcode, ofCode(concat(constants(changed), instruction(opcode))));
    }
  }

  private static void assertMismatch(Opcode opcode, String problem) {
    assertTrue(problem.startsWith("type mismatch: instruction requires ["), problem);
    assertTrue(problem.endsWith(" in " + opcode.mnemonic()), problem);
  }

  @Test
  void local_inRange_hasItsType() {
    assertEquals(VALID, of(richWith(1, 1, 1, 0x7E, 0x42, 0, 0x21, 1, 0x20, 1, 0xA7, 0x0B)));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in local.set",
        of(richWith(1, 1, 1, 0x7E, 0x41, 0, 0x21, 1, 0x20, 0, 0x0B)));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [] in local.tee",
        of(richWith(1, 0, 0x22, 0, 0x0B)));
    assertEquals(VALID, of(richWith(1, 0, 0x41, 0, 0x22, 0, 0x0B)));
  }

  @Test
  void local_outOfRange_isUnknown() {
    assertEquals("unknown local 2 in local.get", of(richWith(1, 1, 1, 0x7E, 0x20, 2, 0x0B)));
    assertEquals("unknown local 0 in local.set", ofCode(0x41, 0, 0x21, 0));
    assertEquals(
        "unknown local 4294967295 in local.tee",
        ofCode(0x41, 0, 0x22, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F));
  }

  @Test
  void local_beyondOneByteIndex_hasItsType() {
    int[] locals = {2, 0xFF, 0x01, 0x7E, 2, 0x7D};
    assertEquals(VALID, of(richWith(0, concat(locals, bytes(0x20, 0x80, 0x02, 0x8B, 0x1A, 0x0B)))));
    assertEquals(
        "type mismatch: instruction requires [f32] but stack has [i64] in f32.abs",
        of(richWith(0, concat(locals, bytes(0x20, 0xFE, 0x01, 0x8B, 0x1A, 0x0B)))));
  }

  @Test
  void locals_overTheLimit_areTooMany() {
    assertEquals(VALID, of(richWith(1, 1, 0xCF, 0x86, 0x03, 0x7E, 0x20, 0, 0x0B)));
    assertEquals(
        "too many locals: 50001, the limit is 50000",
        of(richWith(1, 1, 0xD0, 0x86, 0x03, 0x7E, 0x20, 0, 0x0B)));
    assertEquals(
        "too many locals: 4294967295, the limit is 50000",
        of(richWith(0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x7E, 0x0B)));
  }

  @Test
  void locals_ofNoType_areMalformed() {
    assertEquals(VALID, of(richWith(0, 1, 1, 0x6E, 0x0B)));
    assertEquals("malformed reference type", of(richWith(0, 1, 1, 0x40, 0x0B)));
  }

  @Test
  void global_set_needsAMutableOne() {
    assertEquals(VALID, ofCode(0x23, 1, 0x24, 1, 0x23, 0, 0x1A));
    assertEquals("immutable global in global.set: global 0", ofCode(0x41, 0, 0x24, 0));
    assertEquals("unknown global 2 in global.get", ofCode(0x23, 2));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in global.set",
        ofCode(0x41, 0, 0x24, 1));
  }

  @Test
  void constants_areReadByTheirType() {
    assertEquals(VALID, ofCode(0x41, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0x1A));
    assertEquals("integer too large", ofCode(0x41, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x1A));
    assertEquals(
        "integer representation too long", ofCode(0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 0x1A));
    assertEquals(
        VALID, ofCode(0x42, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x1A));
    assertEquals("unexpected end of section or function", ofCode(0x44, 1, 2, 3));
  }

  @Test
  void opcodes_thatDoNotExist_areIllegal() {
    assertEquals("illegal opcode ff", ofCode(0xFF));
    assertEquals("illegal opcode 27", ofCode(0x27));
    assertEquals("illegal opcode fc 12", ofCode(0xFC, 18));
    assertEquals("illegal opcode fd 114", ofCode(0xFD, 0x94, 0x02));
    assertEquals("illegal opcode fd 9a", ofCode(0xFD, 0x9A, 0x01));
    assertEquals("illegal opcode fc ffffffff", ofCode(0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F));
  }
}
