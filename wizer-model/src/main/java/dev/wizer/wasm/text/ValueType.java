package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;

/**
 * A value type, or a packed type, in one form for each: reference types that have a short form are
 * written in it.
 *
 * @param code the first byte
 * @param heapType for a reference type, the type index, or the abstract type's negative code
 */
record ValueType(int code, long heapType) {

  static final int REF = 0x64;
  static final int REF_NULL = 0x63;
  static final int EMPTY = 0x40;

  static ValueType ofCode(int code) {
    return new ValueType(code, 0);
  }

  static ValueType ref(boolean nullable, long heapType) {
    return new ValueType(nullable ? REF_NULL : REF, heapType);
  }

  boolean isReference() {
    return code == REF || code == REF_NULL;
  }

  boolean isNullable() {
    return code == REF_NULL;
  }

  // The methods that a record has of itself are made at run time, when first called: some 3 ms of a
  // short run.

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueType type && code == type.code && heapType == type.heapType;
  }

  @Override
  public int hashCode() {
    return 31 * code + Long.hashCode(heapType);
  }

  void write(WasmWriter writer) {
    if (code == REF_NULL && heapType < 0) {
      writer.writeS64(heapType);
      return;
    }
    writer.writeByte(code);
    if (isReference()) {
      writer.writeS64(heapType);
    }
  }
}
