package dev.wizer.wasm.module;

import dev.wizer.engine.NumType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;

/**
 * What a field of a structure, or an array's elements, hold.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/types.html#aggregate-types">Aggregate
 *     types</a>
 */
public sealed interface StorageType {

  /** {@return the type that the content has on the operand stack} */
  ValType unpacked();

  /** {@return how many bytes the content takes in a data segment; 0 for a reference} */
  int widthInBytes();

  /** An integer that is narrower than any value. */
  enum Packed implements StorageType {
    I8(1),
    I16(2);

    private final int widthInBytes;

    Packed(int widthInBytes) {
      this.widthInBytes = widthInBytes;
    }

    @Override
    public ValType unpacked() {
      return NumType.I32;
    }

    @Override
    public int widthInBytes() {
      return widthInBytes;
    }
  }

  /**
   * A value.
   *
   * @param type its type
   */
  record Unpacked(ValType type) implements StorageType {
    @Override
    public ValType unpacked() {
      return type;
    }

    @Override
    public int widthInBytes() {
      if (type instanceof NumType number) {
        return number == NumType.I32 || number == NumType.F32 ? Integer.BYTES : Long.BYTES;
      }
      return type instanceof VecType ? 2 * Long.BYTES : 0;
    }
  }
}
