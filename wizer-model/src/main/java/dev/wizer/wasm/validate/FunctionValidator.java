package dev.wizer.wasm.validate;

import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.TypeReader;

/**
 * Validates function bodies, one after another with the same arrays. Not safe for use by several
 * threads at once.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html#functions">Functions</a>
 */
final class FunctionValidator {

  private final Context context;
  private final InstructionValidator instructions;
  private final LocalSpace locals = new LocalSpace();

  FunctionValidator(Context context, InstructionTable table) {
    this.context = context;
    this.instructions = new InstructionValidator(context, table, locals);
  }

  /**
   * Validates a body.
   *
   * @throws WasmFormatException if it is malformed or invalid; with the function's index
   */
  void validate(Func func, int funcIndex) {
    try {
      validate(func.body(), func.typeIndex());
    } catch (WasmFormatException e) {
      throw e.inFunction(funcIndex);
    }
  }

  private void validate(ByteRange body, int typeIndex) {
    WasmReader reader = new WasmReader(body);
    locals.begin(context.types().params(typeIndex));
    readLocals(reader);
    instructions.validateBody(reader, context.types().results(typeIndex));
  }

  private void readLocals(WasmReader reader) {
    for (long left = reader.readU32AsLong(); left > 0; left--) {
      int start = reader.position();
      long count = reader.readU32AsLong();
      ValType type = TypeReader.readValType(reader);
      context.typeValidator().checkValType(type, start);
      locals.add(count, context.types().code(type), start);
    }
  }
}
