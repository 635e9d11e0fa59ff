package dev.wizer.engine.interp.ir;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import java.lang.reflect.Field;

/** Makes text of operations: one line for each, beginning with its position. */
public final class IrPrinter {

  private final int[] words;
  private final StringBuilder text = new StringBuilder();
  private int position;

  private IrPrinter(int[] words) {
    this.words = words;
  }

  /** {@return the operations of {@code code} as text} */
  public static String print(IrCode code) {
    IrPrinter printer = new IrPrinter(code.words());
    while (printer.position < code.words().length) {
      printer.printOperation();
    }
    return printer.text.toString();
  }

  private int word(int i) {
    return words[position + i];
  }

  private int d() {
    return word(0) >>> 16;
  }

  private int a() {
    return word(1) & 0xFFFF;
  }

  private int b() {
    return word(1) >>> 16;
  }

  private int immediate() {
    return word(1) >> 16;
  }

  private void printOperation() {
    int op = opcode(word(0));
    String name = name(op);
    int length = 2;
    text.append(position).append(": ").append(name);
    if (op >= FIRST_OUT_OF_LINE && op < FIRST_NUMERIC) {
      length = printHot(op - FIRST_OUT_OF_LINE, name);
    } else if (op >= FIRST_NUMERIC) {
      operands("s" + d(), "s" + a(), "s" + b());
    } else if (name.startsWith("BR")) {
      length = printBranch(op, name);
    } else if (op < LAST_HOT) {
      length = printHot(op, name);
    } else {
      length = printRare(op);
    }
    text.append('\n');
    position += length;
  }

  private void operands(Object... values) {
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? " " : ", ").append(values[i]);
    }
  }

  private int printBranch(int op, String name) {
    switch (op) {
      case BR -> operands("@" + word(1));
      case BR_Z, BR_NZ -> operands("s" + d(), "@" + word(1));
      case BR_TABLE -> {
        operands("s" + d());
        for (int i = 0; i <= word(1); i++) {
          text.append(", @").append(word(2 + i));
        }
        return 3 + word(1);
      }
      default -> {
        boolean slots = name.matches("BR_(EQ|NE|L[ET]_[SU])");
        Object second = slots ? "s" + a() : (Object) word(1);
        operands("s" + d(), second, "@" + word(2));
        return 3;
      }
    }
    return 2;
  }

  private int printHot(int op, String name) {
    if (name.startsWith("LOAD") || name.startsWith("STORE")) {
      return printAccess(name);
    }
    switch (op) {
      case MOVE, EXTEND8_S, EXTEND16_S, EXTEND32_S, EXTEND32_U, FOLD_ADDRESS ->
          operands("s" + d(), "s" + a());
      case CONST -> operands("s" + d(), word(1));
      case CONST64 -> {
        operands("s" + d(), word(1) & 0xFFFFFFFFL | (long) word(2) << 32);
        return 3;
      }
      case GLOBAL_GET, GLOBAL_SET -> operands("s" + d(), "g" + word(1));
      case GLOBAL_GET_ADD, GLOBAL_ADD, GLOBAL_SET_ADD -> {
        operands("s" + d(), "g" + word(1), word(2));
        return 3;
      }
      case MOVE2 -> {
        operands("s" + d(), "s" + a(), "s" + word(2), "s" + b());
        return 3;
      }
      case I32_ADD_SHL -> {
        operands("s" + d(), "s" + a(), "s" + b(), word(2));
        return 3;
      }
      case I32_ADD_W, AND_W, I32_MUL_W -> {
        operands("s" + d(), "s" + a(), word(2));
        return 3;
      }
      case CALL, CALL_HOST -> operands("s" + d(), "f" + word(1));
      case CALL_INDIRECT -> {
        operands("s" + d(), "t" + b() + "[s" + a() + "]", "type " + word(2));
        return 3;
      }
      case SELECT -> {
        operands("s" + d(), "s" + a(), "s" + b(), "s" + word(2));
        return 3;
      }
      case RETURN, LOOP -> {}
      case RETURN1 -> operands("s" + d());
      case RETURN_I -> operands(word(1));
      default -> operands("s" + d(), "s" + a(), name.endsWith("_I") ? immediate() : "s" + b());
    }
    return 2;
  }

  private int printAccess(String name) {
    boolean load = name.startsWith("LOAD");
    if (name.endsWith("_AT")) {
      String address = "[" + word(1) + "]";
      operands(load ? "s" + d() : address, load ? address : "s" + d());
      return 2;
    }
    boolean wide = name.endsWith("_W");
    int offset = wide ? word(2) : b();
    String address = "[s" + (load ? a() : d()) + "+" + offset + "]";
    Object value = name.endsWith("_I") ? (Object) (int) (short) word(1) : "s" + a();
    operands(load ? "s" + d() : address, load ? address : value);
    return wide ? 3 : 2;
  }

  private int printRare(int op) {
    int length = IrOpcode.length(op);
    operands("s" + d(), "s" + a(), "s" + b());
    for (int i = 2; i < length; i++) {
      text.append(", ").append(word(i));
    }
    return length;
  }

  private static String name(int op) {
    if (op >= FIRST_NUMERIC) {
      return "NUMERIC_" + Integer.toHexString(op - FIRST_NUMERIC);
    }
    if (op >= FIRST_OUT_OF_LINE) {
      return name(op - FIRST_OUT_OF_LINE);
    }
    for (Field field : IrOpcode.class.getFields()) {
      if (!field.getName().matches("(FIRST|LAST)_.*") && value(field) == op) {
        return field.getName();
      }
    }
    return "?" + op;
  }

  private static int value(Field field) {
    try {
      return field.getInt(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
