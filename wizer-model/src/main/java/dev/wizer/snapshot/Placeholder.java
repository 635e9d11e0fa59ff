package dev.wizer.snapshot;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.FieldType;
import dev.wizer.wasm.module.Module;
import java.util.Optional;

/** What a slot holds until the start function gives it its content. */
public sealed interface Placeholder {

  /** Zero, or the null reference. */
  record Default() implements Placeholder {}

  /**
   * An integer in a reference.
   *
   * @param external whether it is shown to the host
   */
  record I31(boolean external) implements Placeholder {}

  /** A structure of zeros and null references. */
  record DefaultStruct(int typeIndex) implements Placeholder {}

  /** An array without elements. */
  record EmptyArray(int typeIndex) implements Placeholder {}

  /** {@return something that constant expressions can make for a type, if there is such a thing} */
  static Optional<Placeholder> of(ValType type, Module module) {
    if (!(type instanceof RefType reference) || reference.nullable()) {
      return Optional.of(new Default());
    }
    return of(reference.heapType(), module);
  }

  private static Optional<Placeholder> of(HeapType type, Module module) {
    if (type instanceof ConcreteHeapType concrete) {
      return of(concrete.typeIndex(), module);
    }
    return switch ((AbstractHeapType) type) {
      case ANY, EQ, I31 -> Optional.of(new I31(false));
      case EXTERN -> Optional.of(new I31(true));
      default -> Optional.empty();
    };
  }

  private static Optional<Placeholder> of(int typeIndex, Module module) {
    CompType type = module.types().get(typeIndex).compType();
    if (type instanceof CompType.Array) {
      return Optional.of(new EmptyArray(typeIndex));
    }
    if (type instanceof CompType.Struct struct) {
      for (FieldType field : struct.fields()) {
        if (field.storage().unpacked() instanceof RefType reference && !reference.nullable()) {
          return Optional.empty();
        }
      }
      return Optional.of(new DefaultStruct(typeIndex));
    }
    return Optional.empty();
  }
}
