package dev.wizer.wasm.validate;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.module.AddressType;
import dev.wizer.wasm.module.MemoryType;
import dev.wizer.wasm.module.TableType;
import java.util.Set;

/**
 * Validates types other than type definitions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/types.html">Types</a>
 */
final class TypeValidator {

  private final Set<Feature> features;
  private final int typeCount;

  /** Makes a validator of types that may refer to the first {@code typeCount} definitions. */
  TypeValidator(Set<Feature> features, int typeCount) {
    this.features = features;
    this.typeCount = typeCount;
  }

  void checkTypeIndex(int typeIndex, int offset) {
    Context.checkIndex(typeIndex, typeCount, "type", offset);
  }

  void checkValType(ValType type, int offset) {
    if (type instanceof RefType reference) {
      checkRefType(reference, offset);
    } else if (!(type instanceof NumType)) {
      require(Feature.SIMD, offset);
    }
  }

  void checkRefType(RefType type, int offset) {
    checkHeapType(type.heapType(), offset);
    if (!type.nullable()) {
      require(Feature.FUNCTION_REFERENCES, offset);
    }
  }

  void checkHeapType(HeapType type, int offset) {
    if (type instanceof ConcreteHeapType concrete) {
      require(Feature.FUNCTION_REFERENCES, offset);
      checkTypeIndex(concrete.typeIndex(), offset);
    } else {
      require(featureOf((AbstractHeapType) type), offset);
    }
  }

  private static Feature featureOf(AbstractHeapType type) {
    return switch (type) {
      case FUNC, EXTERN -> Feature.REFERENCE_TYPES;
      case EXN, NOEXN -> Feature.EXCEPTIONS;
      default -> Feature.GC;
    };
  }

  void checkTableType(TableType type, int offset) {
    // Tables of functions were there before reference types.
    if (!type.elementType().equals(RefType.FUNCREF)) {
      checkRefType(type.elementType(), offset);
    }
    checkAddressType(type.addressType(), offset);
    LimitsValidator.checkTable(type, offset);
  }

  void checkMemoryType(MemoryType type, int offset) {
    checkAddressType(type.addressType(), offset);
    if (type.shared()) {
      require(Feature.THREADS, offset);
    }
    if (type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
      require(Feature.CUSTOM_PAGE_SIZES, offset);
    }
    LimitsValidator.checkMemory(type, offset);
  }

  private void checkAddressType(AddressType type, int offset) {
    if (type == AddressType.I64) {
      require(Feature.MEMORY64, offset);
    }
  }

  private void require(Feature feature, int offset) {
    if (!features.contains(feature)) {
      throw Context.disabled(feature, offset);
    }
  }
}
