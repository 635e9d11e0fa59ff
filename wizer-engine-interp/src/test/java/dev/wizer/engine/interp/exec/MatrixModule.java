package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.exec.MatrixCell.Context;
import dev.wizer.engine.interp.exec.MatrixCell.Form;
import dev.wizer.engine.interp.exec.MatrixCell.Source;
import dev.wizer.wasm.binary.Opcode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A module with all uses of one instruction. Its functions, the kernels, go through rows of
 * operands in memory, and store for each row the results of some uses.
 */
final class MatrixModule {

  /** How many bytes an operand or a result has in memory. */
  static final int STRIDE = 16;

  private static final int COLUMN = 0x4000;
  private static final int FIRST_RESULT = 3 * COLUMN;
  private static final int FEW_ROWS = 48;
  private static final int MAX_CELLS = 12;
  private static final int PAGES = 4;

  private final Opcode opcode;
  private final List<MatrixKernel> kernels = new ArrayList<>();
  private final List<long[][]> rows = new ArrayList<>();

  MatrixModule(Opcode opcode) {
    this.opcode = opcode;
    addRows();
    if (mayTrap()) {
      cells().forEach(cell -> addKernel(List.of(cell)));
    } else {
      Map<Boolean, List<MatrixCell>> byConstant =
          cells().stream().collect(Collectors.partitioningBy(MatrixCell::hasConstant));
      byConstant.values().forEach(this::addKernels);
    }
  }

  /** Where the operands with an index begin in memory. */
  static int operands(int index) {
    return index * COLUMN;
  }

  /** Where the results of a use begin. */
  static int results(int cell) {
    return FIRST_RESULT + cell * COLUMN;
  }

  static String typeName(char type) {
    return switch (type) {
      case 'i' -> "i32";
      case 'l' -> "i64";
      case 'f' -> "f32";
      case 'd' -> "f64";
      default -> "v128";
    };
  }

  /** The instruction that gives some bits. */
  static String constant(char type, long bits) {
    return switch (type) {
      case 'i' -> "(i32.const " + (int) bits + ")";
      case 'l' -> "(i64.const " + bits + ")";
      case 'f' -> "(f32.const " + number((int) bits) + ")";
      default -> "(f64.const " + number(bits) + ")";
    };
  }

  private static String number(int bits) {
    float number = Float.intBitsToFloat(bits);
    if (Float.isNaN(number)) {
      return (bits < 0 ? "-" : "") + "nan:0x" + Integer.toHexString(bits & 0x7F_FFFF);
    }
    return Float.isInfinite(number) ? number > 0 ? "inf" : "-inf" : Float.toHexString(number);
  }

  private static String number(long bits) {
    double number = Double.longBitsToDouble(bits);
    if (Double.isNaN(number)) {
      return (bits < 0 ? "-" : "") + "nan:0x" + Long.toHexString(bits & 0xF_FFFF_FFFF_FFFFL);
    }
    return Double.isInfinite(number) ? number > 0 ? "inf" : "-inf" : Double.toHexString(number);
  }

  Opcode opcode() {
    return opcode;
  }

  List<MatrixKernel> kernels() {
    return kernels;
  }

  private void addKernels(List<MatrixCell> cells) {
    for (int i = 0; i < cells.size(); i += MAX_CELLS) {
      addKernel(cells.subList(i, Math.min(i + MAX_CELLS, cells.size())));
    }
  }

  private String params() {
    return opcode.signature().substring(0, opcode.signature().indexOf(':'));
  }

  /** Whether the instruction can trap: a kernel uses it once then. */
  boolean mayTrap() {
    String name = opcode.mnemonic();
    return name.matches("i(32|64)\\.((div|rem)_.|trunc_f.*)");
  }

  /** First rows with each operand at each place, then all pairs of operands. */
  private void addRows() {
    String params = params();
    long[][] first = MatrixOperands.of(params.charAt(0));
    long[][] second = params.length() < 2 ? new long[1][] : MatrixOperands.of(params.charAt(1));
    int pairs = params.length() < 2 ? 0 : first.length * second.length;
    for (int i = 0; i < FEW_ROWS + pairs; i++) {
      int pair = i - FEW_ROWS;
      long[] b = second[pair < 0 ? i * 5 % second.length : pair / first.length];
      long[] c = params.length() < 3 ? null : first[i * 7 % first.length];
      rows.add(new long[][] {first[(pair < 0 ? i : pair) % first.length], b, c});
    }
  }

  private void addKernel(List<MatrixCell> cells) {
    boolean few = cells.stream().allMatch(MatrixCell::hasConstant);
    List<long[][]> operands = few ? rows.subList(0, FEW_ROWS) : rows;
    kernels.add(new MatrixKernel("k" + kernels.size(), List.copyOf(cells), operands));
  }

  private List<MatrixCell> cells() {
    List<MatrixCell> cells = new ArrayList<>();
    for (int lane : lanes()) {
      for (List<Source> sources : slots(0)) {
        cells.add(new MatrixCell(opcode, sources, Context.VALUE, lane));
      }
    }
    if (lanes().length > 1) {
      return cells;
    }
    List<Source> locals = params().chars().mapToObj(type -> Source.of(Form.LOCAL)).toList();
    for (Context context : contexts()) {
      cells.add(new MatrixCell(opcode, locals, context, -1));
    }
    for (int index = 0; index < params().length(); index++) {
      addConstants(index, locals, cells);
    }
    return cells;
  }

