package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every instruction of the one table. */
class InstructionTextTest {

  private static final Set<Opcode> PARTS_OF_BLOCKS =
      Set.of(Opcode.ELSE, Opcode.END, Opcode.CATCH, Opcode.CATCH_ALL, Opcode.DELEGATE);

  private static final String LANES = "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31";

  static Stream<Opcode> instructions() {
    return Stream.of(Opcode.values())
        .filter(opcode -> !PARTS_OF_BLOCKS.contains(opcode))
        .filter(opcode -> opcode.immediates() != Immediates.TRY_TABLE);
  }

  private static String immediates(Opcode opcode) {
    return switch (opcode.immediates()) {
      case NONE, BLOCK_TYPE, ORDERING -> "";
      case LABEL_TABLE -> "200 1 2";
      case MEM_ARG -> "3 offset=0x1_0000_0000 align=1";
      case MEM_ARG_LANE -> "3 offset=300 1";
      case F32, F64 -> "0x1.8p3";
      case I32, I64 -> "-1000";
      case V128 -> "i8x16 " + LANES;
      case LANES -> LANES;
      case HEAP_TYPE -> opcode == Opcode.REF_NULL ? "300" : reference(opcode.name());
      case CAST -> "200 anyref (ref 300)";
      case SELECT_TYPES -> "(result i32)";
      case TYPE_TABLE -> "200 (type 300)";
      case TYPE_FIELD, TYPE_LENGTH, TYPE_DATA, TYPE_ELEM, TYPE_TYPE -> "200 300";
      case DATA_MEMORY, ELEM_TABLE, MEMORY_MEMORY, TABLE_TABLE -> "200 300";
      default -> "200";
    };
  }

  private static String reference(String name) {
    return name.endsWith("NULL") ? "(ref null 300)" : "(ref 300)";
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void parse_instruction_writesOpcodeAndImmediates(Opcode opcode) {
    String end = opcode.immediates() == Immediates.BLOCK_TYPE ? " end" : "";
    String plain = opcode.mnemonic() + " " + immediates(opcode) + end;
    WasmReader reader = new WasmReader(body("(func " + plain + ")"));
    assertEquals(0, reader.readByte());
    assertSame(opcode, readOpcode(reader));
    opcode.immediates().skip(reader);
    assertEquals(end.isEmpty() ? 1 : 2, reader.remaining(), plain);
  }

  private static byte[] body(String text) {
    WasmReader reader = new WasmReader(WatParser.parse(text));
    reader.skip(8);
    while (reader.readByte() != 10) {
      reader.skip(reader.readU32());
    }
    reader.readU32();
    reader.readByte();
    byte[] body = new byte[reader.readU32()];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) reader.readByte();
    }
    return body;
  }

  private static Opcode readOpcode(WasmReader reader) {
    int first = reader.readByte();
    return first < Opcode.PREFIX_FB
        ? Opcode.ofByte(first)
        : Opcode.ofPrefixed(first, reader.readU32());
  }
}
