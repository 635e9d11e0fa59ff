package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.testkit.Seeds;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CodeSectionValidatorTest {

  private static final int FUNCTIONS = 400;
  private static final int NOPS = 4000;

  /** About 1.6 MB of code, in which the functions given have an operand too many. */
  private static Module large(int... wrong) {
    int[][] types = new int[FUNCTIONS][];
    int[][] bodies = new int[FUNCTIONS][];
    for (int i = 0; i < FUNCTIONS; i++) {
      int[] code = new int[NOPS];
      Arrays.fill(code, 0x01);
      code[0] = 0;
      code[NOPS - 1] = 0x0B;
      types[i] = bytes(0);
      bodies[i] = code;
    }
    for (int index : wrong) {
      bodies[index][NOPS / 2] = 0x1A;
    }
    for (int i = 0; i < FUNCTIONS; i++) {
      bodies[i] = body(bodies[i]);
    }
    RawModule module =
        new RawModule()
            .vector(SectionId.TYPE, bytes(0x60, 0, 0))
            .vector(SectionId.FUNCTION, types)
            .vector(SectionId.CODE, bodies);
    return ModuleReader.read(module.build());
  }

  private static InvalidModuleException failure(Module module, int parallelism) {
    return assertThrows(
        InvalidModuleException.class,
        () -> ModuleValidator.validate(module, Features.defaults(), parallelism));
  }

  @Test
  void validate_onSeveralThreads_acceptsWhatIsValid() {
    Module module = large();
    for (int parallelism = 1; parallelism < 6; parallelism++) {
      int threads = parallelism;
      assertDoesNotThrow(() -> ModuleValidator.validate(module, Features.defaults(), threads));
    }
  }

  @Tag(Seeds.RANDOM)
  @Test
  void validate_severalFailures_throwsTheLowestFunctions() {
    Random random = Seeds.random("severalFailures");
    for (int round = 0; round < 10; round++) {
      int[] wrong = random.ints(1 + round % 5, 0, FUNCTIONS).toArray();
      Module module = large(wrong);
      int lowest = Arrays.stream(wrong).min().getAsInt();
      String expected = failure(module, 1).getMessage();
      InvalidModuleException e = failure(module, 4);
      assertEquals(expected, e.getMessage());
      assertEquals(lowest, e.funcIndex());
      assertTrue(e.getMessage().startsWith("func " + lowest + ": type mismatch: "), expected);
    }
  }

  private static Func movedTo(byte[] array, Func func) {
    return new Func(func.typeIndex(), new ByteRange(array, func.body().start(), func.body().end()));
  }

  @Test
  void validate_failureThatIsNoFormatException_reachesTheCaller() {
    Module module = large();
    byte[] whole = module.bytes().toByteArray();
    byte[] shorter = Arrays.copyOf(whole, whole.length / 2);
    Module broken =
        new Module(
            module.bytes(),
            module.sections(),
            module.recTypes(),
            module.types(),
            module.imports(),
            module.funcs().stream().map(func -> movedTo(shorter, func)).toList(),
            module.tables(),
            module.memories(),
            module.tags(),
            module.globals(),
            module.exports(),
            module.start(),
            module.elems(),
            module.dataCount(),
            module.datas(),
            module.customs());
    for (int parallelism : new int[] {1, 4}) {
      assertThrows(
          ArrayIndexOutOfBoundsException.class,
          () -> ModuleValidator.validate(broken, Features.defaults(), parallelism));
    }
  }

  @Test
  void validate_interrupted_finishesAndStaysInterrupted() {
    Module module = large();
    Thread.currentThread().interrupt();
    try {
      ModuleValidator.validate(module, Features.defaults(), 3);
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertFalse(Thread.interrupted());
  }

  @Test
  void validate_parallelismBelowOne_isRefused() {
    Module module = ModuleReader.read(new RawModule().build());
    assertThrows(
        IllegalArgumentException.class, () -> ModuleValidator.validate(module, Set.of(), 0));
  }
}
