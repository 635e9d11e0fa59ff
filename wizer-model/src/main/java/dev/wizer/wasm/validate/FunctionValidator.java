package dev.wizer.wasm.validate;

import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.TypeReader;
import java.util.Arrays;

/**
 * Validates function bodies, one after another with the same arrays. Not safe for use by several
 * threads at once.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#functions">Functions</a>
 */
final class FunctionValidator {

  private final Context context;
  private final InstructionValidator instructions;
  private byte[] locals = new byte[256];
  private int localCount;

  FunctionValidator(Context context, InstructionTable table) {
    this.context = context;
    this.instructions = new InstructionValidator(context, table);
  }

  /**
   * Validates a body.
   *
   * @throws WasmFormatException if it is malformed, invalid or uses what we don't support; with the
   *     function's index
   */
  void validate(Func func, int funcIndex) {
    try {
      validate(func.body(), func.typeIndex());
    } catch (WasmFormatException e) {
      throw e.inFunction(funcIndex);
    }
  }

  private void validate(ByteRange body, int typeIndex) {
    WasmReader reader = new WasmReader(context.module().bytes(), body);
    localCount = 0;
    byte[] params = context.params(typeIndex);
    ensureRoomFor(params.length);
    System.arraycopy(params, 0, locals, 0, params.length);
    localCount = params.length;
    readLocals(reader);
    instructions.validateBody(reader, locals, localCount, context.results(typeIndex));
  }

  private void readLocals(WasmReader reader) {
    for (long left = reader.readU32AsLong(); left > 0; left--) {
      int start = reader.position();
      long count = reader.readU32AsLong();
      ValType type = TypeReader.readValType(reader);
      TypeValidator.checkValType(context, type, start);
      addLocals(count, TypeCode.of(type), start);
    }
  }

  private void addLocals(long count, byte type, int offset) {
    long total = localCount + count;
    if (total > WasmLimits.MAX_LOCALS) {
      throw new MalformedModuleException(
          "too many locals: " + total + ", the limit is " + WasmLimits.MAX_LOCALS, offset);
    }
    ensureRoomFor((int) count);
    Arrays.fill(locals, localCount, (int) total, type);
    localCount = (int) total;
  }

  private void ensureRoomFor(int count) {
    int needed = localCount + count;
    if (needed > locals.length) {
      locals = Arrays.copyOf(locals, Math.max(needed, 2 * locals.length));
    }
  }
}
