package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpcodeTest {

  private static Opcode read(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Opcode.read(new WasmReader(bytes));
  }

  @Test
  void read_ofEachOpcodeWritten_givesItBack() {
    for (Opcode opcode : Opcode.values()) {
      WasmReader reader = new WasmReader(bytesOf(opcode));
      assertSame(opcode, Opcode.read(reader));
      assertEquals(0, reader.remaining());
    }
  }

  private static byte[] bytesOf(Opcode opcode) {
    WasmWriter writer = new WasmWriter();
    opcode.write(writer);
    return writer.toByteArray();
  }

  @Test
  void ofPrefixed_ofEachPrefixedOpcode_isThatOpcode() {
    for (Opcode opcode : Opcode.values()) {
      if (opcode.prefix() != 0) {
        assertSame(opcode, Opcode.ofPrefixed(opcode.prefix(), opcode.number()));
      }
    }
  }

  @Test
  void read_numberAfterPrefixPadded_isAccepted() {
    assertSame(Opcode.V128_CONST, read(0xFD, 0x8C, 0x80, 0x00));
  }

  @Test
  void read_codesWithoutInstruction_areIllegal() {
    for (int code : new int[] {0x16, 0x17, 0x1D, 0x1E, 0x27, 0xC5, 0xCF, 0xD7, 0xFA, 0xFF}) {
      MalformedModuleException e = assertThrows(MalformedModuleException.class, () -> read(code));
      assertEquals("illegal opcode " + Integer.toHexString(code), e.problem());
    }
  }

  @Test
  void read_numbersWithoutInstruction_areIllegal() {
    for (int[] code : new int[][] {{0xFC, 18}, {0xFD, 0x9A, 0x01}, {0xFD, 0x94, 0x02}}) {
      MalformedModuleException e = assertThrows(MalformedModuleException.class, () -> read(code));
      assertTrue(e.problem().startsWith("illegal opcode f"), e.problem());
    }
    MalformedModuleException e =
        assertThrows(
            MalformedModuleException.class, () -> read(0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F));
    assertEquals("illegal opcode fc ffffffff", e.problem());
  }

  @Test
  void ofPrefixed_outsideTheTable_isNull() {
    assertNull(Opcode.ofPrefixed(Opcode.PREFIX_FC, -1));
    assertNull(Opcode.ofPrefixed(Opcode.PREFIX_FD, 1 << 20));
  }

  @Test
  void constants_areTheMnemonicsWithUnderscores() {
    for (Opcode opcode : Opcode.values()) {
      String expected = opcode.mnemonic().replace('.', '_').toUpperCase(Locale.ROOT);
      assertEquals(expected + suffix(opcode), opcode.name());
    }
  }

  /** What tells an instruction from the one with the same mnemonic and other immediates. */
  private static String suffix(Opcode opcode) {
    return switch (opcode) {
      case SELECT_T -> "_T";
      case REF_TEST_NULL, REF_CAST_NULL -> "_NULL";
      default -> "";
    };
  }

  @Test
  void mnemonics_areUniqueButForThoseWithASuffix() {
    Set<String> seen = new HashSet<>();
    for (Opcode opcode : Opcode.values()) {
      assertEquals(suffix(opcode).isEmpty(), seen.add(opcode.mnemonic()), opcode.mnemonic());
    }
  }

  /** The classes of constants, by the prefix of the instructions whose numbers they have. */
  private static final Map<Integer, Class<?>> CONSTANTS =
      Map.of(
          0,
          WasmOpcodes.class,
          Opcode.PREFIX_FB,
          AggregateOpcodes.class,
          Opcode.PREFIX_FC,
          BulkOpcodes.class,
          Opcode.PREFIX_FD,
          VectorOpcodes.class,
          Opcode.PREFIX_FE,
          AtomicOpcodes.class);

  @Test
  void numbers_areTheConstantsOfTheirNames() throws ReflectiveOperationException {
    int constants = 0;
    for (Class<?> type : CONSTANTS.values()) {
      constants += type.getFields().length;
    }
    assertEquals(Opcode.values().length, constants);
    for (Opcode opcode : Opcode.values()) {
      Field constant = CONSTANTS.get(opcode.prefix()).getField(opcode.name());
      assertEquals(constant.getInt(null), opcode.number(), opcode.name());
    }
  }

  @Test
  void signatures_areWellFormed() {
    for (Opcode opcode : Opcode.values()) {
      if (opcode.signature() != null) {
        assertTrue(opcode.signature().matches("[ilfdv]{0,3}:[ilfdv]?"), opcode.mnemonic());
      }
    }
  }

  @Test
  void naturalAlignment_isTheWidthInTheMnemonic() {
    assertEquals(0, Opcode.I64_LOAD8_S.naturalAlignment());
    assertEquals(2, Opcode.I64_STORE32.naturalAlignment());
    assertEquals(3, Opcode.F64_LOAD.naturalAlignment());
    assertEquals(4, Opcode.V128_STORE.naturalAlignment());
    assertEquals(1, Opcode.V128_LOAD16_LANE.naturalAlignment());
  }
}
