package dev.wizer.tests.client;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.Module;
import java.util.Optional;

/** What values of a module's types JavaScript can have. */
final class ScriptTypes {

  private final Module module;

  ScriptTypes(Module module) {
    this.module = module;
  }

  /** {@return whether values of the type can be passed to JavaScript} */
  boolean isPassable(ValType type) {
    return type instanceof NumType
        || type instanceof RefType ref && top(ref) != AbstractHeapType.EXN;
  }

  /**
   * {@return an argument as a plan writes it, if there can be one}
   *
   * @param type its type
   * @param number what to make it of; null references are made of all but a few
   */
  Optional<String> argument(ValType type, int number) {
    if (type instanceof NumType num) {
      return Optional.of(num.text() + ":" + number);
    }
    if (!(type instanceof RefType ref) || !isPassable(type)) {
      return Optional.empty();
    }
    boolean preferNull = ref.nullable() && number % 7 != 0;
    Optional<String> object = preferNull ? Optional.empty() : object(ref, number);
    return object.isPresent() || !ref.nullable() ? object : Optional.of("null:" + bottom(ref));
  }

  private static Optional<String> object(RefType type, int number) {
    if (type.heapType() instanceof AbstractHeapType heapType) {
      return switch (heapType) {
        case ANY, EQ, I31 -> Optional.of("i31:" + number);
        case EXTERN -> Optional.of("extern:" + number);
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  private AbstractHeapType bottom(RefType type) {
    return switch (top(type)) {
      case FUNC -> AbstractHeapType.NOFUNC;
      case EXTERN -> AbstractHeapType.NOEXTERN;
      default -> AbstractHeapType.NONE;
    };
  }

  private AbstractHeapType top(RefType type) {
    if (type.heapType() instanceof ConcreteHeapType concrete) {
      return module.types().get(concrete.typeIndex()).compType() instanceof CompType.Func
          ? AbstractHeapType.FUNC
          : AbstractHeapType.ANY;
    }
    return switch ((AbstractHeapType) type.heapType()) {
      case FUNC, NOFUNC -> AbstractHeapType.FUNC;
      case EXTERN, NOEXTERN -> AbstractHeapType.EXTERN;
      case EXN, NOEXN -> AbstractHeapType.EXN;
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbstractHeapType.ANY;
    };
  }
}
