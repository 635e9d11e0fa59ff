package dev.wizer.wasm.module;

import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.UnsupportedFeatureException;
import dev.wizer.wasm.binary.WasmReader;
import java.util.OptionalLong;

/**
 * Reads types other than function types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Types</a>
 */
public final class TypeReader {

  private static final int HAS_MAX = 0x01;
  private static final int SHARED = 0x02;
  private static final int ADDRESS_64 = 0x04;
  private static final int CUSTOM_PAGE_SIZE = 0x08;

  private TypeReader() {}

  /** {@return the next value type} */
  public static ValType readValType(WasmReader reader) {
    int start = reader.position();
    int code = reader.readByte();
    return switch (code) {
      case 0x7F -> NumType.I32;
      case 0x7E -> NumType.I64;
      case 0x7D -> NumType.F32;
      case 0x7C -> NumType.F64;
      case 0x7B -> VecType.V128;
      default -> refType(code, start, "malformed value type");
    };
  }

  /** {@return the next reference type} */
  public static RefType readRefType(WasmReader reader) {
    int start = reader.position();
    return refType(reader.readByte(), start, "malformed reference type");
  }

  private static RefType refType(int code, int start, String problem) {
    return switch (code) {
      case 0x70 -> RefType.FUNCREF;
      case 0x6F -> RefType.EXTERNREF;
      case 0x63, 0x64 -> throw new UnsupportedFeatureException(Feature.FUNCTION_REFERENCES, start);
      case 0x69, 0x74 -> throw new UnsupportedFeatureException(Feature.EXCEPTIONS, start);
      case 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x71, 0x72, 0x73 ->
          throw new UnsupportedFeatureException(Feature.GC, start);
      default -> throw new MalformedModuleException(problem, start);
    };
  }

  static GlobalType readGlobalType(WasmReader reader) {
    ValType valueType = readValType(reader);
    int start = reader.position();
    int mutability = reader.readByte();
    if (mutability > 1) {
      throw new MalformedModuleException("malformed mutability", start);
    }
    return new GlobalType(valueType, mutability == 1);
  }

  static TableType readTableType(WasmReader reader) {
    RefType elementType = readRefType(reader);
    return new TableType(elementType, readLimits(reader));
  }

  static MemoryType readMemoryType(WasmReader reader) {
    return new MemoryType(readLimits(reader));
  }

  private static Limits readLimits(WasmReader reader) {
    int start = reader.position();
    int flags = reader.readByte();
    checkSupported(flags, start);
    long min = readSize(reader);
    OptionalLong max =
        (flags & HAS_MAX) != 0 ? OptionalLong.of(readSize(reader)) : OptionalLong.empty();
    return new Limits(min, max);
  }

  /**
   * Sizes may have 64 bits in the binary format; that those of 2^32 and more are too large is for
   * the validator. One that is no positive {@code long} becomes the largest.
   */
  private static long readSize(WasmReader reader) {
    long size = reader.readU64();
    return size < 0 ? Long.MAX_VALUE : size;
  }

  private static void checkSupported(int flags, int start) {
    if (flags > (HAS_MAX | SHARED | ADDRESS_64 | CUSTOM_PAGE_SIZE)) {
      throw new MalformedModuleException("malformed limits flags", start);
    }
    if ((flags & CUSTOM_PAGE_SIZE) != 0) {
      throw new UnsupportedFeatureException(Feature.CUSTOM_PAGE_SIZES, start);
    }
    if ((flags & ADDRESS_64) != 0) {
      throw new UnsupportedFeatureException(Feature.MEMORY64, start);
    }
    if ((flags & SHARED) != 0) {
      throw new UnsupportedFeatureException(Feature.THREADS, start);
    }
  }
}
