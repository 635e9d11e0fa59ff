package dev.wizer.engine.interp.compile;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random program of operations on vectors and on the scalars that go into them and come out,
 * which move between locals, memory, globals, calls, exceptions and the operand stack. Some of its
 * addresses may be out of bounds. Its results are bits.
 */
final class VectorProgram {

  /** What computes, by the letter of the result. */
  private static final Map<Character, List<Opcode>> BY_RESULT = new HashMap<>();

  private static final List<Opcode> LOADS = new ArrayList<>();
  private static final List<Opcode> STORES = new ArrayList<>();

  static {
    for (Opcode opcode : Opcode.values()) {
      if (opcode.prefix() != Opcode.PREFIX_FD || opcode.immediates() == Immediates.V128) {
        continue;
      }
      String signature = opcode.signature();
      if (signature.endsWith(":")) {
        STORES.add(opcode);
      } else if (opcode.mnemonic().startsWith("v128.load")) {
        LOADS.add(opcode);
      } else {
        char result = signature.charAt(signature.length() - 1);
        BY_RESULT.computeIfAbsent(result, key -> new ArrayList<>()).add(opcode);
      }
    }
  }

  private static final int LOCALS = 3;
  private static final int MAX_DEPTH = 3;
  private static final int STATEMENTS = 6;
  private static final int PAGE = 65_536;

  private final Random random;
  private final List<Long> halves = VectorOperands.halves();

  VectorProgram(long seed) {
    this.random = new Random(seed);
  }

  /**
   * {@return a module whose {@code f} executes statements as often as its parameter says}
   *
   * @param catching whether exceptions are caught around them
   */
  String text(boolean catching) {
    StringBuilder text = new StringBuilder("(module (memory 1 2) (tag $t (param v128 i32))");
    text.append(VectorOperands.data());
    text.append(" (global $g (mut v128) (v128.const i64x2 -5 7))");
    text.append(" (func $c (param i32 v128 f64 v128) (result v128 i32)");
    text.append(" (global.set $g (local.get 1))");
    text.append(" (select (result v128) (local.get 1) (local.get 3) (local.get 0))");
    text.append(" (i32.trunc_sat_f64_s (local.get 2)))");
    text.append(" (func (export \"f\") (param $n i32) (result");
    text.append(" v128 i32 i64 i32 i64".repeat(LOCALS)).append(" v128 v128)");
    for (int i = 0; i < LOCALS; i++) {
      text.append(" (local $v" + i + " v128) (local $i" + i + " i32) (local $l" + i + " i64)");
      text.append(" (local $f" + i + " f32) (local $d" + i + " f64)");
    }
    text.append(" (local $k i32) (local $p i32)");
    for (int i = 0; i < LOCALS; i++) {
      text.append(" (local.set $v" + i + " " + constant() + ")");
    }
    text.append(" (loop $outer ");
    text.append(" (local.set $p (i32.add (i32.const " + (PAGE - 130) + ")");
    text.append(" (i32.and (local.get $n) (i32.const 63))))");
    if (catching) {
      text.append("(block $caught (result v128 i32) (try_table (catch $t $caught) ");
      statements(text, 2);
      text.append(" (throw $t " + expression('v', 1) + " " + expression('i', 1) + "))");
      text.append(" (unreachable))");
      text.append(" (local.set $i0) (local.set $v0)");
    }
    statements(text, 2);
    text.append(" (br_if $outer (i32.gt_s (local.tee $n (i32.sub (local.get $n)");
    text.append(" (i32.const 1))) (i32.const 0))))");
    for (int i = 0; i < LOCALS; i++) {
      text.append(" (local.get $v" + i + ") (local.get $i" + i + ") (local.get $l" + i + ")");
      text.append(" (i32.reinterpret_f32 (local.get $f" + i + "))");
      text.append(" (i64.reinterpret_f64 (local.get $d" + i + "))");
    }
    text.append(" (global.get $g) (v128.load (i32.const 0))))");
    return text.toString();
  }

  private String local(char type) {
    return "$" + type + random.nextInt(LOCALS);
  }

  private void statements(StringBuilder text, int depth) {
    for (int i = 0; i < STATEMENTS; i++) {
      statement(text, depth);
    }
  }

