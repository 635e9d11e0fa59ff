package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.interp.Tiers;
import dev.wizer.testkit.Seeds;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each instruction on vectors gives the same bits, whether it is compiled or not. */
class VectorInstructionsTest {

  private static final int SHUFFLES = 40;

  /** The locals with the operands that are vectors. */
  private static final String[] VECTORS = {"$x", "$y", "$z"};

  private static final int COUNT = VectorOperands.halves().size() / 2;

  /** Gives the locals the operands number {@code $i}. */
  private static final String RELOAD =
      ("(local.set $x (v128.load (i32.mul (i32.rem_u (local.get $i) (i32.const COUNT))"
              + " (i32.const 16))))"
              + "(local.set $y (v128.load (local.tee $at (i32.mul (i32.div_u (local.get $i)"
              + " (i32.const COUNT)) (i32.const 16)))))"
              + "(local.set $z (v128.load (i32.mul (i32.rem_u (i32.mul (local.get $i)"
              + " (i32.const 5)) (i32.const COUNT)) (i32.const 16))))")
          .replace("COUNT", Integer.toString(COUNT));

  static List<Opcode> instructions() {
    return Arrays.stream(Opcode.values())
        .filter(opcode -> opcode.prefix() == Opcode.PREFIX_FD)
        .filter(
            opcode ->
                opcode.immediates() == Immediates.NONE || opcode.immediates() == Immediates.LANE)
        .toList();
  }

  @Test
  void instructions_ofTheTable_areAllTested() {
    assertEquals(232, instructions().size());
  }

  @Tag(Seeds.RANDOM)
  @ParameterizedTest
  @MethodSource("instructions")
  void instruction_onManyOperands_givesTheSameInAllTiers(Opcode opcode) {
    if (opcode.immediates() == Immediates.LANE) {
      String shape = opcode.mnemonic().substring(0, opcode.mnemonic().indexOf('.'));
      int lanes = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
      check(
          IntStream.range(0, lanes)
              .mapToObj(lane -> statements(opcode.mnemonic() + " " + lane, opcode.signature()))
              .collect(Collectors.joining()));
    } else {
      check(statements(opcode.mnemonic(), opcode.signature()));
    }
  }

  /** Lanes that move together, and any. */
  static Stream<String> shuffles() {
    Random random = Seeds.random("shuffles");
    Stream<String> any =
        Stream.generate(() -> lanes(IntStream.generate(() -> random.nextInt(32)).limit(16)));
    Stream<String> wide =
        Stream.generate(
            () ->
                lanes(
                    IntStream.generate(() -> random.nextInt(8))
                        .limit(4)
                        .flatMap(lane -> IntStream.range(4 * lane, 4 * lane + 4))));
    return Stream.of(
            Stream.of(
                lanes(IntStream.range(0, 16)),
                lanes(IntStream.range(16, 32)),
                lanes(IntStream.range(8, 24)),
                lanes(IntStream.range(3, 19)),
                lanes(IntStream.range(0, 16).map(i -> 15 - i)),
                lanes(IntStream.range(0, 16).map(i -> 0)),
                lanes(IntStream.range(0, 16).map(i -> 31)),
                lanes(IntStream.range(0, 16).map(i -> i / 2 + 16 * (i % 2))),
                lanes(IntStream.range(0, 16).map(i -> 8 + i / 2 + 16 * (i % 2)))),
            any.limit(SHUFFLES),
            wide.limit(SHUFFLES))
        .flatMap(lanes -> lanes);
  }

  private static String lanes(IntStream lanes) {
    return lanes.mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  @Tag(Seeds.RANDOM)
  @ParameterizedTest
  @MethodSource("shuffles")
  void shuffle_onManyOperands_givesTheSameInAllTiers(String lanes) {
    check(statements("i8x16.shuffle " + lanes, "vv:v"));
  }

  @Tag(Seeds.RANDOM)
  @Test
  void select_onManyOperands_givesTheSameInAllTiers() {
    check(statements("select (result v128)", "vvi:v"));
  }

  /** With results in each operand's place, in a place of their own, and as operands. */
  private static String statements(String instruction, String signature) {
    String operands = operands(signature);
    String value = "(" + instruction + operands + ")";
    String result = signature.substring(signature.indexOf(':') + 1);
    if (!result.equals("v")) {
      return mix(scalarAsI64(result, value));
    }
    StringBuilder text = new StringBuilder("(local.set $r " + value + ")" + mixVector("$r"));
    for (String local : VECTORS) {
      text.append("(local.set " + local + " " + value + ")" + mixVector(local) + RELOAD);
    }
    if (signature.startsWith("v")) {
      String nested = operands.replaceFirst("\\(local.get \\$x\\)", value.replace("$", "\\$"));
      text.append("(local.set $r (" + instruction + nested + "))" + mixVector("$r"));
    }
    return text.toString();
  }

  private static String operands(String signature) {
    StringBuilder text = new StringBuilder();
    int vectors = 0;
    for (int i = 0; signature.charAt(i) != ':'; i++) {
      text.append(
          switch (signature.charAt(i)) {
            case 'v' -> " (local.get " + VECTORS[vectors++] + ")";
            case 'i' -> " (i32.load (local.get $at))";
            case 'l' -> " (i64.load (local.get $at))";
            case 'f' -> " (f32.load (local.get $at))";
            default -> " (f64.load (local.get $at))";
          });
    }
    return text.toString();
  }

  private static String scalarAsI64(String type, String value) {
    return switch (type) {
      case "i" -> "(i64.extend_i32_s " + value + ")";
      case "l" -> value;
      case "f" -> "(i64.extend_i32_s (i32.reinterpret_f32 " + value + "))";
      default -> "(i64.reinterpret_f64 " + value + ")";
    };
  }

  private static String mix(String value) {
    return "(local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 0x5851F42D4C957F2D)) "
        + value
        + "))";
  }

  private static String mixVector(String local) {
    return mix("(i64x2.extract_lane 0 (local.get " + local + "))")
        + mix("(i64x2.extract_lane 1 (local.get " + local + "))");
  }

  /** Executes statements with all pairs of operands. */
  private static void check(String statements) {
    String text =
        "(module (memory 1)"
            + VectorOperands.data()
            + "(func (export \"f\") (param $from i32) (result i64)"
            + " (local $x v128) (local $y v128) (local $z v128) (local $r v128)"
            + " (local $i i32) (local $at i32) (local $sum i64)"
            + " (local.set $i (local.get $from))"
            + " (loop $next "
            + RELOAD
            + statements
            + " (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))"
            + (" (i32.const " + COUNT * COUNT + "))))")
            + " (local.get $sum)))";
    int last = COUNT * COUNT - 1;
    Tiers tiers = new Tiers(text);
    tiers.call(last, last - 1, last - 30);
    tiers.callWhole(0);
  }
}
