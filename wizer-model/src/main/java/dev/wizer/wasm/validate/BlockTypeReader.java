package dev.wizer.wasm.validate;

import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.module.TypeReader;

/**
 * Reads block types, and keeps the one that was read last: most are empty, and none needs an object
 * of its own.
 */
final class BlockTypeReader {

  private static final int EMPTY_BLOCK_TYPE = 0x40;
  private static final int CONTINUED = 0x80;

  private final Context context;
  private final CodeCursor code;
  private int[] params = TypeCode.NONE;
  private int[] results = TypeCode.NONE;

  BlockTypeReader(Context context, CodeCursor code) {
    this.context = context;
    this.code = code;
  }

  /** {@return the parameters of the block type that was read last} */
  int[] params() {
    return params;
  }

  /** {@return the results of the block type that was read last} */
  int[] results() {
    return results;
  }

  void read() {
    int first = code.reader().peekByte();
    if (first == EMPTY_BLOCK_TYPE) {
      code.reader().readByte();
      params = TypeCode.NONE;
      results = TypeCode.NONE;
    } else if (isTypeIndex(first)) {
      readTypeIndex();
    } else {
      params = TypeCode.NONE;
      results = TypeCode.single(readValType());
    }
  }

  /** Whether a block type is an index. Others are negative numbers of one byte. */
  private static boolean isTypeIndex(int firstByte) {
    return firstByte < EMPTY_BLOCK_TYPE || firstByte >= CONTINUED;
  }

  private void readTypeIndex() {
    int start = code.reader().position();
    long index = code.reader().readS33();
    if (index < 0) {
      throw new MalformedModuleException("malformed block type", start);
    }
    if (!context.has(Feature.MULTI_VALUE)) {
      throw code.notAllowed(
          "blocks, loops, and ifs may only produce a resulttype when multi-value is not enabled");
    }
    if (index >= context.types().count()) {
      throw code.unknown("type", (int) index);
    }
    params = context.types().params((int) index);
    results = context.types().results((int) index);
    if (params == null) {
      throw code.invalid("non-function type " + index);
    }
  }

  /** {@return the code of the value type that follows in the code} */
  int readValType() {
    ValType type = TypeReader.readValType(code.reader());
    context.typeValidator().checkValType(type, code.instructionOffset());
    return context.types().code(type);
  }
}
