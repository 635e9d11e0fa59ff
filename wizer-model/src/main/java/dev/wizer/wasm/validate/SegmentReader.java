package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.MalformedModuleException;

/**
 * Reads the indices of segments among an instruction's immediates, and notes that there are any.
 */
final class SegmentReader {

  private final Context context;
  private final CodeCursor code;

  SegmentReader(Context context, CodeCursor code) {
    this.context = context;
    this.code = code;
  }

  /** Reads a data segment's index. */
  void readData() {
    checkData(code.reader().readU32());
  }

  /** Checks by what the data count section says, since the data section comes after the code. */
  void checkData(int index) {
    if (context.module().dataCount().isEmpty()) {
      throw new MalformedModuleException("data count section required", code.instructionOffset());
    }
    if (Integer.compareUnsigned(index, context.module().dataCount().getAsInt()) >= 0) {
      throw code.unknown("data segment", index);
    }
    context.addNamedData(index);
  }

  /** Reads an element segment's index, and {@return its elements' type} */
  int readElem() {
    return elem(code.reader().readU32());
  }

  /** {@return the type of an element segment's elements} */
  int elem(int index) {
    if (index < 0 || index >= context.elemCount()) {
      throw code.unknown("elem segment", index);
    }
    context.addNamedElem(index);
    return context.elem(index);
  }
}