  /** All combinations of operands from an index on that are no constants. */
  private List<List<Source>> slots(int index) {
    if (index == params().length()) {
      return List.of(List.of());
    }
    List<List<Source>> all = new ArrayList<>();
    for (List<Source> rest : slots(index + 1)) {
      for (Form form : forms(params().charAt(index))) {
        List<Source> sources = new ArrayList<>(List.of(Source.of(form)));
        sources.addAll(rest);
        all.add(sources);
      }
    }
    return all;
  }

  private static List<Form> forms(char type) {
    return type == 'l'
        ? List.of(Form.LOCAL, Form.STACK, Form.NARROW_LOCAL, Form.NARROW_STACK)
        : List.of(Form.LOCAL, Form.STACK);
  }

  private List<Context> contexts() {
    return switch (opcode.signature().charAt(opcode.signature().length() - 1)) {
      case 'i' ->
          List.of(Context.BRANCH, Context.NEGATION, Context.NEGATED_BRANCH, Context.SELECTION);
      case 'l' -> List.of(Context.LOW_HALF);
      default -> List.of();
    };
  }

  /** A constant as one operand, with the others known narrow and known wide. */
  private void addConstants(int index, List<Source> locals, List<MatrixCell> cells) {
    char type = params().charAt(index);
    boolean counts = index == 1 && opcode.mnemonic().matches("i.*\\.(sh|rot).*");
    List<Context> contexts = new ArrayList<>(contexts());
    contexts.add(0, Context.VALUE);
    int turn = 0;
    for (long constant : MatrixOperands.constants(type, counts)) {
      if (mayTrap() && Math.abs(constant) > 57 && constant != Integer.MIN_VALUE) {
        continue;
      }
      List<Source> sources = new ArrayList<>(locals);
      sources.set(index, new Source(Form.CONSTANT, constant));
      cells.add(new MatrixCell(opcode, List.copyOf(sources), Context.VALUE, -1));
      int other = 1 - index;
      if (params().length() == 2 && params().charAt(other) == 'l') {
        Form narrow = turn % 2 == 0 ? Form.NARROW_LOCAL : Form.NARROW_STACK;
        sources.set(other, Source.of(narrow));
        cells.add(new MatrixCell(opcode, List.copyOf(sources), Context.VALUE, -1));
      }
      Context context = contexts.get(turn++ % contexts.size());
      if (context != Context.VALUE) {
        cells.add(new MatrixCell(opcode, List.copyOf(sources), context, -1));
      }
    }
  }

  private int[] lanes() {
    if (!opcode.mnemonic().matches(".*(extract|replace)_lane.*")) {
      return new int[] {-1};
    }
    String shape = opcode.mnemonic();
    int count = Integer.parseInt(shape.substring(shape.indexOf('x') + 1, shape.indexOf('.')));
    return new int[] {0, count / 2 - 1, count / 2, count - 1};
  }

  /**
   * {@return the module, in the text format}
   *
   * @param marked whether each turn of a kernel calls the imported function first
   */
  String text(boolean marked) {
    StringBuilder text = new StringBuilder("(module\n");
    if (marked) {
      text.append(" (import \"host\" \"mark\" (func $mark))\n");
    }
    text.append(" (memory (export \"memory\") ").append(PAGES).append(")\n");
    for (int index = 0; index < params().length(); index++) {
      text.append(" (data (i32.const ").append(operands(index)).append(") \"");
      for (long[][] row : rows) {
        for (long half : row[index]) {
          appendBytes(text, half);
        }
      }
      text.append("\")\n");
    }
    kernels.forEach(kernel -> appendKernel(text, kernel, marked));
    return text.append(")").toString();
  }

  private static void appendBytes(StringBuilder text, long half) {
    for (byte b : ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(half).array()) {
      text.append('\\').append(Character.forDigit(b >> 4 & 15, 16));
      text.append(Character.forDigit(b & 15, 16));
    }
  }

  private void appendKernel(StringBuilder text, MatrixKernel kernel, boolean marked) {
    text.append(" (func (export \"").append(kernel.name()).append("\")");
    text.append(" (param $row i32) (param $end i32)");
    String params = params();
    StringBuilder loads = new StringBuilder();
    for (int i = 0; i < params.length(); i++) {
      String type = typeName(params.charAt(i));
      text.append(" (local $x").append(i).append(' ').append(type).append(')');
      String load = " offset=" + operands(i) + " (local.get $row)))";
      loads.append("  (local.set $x" + i + " (" + type + ".load" + load + "\n");
      if (params.charAt(i) == 'l') {
        text.append(" (local $n").append(i).append(" i64)");
        loads.append("  (local.set $n" + i + " (i64.load32_s" + load + "\n");
      }
    }
    text.append("\n (loop $again\n").append(marked ? "  (call $mark)\n" : "").append(loads);
    for (int i = 0; i < kernel.cells().size(); i++) {
      MatrixCell cell = kernel.cells().get(i);
      text.append("  (").append(typeName(cell.resultType())).append(".store offset=");
      text.append(results(i)).append(" (local.get $row) ").append(cell.text()).append(")\n");
    }
    text.append("  (br_if $again (i32.lt_u (local.tee $row (i32.add (local.get $row)");
    text.append(" (i32.const 16))) (local.get $end)))))\n");
  }
}
