package dev.wizer.wasm.module;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmReader;
import java.util.OptionalLong;

/**
 * Reads types other than type definitions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Types</a>
 */
public final class TypeReader {

  private static final int REF = 0x64;
  private static final int REF_NULL = 0x63;

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
      default -> refType(reader, code, start);
    };
  }

  /** {@return the next reference type} */
  public static RefType readRefType(WasmReader reader) {
    int start = reader.position();
    return refType(reader, reader.readByte(), start);
  }

  private static RefType refType(WasmReader reader, int code, int start) {
    return switch (code) {
      case REF -> new RefType(false, readHeapType(reader));
      case REF_NULL -> new RefType(true, readHeapType(reader));
      case 0x70 -> RefType.FUNCREF;
      case 0x6F -> RefType.EXTERNREF;
      default -> {
        AbstractHeapType heapType = abstractHeapType(code);
        if (heapType == null) {
          throw new MalformedModuleException("malformed reference type", start);
        }
        yield new RefType(true, heapType);
      }
    };
  }

  /** {@return the next heap type} */
  public static HeapType readHeapType(WasmReader reader) {
    int start = reader.position();
    AbstractHeapType heapType = abstractHeapType(reader.peekByte());
    if (heapType != null) {
      reader.readByte();
      return heapType;
    }
    long typeIndex = reader.readS33();
    if (typeIndex < 0) {
      throw new MalformedModuleException("malformed heap type", start);
    }
    return new ConcreteHeapType((int) typeIndex);
  }

  /** {@return the heap type that a byte stands for, or null if it is none} */
  private static AbstractHeapType abstractHeapType(int code) {
    return switch (code) {
      case 0x74 -> AbstractHeapType.NOEXN;
      case 0x73 -> AbstractHeapType.NOFUNC;
      case 0x72 -> AbstractHeapType.NOEXTERN;
      case 0x71 -> AbstractHeapType.NONE;
      case 0x70 -> AbstractHeapType.FUNC;
      case 0x6F -> AbstractHeapType.EXTERN;
      case 0x6E -> AbstractHeapType.ANY;
      case 0x6D -> AbstractHeapType.EQ;
      case 0x6C -> AbstractHeapType.I31;
      case 0x6B -> AbstractHeapType.STRUCT;
      case 0x6A -> AbstractHeapType.ARRAY;
      case 0x69 -> AbstractHeapType.EXN;
      default -> null;
    };
  }

  static FieldType readFieldType(WasmReader reader) {
    StorageType storage = readStorageType(reader);
    return new FieldType(storage, readMutability(reader));
  }

  private static StorageType readStorageType(WasmReader reader) {
    int code = reader.peekByte();
    if (code == 0x78 || code == 0x77) {
      reader.readByte();
      return code == 0x78 ? StorageType.Packed.I8 : StorageType.Packed.I16;
    }
    return new StorageType.Unpacked(readValType(reader));
  }

  static GlobalType readGlobalType(WasmReader reader) {
    ValType valueType = readValType(reader);
    return new GlobalType(valueType, readMutability(reader));
  }

  private static boolean readMutability(WasmReader reader) {
    int start = reader.position();
    int mutability = reader.readByte();
    if (mutability > 1) {
      throw new MalformedModuleException("malformed mutability", start);
    }
    return mutability == 1;
  }

  static TagType readTagType(WasmReader reader) {
    int start = reader.position();
    if (reader.readByte() != 0) {
      throw new MalformedModuleException("zero byte expected", start);
    }
    return new TagType(reader.readU32());
  }

  static TableType readTableType(WasmReader reader) {
    RefType elementType = readRefType(reader);
    int flags = readLimitsFlags(reader, HAS_MAX | ADDRESS_64);
    return new TableType(addressType(flags), elementType, readLimits(reader, flags));
  }

  static MemoryType readMemoryType(WasmReader reader) {
    int start = reader.position();
    int flags = readLimitsFlags(reader, HAS_MAX | SHARED | ADDRESS_64 | CUSTOM_PAGE_SIZE);
    if ((flags & CUSTOM_PAGE_SIZE) != 0 && !reader.hasMore()) {
      // Where nothing follows, it can't be told from a flag that does not exist.
      throw new MalformedModuleException("malformed limits flags", start);
    }
    Limits limits = readLimits(reader, flags);
    boolean customPages = (flags & CUSTOM_PAGE_SIZE) != 0;
    int pageSizeLog2 = customPages ? readPageSizeLog2(reader) : MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    return new MemoryType(addressType(flags), limits, (flags & SHARED) != 0, pageSizeLog2);
  }

  private static int readLimitsFlags(WasmReader reader, int allowed) {
    int start = reader.position();
    int flags = reader.readByte();
    if ((flags & ~allowed) != 0) {
      throw new MalformedModuleException("malformed limits flags", start);
    }
    return flags;
  }

  private static AddressType addressType(int flags) {
    return (flags & ADDRESS_64) != 0 ? AddressType.I64 : AddressType.I32;
  }

  private static Limits readLimits(WasmReader reader, int flags) {
    long min = reader.readU64();
    OptionalLong max =
        (flags & HAS_MAX) != 0 ? OptionalLong.of(reader.readU64()) : OptionalLong.empty();
    return new Limits(min, max);
  }

  /** Page sizes beyond 2^63 bytes have no number: they are malformed, not only too large. */
  private static int readPageSizeLog2(WasmReader reader) {
    int start = reader.position();
    int pageSizeLog2 = reader.readU32();
    if (pageSizeLog2 < 0 || pageSizeLog2 >= Long.SIZE) {
      throw new MalformedModuleException("invalid custom page size", start);
    }
    return pageSizeLog2;
  }
}
