package dev.wizer.wasm.module;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.RefType;
import dev.wizer.wasm.binary.WasmWriter;

/**
 * Writes reference types: the mirror of {@link TypeReader}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Types</a>
 */
public final class TypeWriter {

  private static final int REF = 0x64;
  private static final int REF_NULL = 0x63;

  private TypeWriter() {}

  /** Writes a reference type, in its short form if it has one. */
  public static void write(RefType type, WasmWriter writer) {
    if (!type.nullable()) {
      writer.writeByte(REF);
    } else if (type.heapType() instanceof ConcreteHeapType) {
      writer.writeByte(REF_NULL);
    }
    write(type.heapType(), writer);
  }

  /** Writes a heap type. */
  public static void write(HeapType type, WasmWriter writer) {
    if (type instanceof ConcreteHeapType concrete) {
      writer.writeS64(concrete.typeIndex());
    } else {
      writer.writeByte(code((AbstractHeapType) type));
    }
  }

  private static int code(AbstractHeapType type) {
    return switch (type) {
      case NOEXN -> 0x74;
      case NOFUNC -> 0x73;
      case NOEXTERN -> 0x72;
      case NONE -> 0x71;
      case FUNC -> 0x70;
      case EXTERN -> 0x6F;
      case ANY -> 0x6E;
      case EQ -> 0x6D;
      case I31 -> 0x6C;
      case STRUCT -> 0x6B;
      case ARRAY -> 0x6A;
      case EXN -> 0x69;
    };
  }
}
