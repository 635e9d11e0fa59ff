package dev.wizer.engine.interp.translate;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.wasm.binary.AggregateOpcodes;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmOpcodes;
import java.util.Arrays;

/**
 * Counts the instructions of a function, and has the code take them from the guest's fuel.
 *
 * <p>An operation takes those of a stretch at once, where its first one is executed. A stretch is
 * what is executed as a whole or not at all, as long as nothing is thrown: so what follows the end
 * of a block belongs to the same stretch as what is before the block, unless a branch leads out of
 * the block to somewhere else. Because the operations are part of the code that all tiers execute,
 * the number is the same in all of them.
 *
 * <p>Each instruction counts as one, and so does each call's beginning; those that only give
 * structure ({@code block}, {@code loop}, {@code else}, {@code end}, {@code try_table}), and {@code
 * nop}, {@code drop}, {@code return} and {@code unreachable} count as nothing. So it is in
 * Wasmtime.
 */
final class FuelMeter {

  private static final int NONE = -1;

  private final CodeBuffer code;
  private final BodyReader reader;

  /** Where the operation is that takes the current stretch; none as long as nothing counted. */
  private int charge = NONE;

  /** For each block that is open: the stretch in which it began, if what follows belongs to it. */
  private int[] outer = new int[16];

  private int depth;

  FuelMeter(CodeBuffer code, BodyReader reader) {
    this.code = code;
    this.reader = reader;
  }

  /** The function begins. */
  void begin() {
    count();
    open();
  }

  private void count() {
    if (charge == NONE) {
      charge = code.position();
      code.plain(IrOpcode.METER, 0);
    }
    code.setWord(charge + 1, code.word(charge + 1) + 1);
  }

  private void open() {
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, 2 * depth);
    }
    outer[depth++] = charge;
  }

  /** What follows the innermost blocks is not executed whenever these are. */
  private void leave(long count) {
    for (int i = (int) Math.max(0, depth - count); i < depth; i++) {
      outer[i] = NONE;
    }
    charge = NONE;
  }

  private void leaveAll() {
    leave(depth);
  }

  /**
   * Comes before an instruction is translated.
   *
   * @param opcode its first byte, behind which the reader stands
   */
  void instruction(int opcode) {
    switch (opcode) {
      case WasmOpcodes.UNREACHABLE, WasmOpcodes.NOP, WasmOpcodes.DROP -> {
        // Nothing is done, or nothing more.
      }
      case WasmOpcodes.BLOCK -> open();
      case WasmOpcodes.LOOP -> {
        open();
        charge = NONE;
      }
      case WasmOpcodes.IF -> {
        count();
        open();
        charge = NONE;
      }
      case WasmOpcodes.ELSE, WasmOpcodes.CATCH, WasmOpcodes.CATCH_ALL -> charge = NONE;
      case WasmOpcodes.TRY, WasmOpcodes.TRY_TABLE -> {
        open();
        leaveAll();
      }
      case WasmOpcodes.END, WasmOpcodes.DELEGATE -> charge = outer[--depth];
      case WasmOpcodes.RETURN -> leaveAll();
      case WasmOpcodes.BR, WasmOpcodes.BR_IF -> {
        count();
        int start = reader.position;
        leave(Integer.toUnsignedLong(reader.readU32()));
        reader.position = start;
      }
      case WasmOpcodes.BR_TABLE,
          WasmOpcodes.THROW,
          WasmOpcodes.RETHROW,
          WasmOpcodes.THROW_REF,
          WasmOpcodes.RETURN_CALL,
          WasmOpcodes.RETURN_CALL_INDIRECT,
          WasmOpcodes.RETURN_CALL_REF,
          WasmOpcodes.BR_ON_NULL,
          WasmOpcodes.BR_ON_NON_NULL -> {
        count();
        leaveAll();
      }
      case Opcode.PREFIX_FB -> {
        count();
        if (branchesOnCast()) {
          leaveAll();
        }
      }
      default -> count();
    }
  }

  private boolean branchesOnCast() {
    int start = reader.position;
    int number = reader.readU32();
    reader.position = start;
    return number == AggregateOpcodes.BR_ON_CAST || number == AggregateOpcodes.BR_ON_CAST_FAIL;
  }
}
