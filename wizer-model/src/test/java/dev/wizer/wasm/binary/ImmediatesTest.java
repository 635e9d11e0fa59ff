package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImmediatesTest {

  private static final int END_MARK = 0x0B;

  private static byte[] bytesOf(String hex) {
    byte[] bytes = new byte[hex.length() / 2 + 1];
    for (int i = 0; i < bytes.length - 1; i++) {
      bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    bytes[bytes.length - 1] = END_MARK;
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCK_TYPE, 40",
    "BLOCK_TYPE, 8001",
    "LABEL, 8001",
    "LABEL_TABLE, 0200810001",
    "FUNC, 05",
    "TYPE, 05",
    "TYPE_TABLE, 058000",
    "TAG, 01",
    "SELECT_TYPES, 017F",
    "SELECT_TYPES, 00",
    "LOCAL, FF7F",
    "GLOBAL, 01",
    "TABLE, 01",
    "MEMORY, 00",
    "MEM_ARG, 0210",
    "MEM_ARG, 420310",
    "MEM_ARG, 02FFFFFFFFFFFFFFFFFF01",
    "MEM_ARG_LANE, 00000F",
    "MEM_ARG_LANE, 40010007",
    "I32, FFFFFFFF07",
    "I32, 7F",
    "I64, 8080808080808080807F",
    "F32, 01020304",
    "F64, 0102030405060708",
    "V128, 000102030405060708090A0B0C0D0E0F",
    "LANE, 03",
    "LANES, 000102030405060708090A0B0C0D0E0F",
    "HEAP_TYPE, 70",
    "DATA_MEMORY, 0100",
    "DATA, 01",
    "MEMORY_MEMORY, 0001",
    "ELEM_TABLE, 810000",
    "ELEM, 02",
    "TABLE_TABLE, 0102",
    "BLOCK_TYPE, 63808001",
    "BLOCK_TYPE, 646B",
    "BLOCK_TYPE, 6E",
    "TRY_TABLE, 4000",
    "TRY_TABLE, 0504000102010381010207038100",
    "SELECT_TYPES, 02646B7F",
    "HEAP_TYPE, 8100",
    "TYPE_FIELD, 0102",
    "TYPE_LENGTH, 018001",
    "TYPE_DATA, 0102",
    "TYPE_ELEM, 0102",
    "TYPE_TYPE, 810002",
    "CAST, 03056E8100",
    "ORDERING, 00"
  })
  void skip_endsBehindThem(Immediates immediates, String hex) {
    byte[] bytes = bytesOf(hex);
    WasmReader reader = new WasmReader(bytes);
    immediates.skip(reader);
    assertEquals(bytes.length - 1, reader.position());
  }

  @Test
  void skip_none_staysInPlace() {
    WasmReader reader = new WasmReader(new byte[0]);
    Immediates.NONE.skip(reader);
    assertEquals(0, reader.position());
  }

  @Test
  void skip_labelTableOfHugeCount_endsWithTheBytes() {
    WasmReader reader = new WasmReader(bytesOf("FFFFFFFF0F0000"));
    assertThrows(MalformedModuleException.class, () -> Immediates.LABEL_TABLE.skip(reader));
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCK_TYPE, 60, malformed reference type",
    "BLOCK_TYPE, FF7F, malformed block type",
    "BLOCK_TYPE, 6340, malformed heap type",
    "SELECT_TYPES, 0140, malformed reference type",
    "SELECT_TYPES, 05, length out of bounds",
    "HEAP_TYPE, 7F, malformed heap type",
    "TRY_TABLE, 40010400, malformed catch clause",
    "CAST, 04006E6E, malformed br_on_cast flags",
    "MEM_ARG, 800100, malformed memop flags",
    "MEM_ARG, FFFFFFFF0F0000, malformed memop flags",
    "ORDERING, 01, zero byte expected"
  })
  void skip_ofOtherBytes_isMalformed(Immediates immediates, String hex, String problem) {
    WasmReader reader = new WasmReader(bytesOf(hex));
    MalformedModuleException e =
        assertThrows(MalformedModuleException.class, () -> immediates.skip(reader));
    assertEquals(problem, e.problem());
  }
}
