package dev.wizer.engine.interp.exec;

import dev.wizer.wasm.binary.Opcode;
import java.util.List;

/**
 * One use of an instruction: where its operands come from, and what becomes of its result.
 *
 * @param sources where the operands come from, in order
 * @param lane the immediate of an instruction that has one; negative if it has none
 */
record MatrixCell(Opcode opcode, List<Source> sources, Context context, int lane) {

  /** Where an operand comes from. */
  enum Form {
    /** From a local. */
    LOCAL,
    /** From the instruction before. */
    STACK,
    /** From a local with an i64 that is known to fit 32 bits. */
    NARROW_LOCAL,
    /** From the instruction before, which gives an i64 that fits 32 bits. */
    NARROW_STACK,
    CONSTANT
  }

  /**
   * One operand.
   *
   * @param constant its value, if it is one
   */
  record Source(Form form, long constant) {

    static Source of(Form form) {
      return new Source(form, 0);
    }

    private boolean isNarrow() {
      return form == Form.NARROW_LOCAL || form == Form.NARROW_STACK;
    }

    /** The text of the operand with an index, of a type. */
    private String text(int index, char type) {
      String name = MatrixModule.typeName(type);
      String load = " offset=" + MatrixModule.operands(index) + " (local.get $row))";
      return switch (form) {
        case LOCAL -> "(local.get $x" + index + ")";
        case STACK -> "(" + name + ".load" + load;
        case NARROW_LOCAL -> "(local.get $n" + index + ")";
        case NARROW_STACK -> "(i64.load32_s" + load;
        case CONSTANT -> MatrixModule.constant(type, constant);
      };
    }

    private long[] value(long[] operand) {
      if (form == Form.CONSTANT) {
        return new long[] {constant, 0};
      }
      return isNarrow() ? new long[] {(int) operand[0], 0} : operand;
    }
  }

  /** What becomes of the result. */
  enum Context {
    VALUE("%s"),
    BRANCH("(if (result i32) %s (then (i32.const 7)) (else (i32.const 3)))"),
    NEGATION("(i32.eqz %s)"),
    NEGATED_BRANCH("(if (result i32) (i32.eqz %s) (then (i32.const 7)) (else (i32.const 3)))"),
    SELECTION("(select (i32.const 7) (i32.const 3) %s)"),
    LOW_HALF("(i64.extend_i32_s (i32.wrap_i64 %s))");

    private final String text;

    Context(String text) {
      this.text = text;
    }

    private long[] of(long[] result) {
      boolean holds = (int) result[0] != 0;
      return switch (this) {
        case VALUE -> result;
        case BRANCH, SELECTION -> new long[] {holds ? 7 : 3, 0};
        case NEGATION -> new long[] {holds ? 0 : 1, 0};
        case NEGATED_BRANCH -> new long[] {holds ? 3 : 7, 0};
        case LOW_HALF -> new long[] {(int) result[0], 0};
      };
    }
  }

  boolean hasConstant() {
    return sources.stream().anyMatch(source -> source.form() == Form.CONSTANT);
  }

  /** The type of what is stored, as a letter. */
  char resultType() {
    return opcode.signature().charAt(opcode.signature().length() - 1);
  }

  /** The expression that is stored. */
  String text() {
    StringBuilder text = new StringBuilder("(").append(opcode.mnemonic());
    if (lane >= 0) {
      text.append(' ').append(lane);
    }
    for (int i = 0; i < sources.size(); i++) {
      text.append(' ').append(sources.get(i).text(i, opcode.signature().charAt(i)));
    }
    return context.text.formatted(text.append(')'));
  }

  /**
   * {@return the bits of what is stored}
   *
   * @throws dev.wizer.engine.TrapException if the instruction traps
   */
  long[] expected(long[][] row) {
    long[][] operands = new long[sources.size()][];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = sources.get(i).value(row[i]);
    }
    return context.of(MatrixReference.evaluate(opcode, operands, lane));
  }
}
