package dev.wizer.wasm.module;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers type definitions so that equal ones, of one module or of several, have the same number,
 * and tells which types match which.
 *
 * <p>A type is in <em>canonical form</em> when each {@link ConcreteHeapType} in it has such a
 * number instead of a type index.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html">Matching</a>
 */
public final class CanonicalTypes {

  private static final int[] NO_ANCESTORS = {};

  /** The number of the first definition of each group, by what {@link TypeGroupWriter} writes. */
  private final Map<String, Integer> groups = new HashMap<>();

  private final List<SubType> types = new ArrayList<>();

  /** For each definition, what is above it: the topmost first, its direct supertype last. */
  private final List<int[]> ancestors = new ArrayList<>();

  /** Makes a numbering without types. */
  public CanonicalTypes() {}

  /**
   * Numbers the definitions of a group.
   *
   * @param group the group, whose supertypes precede their subtypes
   * @param numbers the numbers of the module's definitions by type index, for those before the
   *     group; those of the group are put in
   */
  public void add(RecType group, int[] numbers) {
    TypeGroupWriter writer = new TypeGroupWriter(group.firstTypeIndex(), numbers);
    String key = writer.write(group.subTypes());
    Integer known = groups.get(key);
    int first = known == null ? types.size() : known;
    for (int i = 0; i < group.subTypes().size(); i++) {
      numbers[group.firstTypeIndex() + i] = first + i;
    }
    if (known == null) {
      groups.put(key, first);
      Renaming renaming = new Renaming(numbers);
      for (SubType type : group.subTypes()) {
        register(writer.refersToTypes() ? renaming.of(type) : type);
      }
    }
  }

  /** {@return the numbers of all definitions of a module, by type index} */
  public int[] addAll(Module module) {
    int[] numbers = new int[module.types().size()];
    for (RecType group : module.recTypes()) {
      add(group, numbers);
    }
    return numbers;
  }

  private void register(SubType type) {
    types.add(type);
    if (type.superTypes().isEmpty()) {
      ancestors.add(NO_ANCESTORS);
    } else {
      int superType = type.superTypes().get(0);
      int[] above = ancestors.get(superType);
      int[] own = Arrays.copyOf(above, above.length + 1);
      own[above.length] = superType;
      ancestors.add(own);
    }
  }

  /** {@return how many numbers have been given} */
  public int count() {
    return types.size();
  }

  /** {@return the definition with a number, in canonical form} */
  public SubType type(int number) {
    return types.get(number);
  }

  /** {@return what a definition defines, in canonical form} */
  public CompType compType(int number) {
    return types.get(number).compType();
  }

  /** {@return how many definitions are above one} */
  public int depth(int number) {
    return ancestors.get(number).length;
  }

  /** {@return whether {@code sub} is {@code superType} or declared below it, both by number} */
  public boolean isSubtype(int sub, int superType) {
    if (sub == superType) {
      return true;
    }
    int[] above = ancestors.get(sub);
    int depth = ancestors.get(superType).length;
    return depth < above.length && above[depth] == superType;
  }

  /** {@return whether each value of type {@code sub} is one of {@code superType}; canonical} */
  public boolean matches(ValType sub, ValType superType) {
    if (sub instanceof RefType subRef && superType instanceof RefType superRef) {
      return (superRef.nullable() || !subRef.nullable())
          && matches(subRef.heapType(), superRef.heapType());
    }
    return sub.equals(superType);
  }

  /** {@return whether all that {@code sub} holds belongs to {@code superType}; canonical} */
  public boolean matches(HeapType sub, HeapType superType) {
    if (sub instanceof ConcreteHeapType concrete) {
      if (superType instanceof ConcreteHeapType other) {
        return isSubtype(concrete.typeIndex(), other.typeIndex());
      }
      return matches(kind(concrete.typeIndex()), (AbstractHeapType) superType);
    }
    AbstractHeapType abstractSub = (AbstractHeapType) sub;
    if (superType instanceof ConcreteHeapType concrete) {
      return switch (abstractSub) {
        case NONE -> kind(concrete.typeIndex()) != AbstractHeapType.FUNC;
        case NOFUNC -> kind(concrete.typeIndex()) == AbstractHeapType.FUNC;
        default -> false;
      };
    }
    return matches(abstractSub, (AbstractHeapType) superType);
  }

  /** {@return the abstract type directly above a definition} */
  public AbstractHeapType kind(int number) {
    CompType compType = compType(number);
    if (compType instanceof CompType.Func) {
      return AbstractHeapType.FUNC;
    }
    return compType instanceof CompType.Struct ? AbstractHeapType.STRUCT : AbstractHeapType.ARRAY;
  }

