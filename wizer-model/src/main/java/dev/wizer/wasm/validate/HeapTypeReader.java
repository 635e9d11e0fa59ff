package dev.wizer.wasm.validate;

import dev.wizer.engine.HeapType;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.module.TypeReader;

/** Reads the heap types among an instruction's immediates. */
final class HeapTypeReader {

  /** The bit of a branching cast's flags that says whether it takes null. */
  static final int SOURCE_NULLABLE = 1;

  /** The bit of a branching cast's flags that says whether the cast lets null pass. */
  static final int TARGET_NULLABLE = 2;

  private final Context context;
  private final CodeCursor code;

  HeapTypeReader(Context context, CodeCursor code) {
    this.context = context;
    this.code = code;
  }

  /** {@return the type of references to the heap type that follows in the code} */
  int read(boolean nullable) {
    HeapType type = TypeReader.readHeapType(code.reader());
    context.typeValidator().checkHeapType(type, code.instructionOffset());
    return TypeCode.reference(nullable, context.types().heapCode(type));
  }

  /** {@return the flags of a branching cast} */
  int readCastFlags() {
    int flags = code.reader().readByte();
    if ((flags & ~(SOURCE_NULLABLE | TARGET_NULLABLE)) != 0) {
      throw new MalformedModuleException("malformed br_on_cast flags", code.instructionOffset());
    }
    return flags;
  }
}
