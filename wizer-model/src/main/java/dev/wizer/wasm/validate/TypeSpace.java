package dev.wizer.wasm.validate;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import dev.wizer.wasm.module.CanonicalTypes;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.FieldType;
import dev.wizer.wasm.module.RecType;
import dev.wizer.wasm.module.SubType;
import java.util.List;

/**
 * A module's type definitions, and which types match which. Types are {@link TypeCode}s; what is
 * needed for each instruction is kept in arrays.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Matching</a>
 */
final class TypeSpace {

  private static final AbstractHeapType[] ABSTRACT = AbstractHeapType.values();

  /** For each abstract heap type a set of bits: those that it matches. */
  private static final int[] SUPERTYPES = supertypes();

  private final List<SubType> definitions;
  private final CanonicalTypes canonical = new CanonicalTypes();
  private final int[] numbers;
  private final int[][] params;
  private final int[][] results;
  private final int[][] fields;
  private int count;

  /** Makes a space into which groups of {@code definitions} are put by {@link #add}. */
  TypeSpace(List<SubType> definitions) {
    this.definitions = definitions;
    this.numbers = new int[definitions.size()];
    this.params = new int[definitions.size()][];
    this.results = new int[definitions.size()][];
    this.fields = new int[definitions.size()][];
  }

  private static int[] supertypes() {
    CanonicalTypes none = new CanonicalTypes();
    int[] sets = new int[ABSTRACT.length];
    for (AbstractHeapType sub : ABSTRACT) {
      for (AbstractHeapType superType : ABSTRACT) {
        if (none.matches(sub, (HeapType) superType)) {
          sets[sub.ordinal()] |= 1 << superType.ordinal();
        }
      }
    }
    return sets;
  }

  /** Adds the next group, all of whose indices are of known types. */
  void add(RecType group) {
    canonical.add(group, numbers);
    int first = group.firstTypeIndex();
    count = first + group.subTypes().size();
    for (int i = first; i < count; i++) {
      unfold(i, definitions.get(i).compType());
    }
  }

  private void unfold(int typeIndex, CompType type) {
    if (type instanceof CompType.Func func) {
      params[typeIndex] = codes(func.type().params());
      results[typeIndex] = codes(func.type().results());
    } else if (type instanceof CompType.Struct struct) {
      fields[typeIndex] = new int[struct.fields().size()];
      for (int i = 0; i < fields[typeIndex].length; i++) {
        fields[typeIndex][i] = code(struct.fields().get(i));
      }
    } else if (type instanceof CompType.Array array) {
      fields[typeIndex] = TypeCode.single(code(array.element()));
    }
  }

  /** {@return how many types there are} */
  int count() {
    return count;
  }

  /** {@return a definition} */
  SubType definition(int typeIndex) {
    return definitions.get(typeIndex);
  }

  /** {@return a function type's parameters, null if it is none; not to be changed} */
  int[] params(int typeIndex) {
    return params[typeIndex];
  }

  /** {@return a function type's results, null if it is none; not to be changed} */
  int[] results(int typeIndex) {
    return results[typeIndex];
  }

  /**
   * {@return the types that a structure's fields, or an array's elements, have on the stack; null
   * if the type is a function's; not to be changed}
   */
  int[] fields(int typeIndex) {
    return fields[typeIndex];
  }

  /** {@return whether a definition may be a subtype of another one, by what they define} */
  boolean matchesDefinition(int typeIndex, int superIndex) {
    return canonical.matches(
        canonical.compType(numbers[typeIndex]), canonical.compType(numbers[superIndex]));
  }

  /** {@return whether a field may be read as another one} */
  boolean matches(FieldType sub, FieldType superType) {
    if (sub.storage().widthInBytes() != superType.storage().widthInBytes()) {
      return false;
    }
    return matches(code(sub), code(superType));
  }

  /** {@return the type of references to what a definition defines} */
  int reference(boolean nullable, int typeIndex) {
    return TypeCode.reference(nullable, TypeCode.concreteHeap(numbers[typeIndex]));
  }

  /** {@return the type that a field has on the stack} */
  private int code(FieldType field) {
    return code(field.storage().unpacked());
  }

  /**
   * {@return a type's code; {@link TypeCode#UNKNOWN} if it refers to no type that there is, which
   * the validators of the sections do not let pass}
   */
  int code(ValType type) {
    if (type instanceof NumType number) {
      return TypeCode.I32 + number.ordinal();
    }
    if (type instanceof RefType reference) {
      int heap = heapCode(reference.heapType());
      return heap < 0 ? TypeCode.UNKNOWN : TypeCode.reference(reference.nullable(), heap);
    }
    return TypeCode.V128;
  }

