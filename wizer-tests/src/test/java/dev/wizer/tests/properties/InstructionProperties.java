package dev.wizer.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.tests.Interp;
import dev.wizer.tests.generate.InstructionModule;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Each number instruction by itself. */
class InstructionProperties {

  private static final List<Opcode> NUMBER_INSTRUCTIONS =
      Arrays.stream(Opcode.values())
          .filter(opcode -> opcode.immediates() == Immediates.NONE)
          .filter(opcode -> opcode.signature() != null && !opcode.signature().contains("v"))
          .toList();

  /** These and those on vectors, relaxed ones too, which Chicory cannot do. */
  private static final List<Opcode> INSTRUCTIONS =
      Arrays.stream(Opcode.values())
          .filter(opcode -> opcode.immediates() == Immediates.NONE)
          .filter(opcode -> opcode.signature() != null)
          .filter(opcode -> opcode.signature().matches("[ilfdv]+:[ilfdv]"))
          .toList();

  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFFFFFFL,
    0x80000000L,
    0xFFFFFFFFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x8000008000000001L,
    0x4000004000000001L,
    0x0020000020000001L
  };

  private static final EngineInstance INTERP = instantiate(Engines.INTERP);
  private static final EngineInstance CHICORY = instantiate(Engines.CHICORY);

  private static EngineInstance instantiate(WasmEngine engine) {
    return instantiate(engine, NUMBER_INSTRUCTIONS);
  }

  private static EngineInstance instantiate(WasmEngine engine, List<Opcode> instructions) {
    return engine.instantiate(InstructionModule.of(instructions), List.of());
  }

  @Property(tries = 100)
  void tiersAgreeOnEachInstruction(@ForAll long seed) {
    Random random = new Random(seed);
    long before = Interp.COMPILED.compiledRegions();
    try (EngineInstance interpreted = instantiate(Interp.INTERPRETED.engine(), INSTRUCTIONS);
        EngineInstance compiled = instantiate(Interp.COMPILED.engine(), INSTRUCTIONS)) {
      for (Opcode instruction : INSTRUCTIONS) {
        WasmValue[] operands = operands(instruction, random);
        assertEquals(
            call(interpreted, instruction, operands),
            call(compiled, instruction, operands),
            () -> instruction.mnemonic() + Arrays.toString(operands));
      }
    }
    assertEquals(INSTRUCTIONS.size(), Interp.COMPILED.compiledRegions() - before);
  }

  @Property(tries = 500)
  void enginesAgreeOnEachNumberInstruction(@ForAll long seed) {
    Random random = new Random(seed);
    for (Opcode instruction : NUMBER_INSTRUCTIONS) {
      WasmValue[] operands = operands(instruction, random);
      assertEquals(
          call(INTERP, instruction, operands),
          call(CHICORY, instruction, operands),
          () -> instruction.mnemonic() + Arrays.toString(operands));
    }
  }

  private static String call(EngineInstance instance, Opcode instruction, WasmValue[] operands) {
    try {
      return Arrays.toString(instance.invoke(instruction.mnemonic(), operands));
    } catch (EngineException failure) {
      return failure.getMessage();
    }
  }

  private static WasmValue[] operands(Opcode instruction, Random random) {
    String letters = instruction.signature().substring(0, instruction.signature().indexOf(':'));
    WasmValue[] operands = new WasmValue[letters.length()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = operand(letters.charAt(i), random);
    }
    return operands;
  }

  private static WasmValue operand(char letter, Random random) {
    return switch (letter) {
      case 'i' -> new WasmValue.I32((int) integer(random));
      case 'l' -> new WasmValue.I64(integer(random));
      case 'f' -> new WasmValue.F32(floatBits(random));
      case 'v' -> new WasmValue.V128(lanes(random), lanes(random));
      default -> new WasmValue.F64(doubleBits(random));
    };
  }

  private static long integer(Random random) {
    long number = random.nextBoolean() ? random.nextLong() : EDGES[random.nextInt(EDGES.length)];
    return (random.nextBoolean() ? number >> random.nextInt(64) : number) + random.nextInt(3) - 1;
  }

  private static long lanes(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> integer(random);
      case 1 -> doubleBits(random);
      default -> Integer.toUnsignedLong(floatBits(random)) | (long) floatBits(random) << 32;
    };
  }

  private static int floatBits(Random random) {
    return random.nextInt(4) == 0
        ? Float.floatToRawIntBits((float) integer(random))
        : random.nextInt() ^ (random.nextInt(4) == 0 ? 0x7F800000 : 0);
  }

  private static long doubleBits(Random random) {
    return random.nextInt(3) == 0
        ? Double.doubleToRawLongBits((double) integer(random) / (1 + random.nextInt(2)))
        : random.nextLong();
  }
}