  private static boolean matches(AbstractHeapType sub, AbstractHeapType superType) {
    if (sub == superType) {
      return true;
    }
    return switch (superType) {
      case ANY ->
          switch (sub) {
            case EQ, I31, STRUCT, ARRAY, NONE -> true;
            default -> false;
          };
      case EQ ->
          switch (sub) {
            case I31, STRUCT, ARRAY, NONE -> true;
            default -> false;
          };
      case I31, STRUCT, ARRAY -> sub == AbstractHeapType.NONE;
      case FUNC -> sub == AbstractHeapType.NOFUNC;
      case EXTERN -> sub == AbstractHeapType.NOEXTERN;
      case EXN -> sub == AbstractHeapType.NOEXN;
      case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
    };
  }

  /** {@return whether {@code sub} may be declared a subtype of {@code superType}; canonical} */
  public boolean matches(CompType sub, CompType superType) {
    if (sub instanceof CompType.Func subFunc && superType instanceof CompType.Func superFunc) {
      return matches(subFunc.type(), superFunc.type());
    }
    if (sub instanceof CompType.Array subArray && superType instanceof CompType.Array superArray) {
      return matches(subArray.element(), superArray.element());
    }
    return sub instanceof CompType.Struct subStruct
        && superType instanceof CompType.Struct superStruct
        && matchesFields(subStruct.fields(), superStruct.fields());
  }

  private boolean matches(FuncType sub, FuncType superType) {
    return matchesAll(superType.params(), sub.params())
        && matchesAll(sub.results(), superType.results());
  }

  private boolean matchesAll(List<ValType> subs, List<ValType> superTypes) {
    if (subs.size() != superTypes.size()) {
      return false;
    }
    for (int i = 0; i < subs.size(); i++) {
      if (!matches(subs.get(i), superTypes.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesFields(List<FieldType> subs, List<FieldType> superTypes) {
    if (subs.size() < superTypes.size()) {
      return false;
    }
    for (int i = 0; i < superTypes.size(); i++) {
      if (!matches(subs.get(i), superTypes.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(FieldType sub, FieldType superType) {
    if (sub.mutable() || superType.mutable()) {
      return sub.equals(superType);
    }
    if (sub.storage() instanceof StorageType.Unpacked subValue
        && superType.storage() instanceof StorageType.Unpacked superValue) {
      return matches(subValue.type(), superValue.type());
    }
    return sub.storage().equals(superType.storage());
  }

  /**
   * {@return a module's type in canonical form}
   *
   * @param numbers the numbers of the module's definitions by type index
   */
  public static ValType canonical(ValType type, int[] numbers) {
    return new Renaming(numbers).of(type);
  }

  /**
   * {@return a module's heap type in canonical form}
   *
   * @param numbers the numbers of the module's definitions by type index
   */
  public static HeapType canonical(HeapType type, int[] numbers) {
    return new Renaming(numbers).of(type);
  }

  /**
   * {@return a module's function type in canonical form}
   *
   * @param numbers the numbers of the module's definitions by type index
   */
  public static FuncType canonical(FuncType type, int[] numbers) {
    return new Renaming(numbers).of(type);
  }

  /**
   * Puts numbers in the place of type indices.
   *
   * @param numbers what takes the place of each index
   */
  private record Renaming(int[] numbers) {

    HeapType of(HeapType type) {
      return type instanceof ConcreteHeapType concrete
          ? new ConcreteHeapType(numbers[concrete.typeIndex()])
          : type;
    }

    ValType of(ValType type) {
      if (type instanceof RefType ref && ref.heapType() instanceof ConcreteHeapType) {
        return new RefType(ref.nullable(), of(ref.heapType()));
      }
      return type;
    }

    private List<ValType> of(List<ValType> valTypes) {
      List<ValType> renamed = new ArrayList<>();
      for (ValType type : valTypes) {
        renamed.add(of(type));
      }
      return renamed;
    }

    FuncType of(FuncType type) {
      return new FuncType(of(type.params()), of(type.results()));
    }

    private FieldType of(FieldType field) {
      return field.storage() instanceof StorageType.Unpacked value
          ? new FieldType(new StorageType.Unpacked(of(value.type())), field.mutable())
          : field;
    }

    private CompType of(CompType type) {
      if (type instanceof CompType.Func func) {
        return new CompType.Func(of(func.type()));
      }
      if (type instanceof CompType.Array array) {
        return new CompType.Array(of(array.element()));
      }
      List<FieldType> fields = new ArrayList<>();
      for (FieldType field : ((CompType.Struct) type).fields()) {
        fields.add(of(field));
      }
      return new CompType.Struct(fields);
    }

    SubType of(SubType type) {
      List<Integer> superTypes = new ArrayList<>();
      for (int superType : type.superTypes()) {
        superTypes.add(numbers[superType]);
      }
      return new SubType(type.isFinal(), superTypes, of(type.compType()));
    }
  }
}