  /** {@return a heap type's code, negative if there is no such type} */
  int heapCode(HeapType type) {
    if (type instanceof ConcreteHeapType concrete) {
      int typeIndex = concrete.typeIndex();
      return typeIndex < 0 || typeIndex >= count ? -1 : TypeCode.concreteHeap(numbers[typeIndex]);
    }
    return ((AbstractHeapType) type).ordinal();
  }

  private int[] codes(List<ValType> types) {
    if (types.isEmpty()) {
      return TypeCode.NONE;
    }
    int[] codes = new int[types.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(types.get(i));
    }
    return codes;
  }

  /** {@return whether each value of type {@code sub} is one of {@code superType}} */
  boolean matches(int sub, int superType) {
    if (sub == superType || sub == TypeCode.UNKNOWN) {
      return true;
    }
    return TypeCode.isReference(sub)
        && TypeCode.isReference(superType)
        && (TypeCode.isNullable(superType) || !TypeCode.isNullable(sub))
        && matchesHeap(TypeCode.heap(sub), TypeCode.heap(superType));
  }

  /** {@return whether {@code subs} match {@code superTypes} one by one} */
  boolean matches(int[] subs, int[] superTypes) {
    if (subs.length != superTypes.length) {
      return false;
    }
    for (int i = 0; i < subs.length; i++) {
      if (!matches(subs[i], superTypes[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesHeap(int sub, int superType) {
    if (sub == superType || sub == TypeCode.BOTTOM_HEAP) {
      return true;
    }
    if (!TypeCode.isConcrete(superType)) {
      return (SUPERTYPES[abstractHeap(sub)] & 1 << superType) != 0;
    }
    return TypeCode.isConcrete(sub)
        ? canonical.isSubtype(TypeCode.number(sub), TypeCode.number(superType))
        : isEmpty(sub) && (SUPERTYPES[sub] & 1 << abstractHeap(superType)) != 0;
  }

  /** {@return a heap code itself if it is of an abstract type, else that of the one above it} */
  private int abstractHeap(int heapCode) {
    return TypeCode.isConcrete(heapCode)
        ? canonical.kind(TypeCode.number(heapCode)).ordinal()
        : heapCode;
  }

  /** {@return whether no reference but null is to the abstract type} */
  private static boolean isEmpty(int heapCode) {
    return switch (ABSTRACT[heapCode]) {
      case NONE, NOFUNC, NOEXTERN, NOEXN -> true;
      default -> false;
    };
  }

  /** {@return the heap code of the topmost type above what a heap code stands for} */
  int topOf(int heapCode) {
    AbstractHeapType top =
        switch (ABSTRACT[abstractHeap(heapCode)]) {
          case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbstractHeapType.ANY;
          case FUNC, NOFUNC -> AbstractHeapType.FUNC;
          case EXTERN, NOEXTERN -> AbstractHeapType.EXTERN;
          case EXN, NOEXN -> AbstractHeapType.EXN;
        };
    return top.ordinal();
  }

  /** {@return a type as messages show it} */
  String text(int code) {
    if (TypeCode.isReference(code)) {
      int heap = TypeCode.heap(code);
      return heap == TypeCode.BOTTOM_HEAP
          ? "(ref bot)"
          : new RefType(TypeCode.isNullable(code), heapType(heap)).text();
    }
    return switch (code) {
      case TypeCode.UNKNOWN -> "bot";
      case TypeCode.V128 -> VecType.V128.text();
      default -> NumType.values()[code - TypeCode.I32].text();
    };
  }

  private HeapType heapType(int heapCode) {
    return TypeCode.isConcrete(heapCode)
        ? new ConcreteHeapType(firstIndexOf(TypeCode.number(heapCode)))
        : ABSTRACT[heapCode];
  }

  /** Several indices may have the same number: messages show the first one. */
  private int firstIndexOf(int number) {
    int typeIndex = 0;
    while (numbers[typeIndex] != number) {
      typeIndex++;
    }
    return typeIndex;
  }

  /** {@return types as messages show them} */
  String text(int[] codes, int from, int to) {
    StringBuilder text = new StringBuilder("[");
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : " ").append(text(codes[i]));
    }
    return text.append(']').toString();
  }

  String text(int[] codes) {
    return text(codes, 0, codes.length);
  }
}
