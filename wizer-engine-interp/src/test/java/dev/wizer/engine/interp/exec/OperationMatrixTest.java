package dev.wizer.engine.interp.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.ir.IrOperation;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import dev.wizer.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every instruction that computes, with operands from locals, from the operand stack and from the
 * code, known to fit 32 bits and not, in every tier, against the pure functions of {@code .num}.
 */
class OperationMatrixTest {

  private static final int MIN_INSTRUCTIONS = 360;
  private static final int MIN_USES = 4_000;
  private static final int MIN_TRAPS = 1_000;
  private static final int MIN_OPERATIONS = 100;

  /** Instructions that have a signature and no immediates but a lane: those that compute. */
  static List<Opcode> instructions() {
    List<Opcode> all = new ArrayList<>();
    for (Opcode opcode : Opcode.values()) {
      String signature = opcode.signature();
      boolean computes =
          signature != null
              && opcode.prefix() != Opcode.PREFIX_FE
              && signature.indexOf(':') > 0
              && !signature.endsWith(":")
              && !opcode.mnemonic().matches(".*(load|store|memory|shuffle).*");
      if (computes) {
        all.add(opcode);
      }
    }
    return all;
  }

  private static Module module(MatrixModule subject, boolean marked) {
    byte[] bytes = WatParser.parse(subject.text(marked));
    Module module = ModuleReader.read(bytes);
    ModuleValidator.validate(module, EnumSet.allOf(Feature.class));
    return module;
  }

  @Test
  void instructions_inAllTiers_giveWhatThePureFunctionsGive() {
    Map<MatrixTier, Integer> compared = new EnumMap<>(MatrixTier.class);
    int uses = 0;
    int traps = 0;
    List<Opcode> instructions = instructions();
    for (Opcode opcode : instructions) {
      MatrixModule subject = new MatrixModule(opcode);
      Module module = module(subject, false);
      Module marked = module(subject, true);
      Map<MatrixTier, Integer> classes = new EnumMap<>(MatrixTier.class);
      for (MatrixTier tier : MatrixTier.values()) {
        MatrixRun run = new MatrixRun(subject, tier, tier.entersAtLoop() ? marked : module);
        for (MatrixKernel kernel : subject.kernels()) {
          run.run(kernel);
        }
        classes.put(tier, run.classes());
        compared.merge(tier, run.compared(), Integer::sum);
        traps += run.trapped();
      }
      checkClasses(opcode, classes, subject.kernels().size());
      uses += subject.kernels().stream().mapToInt(kernel -> kernel.cells().size()).sum();
    }
    System.out.printf(
        "matrix: %d instructions, %d uses, %d tiers; compared %s, traps %d%n",
        instructions.size(), uses, MatrixTier.values().length, compared, traps);
    assertTrue(instructions.size() >= MIN_INSTRUCTIONS, "instructions: " + instructions.size());
    assertTrue(uses >= MIN_USES, "uses: " + uses);
    assertTrue(traps >= MIN_TRAPS, "traps: " + traps);
  }

  /** Operations that compute, and branches that compare; one of them needs two instructions. */
  private static final String COMPUTING =
      "(I32_|I64_|F32_|F64_|EXTEND|AND|OR|XOR|SHL_I|SHR_|EQ|NE|LT_|LE_|GT_|SELECT$|BR_(Z|NZ|EQ|NE|L|G"
          + "|AND)|VECTOR).*";

  private static final Set<String> OF_TWO_INSTRUCTIONS = Set.of("I32_ADD_SHL");

  @Test
  void kernels_together_haveEveryOperationThatComputes() {
    Set<String> found = new TreeSet<>();
    for (Opcode opcode : instructions()) {
      MatrixModule subject = new MatrixModule(opcode);
      MatrixRun run = new MatrixRun(subject, MatrixTier.INTERPRETED, module(subject, false));
      for (MatrixKernel kernel : subject.kernels()) {
        found.addAll(run.operations(kernel));
      }
    }
    Set<String> missing = new TreeSet<>();
    for (IrOperation row : IrTable.rows()) {
      if (row.mnemonic().matches(COMPUTING)) {
        missing.add(row.mnemonic());
      }
    }
    assertTrue(missing.size() > MIN_OPERATIONS, "operations that compute: " + missing);
    missing.removeAll(found);
    assertEquals(OF_TWO_INSTRUCTIONS, missing);
  }

  private static void checkClasses(Opcode opcode, Map<MatrixTier, Integer> classes, int kernels) {
    String all = opcode.mnemonic() + ": " + classes;
    int small = classes.get(MatrixTier.IN_SMALL_REGIONS);
    assertTrue(classes.get(MatrixTier.INTERPRETED) == 0, all);
    assertTrue(classes.get(MatrixTier.COMPILED) == kernels, all);
    assertTrue(small > 2 * kernels, all);
    assertTrue(classes.get(MatrixTier.BY_PROFILE) > small, all);
  }
}