  private void statement(StringBuilder text, int depth) {
    switch (random.nextInt(depth > 0 ? 19 : 16)) {
      case 0, 1, 2, 3, 4 -> set(text, 'v', MAX_DEPTH);
      case 5 -> set(text, 'i', MAX_DEPTH);
      case 6 -> set(text, "lfd".charAt(random.nextInt(3)), MAX_DEPTH);
      case 7, 8 -> {
        String one = local('v');
        String other = local('v');
        text.append("(local.get " + one + ") (local.get " + other + ")");
        text.append("(local.set " + one + ") (local.set " + other + ") ");
      }
      case 9, 10, 11 -> {
        Opcode store = STORES.get(random.nextInt(STORES.size()));
        text.append(access(store, 2)).append(' ');
      }
      case 12 -> text.append("(global.set $g " + expression('v', 2) + ") ");
      case 13 -> {
        text.append("(call $c " + expression('i', 2) + " " + expression('v', 2) + " ");
        text.append(expression('d', 2) + " " + expression('v', 2) + ")");
        text.append("(local.set " + local('i') + ") (local.set " + local('v') + ") ");
      }
      case 14 -> text.append("(local.set $p (i32.add (local.get $p) (i32.const 5))) ");
      case 15 -> {
        if (random.nextInt(12) == 0) {
          text.append("(drop (memory.grow (i32.const 1))) ");
        }
      }
      case 16 -> {
        text.append("(if " + expression('i', 2) + " (then ");
        statement(text, depth - 1);
        statement(text, depth - 1);
        text.append(") (else ");
        statement(text, depth - 1);
        text.append(")) ");
      }
      case 17 -> {
        text.append("(block ");
        statement(text, depth - 1);
        text.append("(br_if 0 " + expression('i', 2) + ") ");
        statement(text, depth - 1);
        text.append(") ");
      }
      default -> {
        text.append("(local.set $k (i32.const 3)) (loop ");
        statement(text, 0);
        statement(text, 0);
        text.append("(br_if 0 (local.tee $k (i32.sub (local.get $k) (i32.const 1))))) ");
      }
    }
  }

  private void set(StringBuilder text, char type, int depth) {
    text.append("(local.set " + local(type) + " " + expression(type, depth) + ") ");
  }

  private String constant() {
    return "(v128.const i64x2 " + half() + " " + half() + ")";
  }

  private long half() {
    return halves.get(random.nextInt(halves.size()));
  }

  private String expression(char type, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return random.nextInt(4) == 0 ? constant(type) : "(local.get " + local(type) + ")";
    }
    int more = depth - 1;
    return switch (random.nextInt(12)) {
      case 0 -> "(local.tee " + local(type) + " " + expression(type, more) + ")";
      case 1 -> selected(type, more);
      case 2, 3 -> loaded(type, more);
      case 4 -> type == 'v' ? "(global.get $g)" : computed(type, more);
      default -> computed(type, more);
    };
  }

  private String selected(char type, int depth) {
    return "(select (result "
        + name(type)
        + ") "
        + expression(type, depth)
        + " "
        + expression(type, depth)
        + " "
        + expression('i', depth)
        + ")";
  }

  private static String name(char type) {
    return switch (type) {
      case 'v' -> "v128";
      case 'i' -> "i32";
      case 'l' -> "i64";
      case 'f' -> "f32";
      default -> "f64";
    };
  }

  private String constant(char type) {
    return switch (type) {
      case 'v' -> constant();
      case 'i' -> "(i32.const " + (int) half() + ")";
      case 'l' -> "(i64.const " + half() + ")";
      case 'f' -> "(f32.reinterpret_i32 (i32.const " + (int) half() + "))";
      default -> "(f64.reinterpret_i64 (i64.const " + half() + "))";
    };
  }

  private String loaded(char type, int depth) {
    return type == 'v'
        ? access(LOADS.get(random.nextInt(LOADS.size())), depth)
        : "(" + name(type) + ".load" + offset() + ")";
  }

  /** Rarely out of bounds: what follows a trap is not tested. */
  private String offset() {
    return switch (random.nextInt(30)) {
      case 0 -> " offset=" + random.nextInt(40) + " (i32.add (local.get $p) (i32.const 60))";
      case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ->
          " offset=" + random.nextInt(32) + " (local.get $p)";
      case 13 -> " offset=" + (PAGE + random.nextInt(20)) + " (i32.const 0)";
      case 14, 15, 16, 17 ->
          " offset="
              + (PAGE - 150 + random.nextInt(60))
              + " (i32.and "
              + expression('i', 1)
              + " (i32.const 31))";
      default ->
          " offset="
              + random.nextInt(500)
              + " (i32.and "
              + expression('i', 1)
              + " (i32.const 255))";
    };
  }

  private String access(Opcode opcode, int depth) {
    String place = offset();
    int address = place.indexOf('(');
    boolean hasLane = opcode.immediates() == Immediates.MEM_ARG_LANE;
    String lane = hasLane ? " " + random.nextInt(16 >> opcode.naturalAlignment()) : "";
    boolean takesVector = opcode.signature().startsWith("iv");
    return "("
        + opcode.mnemonic()
        + place.substring(0, address)
        + lane
        + " "
        + place.substring(address)
        + (takesVector ? " " + expression('v', depth) : "")
        + ")";
  }

  private String computed(char type, int depth) {
    List<Opcode> opcodes = BY_RESULT.get(type);
    Opcode opcode = opcodes.get(random.nextInt(opcodes.size()));
    StringBuilder text = new StringBuilder("(" + opcode.mnemonic());
    if (opcode.immediates() == Immediates.LANE) {
      String shape = opcode.mnemonic().substring(0, opcode.mnemonic().indexOf('.'));
      int lanes = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
      text.append(" " + random.nextInt(lanes));
    } else if (opcode.immediates() == Immediates.LANES) {
      int[] lanes = random.ints(16, 0, 32).toArray();
      Arrays.stream(lanes).forEach(lane -> text.append(" " + lane));
    }
    String signature = opcode.signature();
    for (int i = 0; signature.charAt(i) != ':'; i++) {
      text.append(" " + expression(signature.charAt(i), depth));
    }
    return text.append(")").toString();
  }
}
