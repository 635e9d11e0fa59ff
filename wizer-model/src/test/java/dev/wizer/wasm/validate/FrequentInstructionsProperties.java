package dev.wizer.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Instructions with integers of five bytes are never taken by the fast path, so the same
 * instructions written both ways show whether it decides as the complete algorithm does.
 */
class FrequentInstructionsProperties {

  private static final int END = 0x0B;

  private static final Opcode[] FREQUENT = {
    Opcode.LOCAL_GET, Opcode.LOCAL_GET, Opcode.LOCAL_GET, Opcode.LOCAL_SET, Opcode.LOCAL_TEE,
    Opcode.I32_CONST, Opcode.I32_CONST, Opcode.I32_LOAD, Opcode.I64_LOAD8_U, Opcode.I32_STORE,
    Opcode.I64_STORE16, Opcode.F64_STORE, Opcode.I32_ADD, Opcode.I64_MUL, Opcode.I64_EQ,
    Opcode.I32_EQZ, Opcode.I64_EXTEND_I32_S, Opcode.I32_WRAP_I64, Opcode.DROP, Opcode.UNREACHABLE
  };

  private static WasmWriter integer(WasmWriter writer, int value, boolean lengthy) {
    if (!lengthy) {
      return writer.writeU32(value);
    }
    for (int i = 0; i < 4; i++) {
      writer.writeByte(value >>> 7 * i & 0x7F | 0x80);
    }
    return writer.writeByte(value >>> 28);
  }

  private static byte[] code(long seed, boolean lengthy) {
    Random random = new Random(seed);
    // Parameters i32; locals i64, f64.
    WasmWriter writer = new WasmWriter();
    writer.writeByte(2).writeByte(1).writeByte(0x7E).writeByte(1).writeByte(0x7C);
    int blocks = 0;
    for (int left = random.nextInt(12); left > 0; left--) {
      write(writer, FREQUENT[random.nextInt(FREQUENT.length)], random, lengthy);
      if (random.nextInt(5) == 0) {
        write(writer, Opcode.BLOCK, random, lengthy);
        blocks++;
      } else if (blocks > 0 && random.nextInt(3) == 0) {
        writer.writeByte(END);
        blocks--;
      }
    }
    for (; blocks >= 0; blocks--) {
      writer.writeByte(END);
    }
    return writer.toByteArray();
  }

  private static void write(WasmWriter writer, Opcode opcode, Random random, boolean lengthy) {
    opcode.write(writer);
    switch (opcode.immediates()) {
      case LOCAL -> integer(writer, random.nextInt(20) == 0 ? 3 : random.nextInt(3), lengthy);
      case I32 -> integer(writer, random.nextInt(1 << random.nextInt(6)), lengthy);
      case MEM_ARG -> {
        integer(writer, random.nextInt(opcode.naturalAlignment() + 1), lengthy);
        integer(writer, random.nextInt(1 << random.nextInt(31)), lengthy);
      }
      case BLOCK_TYPE -> writer.writeByte(0x40);
      default -> {}
    }
  }

  private static String verdict(byte[] code) {
    int[] body = new int[code.length];
    for (int i = 0; i < body.length; i++) {
      body[i] = code[i] & 0xFF;
    }
    return Verdicts.of(Verdicts.richWith(1, body));
  }

  @Property(tries = 6000)
  void integersOfFiveBytesGiveTheSameVerdict(@ForAll long seed) {
    assertEquals(verdict(code(seed, true)), verdict(code(seed, false)));
  }

  @Example
  void theCodeIsSometimesValidAndSometimesNot() {
    int valid = 0;
    for (int seed = 0; seed < 1000; seed++) {
      valid += verdict(code(seed, false)).equals(Verdicts.VALID) ? 1 : 0;
    }
    assertTrue(valid > 20 && valid < 980, "valid: " + valid);
  }
}
