package dev.wizer.snapshot;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.FieldType;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that can be reached from globals and tables, numbered in the order in which they were
 * reached. Without recursion: a list can be as long as memory allows.
 */
final class HeapGraph {

  /** Stands for a value that leads to no object. */
  static final int NO_OBJECT = -1;

  private final Module module;
  private final Map<HeapObject, Integer> numbers = new HashMap<>();
  private final List<HeapObject> objects = new ArrayList<>();
  private final List<StateRoot> roots = new ArrayList<>();
  private final List<int[]> children = new ArrayList<>();
  private final List<int[]> slots = new ArrayList<>();
  private final BitSet filledLater = new BitSet();

  /** For each type index, whether slots of the type can be filled later, by field. */
  private final Map<Integer, BitSet> fieldsThatCanWait = new HashMap<>();

  private final boolean allowsStartFunction;

  /**
   * Makes an empty graph.
   *
   * @param allowsStartFunction whether a start function may fill slots
   */
  HeapGraph(Module module, boolean allowsStartFunction) {
    this.module = module;
    this.allowsStartFunction = allowsStartFunction;
  }

  /** {@return how many objects there are} */
  int size() {
    return objects.size();
  }

  HeapObject object(int number) {
    return objects.get(number);
  }

  /**
   * {@return the objects to which an object's operands lead, in order, some perhaps several times}
   * An array whose elements are all the same has one operand.
   */
  int[] children(int number) {
    return children.get(number);
  }

  /** {@return for each of an object's children, the field or element that leads to it} */
  int[] slots(int number) {
    return slots.get(number);
  }

  /** {@return whether the slot that leads to an object's child can be filled later} */
  boolean canWait(int number, int childIndex) {
    return canWait(objects.get(number), slots.get(number)[childIndex]);
  }

  private boolean canWait(HeapObject object, int slot) {
    if (!allowsStartFunction) {
      return false;
    }
    int field = object.isArray() ? 0 : slot;
    BitSet known = fieldsThatCanWait.get(object.typeIndex());
    if (known == null) {
      known = fieldsThatCanWait(object);
      fieldsThatCanWait.put(object.typeIndex(), known);
    }
    return known.get(field);
  }

  private BitSet fieldsThatCanWait(HeapObject object) {
    BitSet fields = new BitSet();
    int count = object.isArray() ? 1 : object.length();
    for (int i = 0; i < count; i++) {
      FieldType type = module.fieldType(object.typeIndex(), i);
      fields.set(
          i, type.mutable() && Placeholder.of(type.storage().unpacked(), module).isPresent());
    }
    return fields;
  }

  /**
   * {@return whether an object is an array that gets all its elements later: it has more than
   * constant expressions can have operands}
   */
  boolean isFilledLater(int number) {
    return filledLater.get(number);
  }

  private boolean isTooLong(HeapObject object) {
    return object.isArray()
        && object.length() > WasmLimits.MAX_FIXED_ARRAY_LENGTH
        && canWait(object, 0)
        && ArrayForm.of(object) == ArrayForm.FIXED;
  }

  /** {@return the end of a message about an object that leads back to itself} */
  String whyNoCycle() {
    return allowsStartFunction
        ? "neither a constant expression nor a start function makes a cycle of references that"
            + " are immutable or of a type without any other value"
        : "no constant expression makes a cycle";
  }

  /** {@return the number of the object that a value leads to, or {@link #NO_OBJECT}} */
  int numberOf(WasmValue value) {
    HeapObject object = Values.object(value);
    return object == null ? NO_OBJECT : numbers.get(object);
  }

  /**
   * Adds all that can be reached from a value.
   *
   * @throws UnsupportedStateException if there is something that no constant expression can make
   */
  void add(WasmValue value, StateRoot root) {
    String obstacle = References.obstacle(value);
    if (obstacle != null) {
      throw refusal(root.holds() + obstacle + ", which no constant expression can make");
    }
    if (value instanceof WasmValue.Ref reference) {
      number(reference, root);
      while (children.size() < objects.size()) {
        readChildren(children.size());
      }
    }
  }

  private int number(WasmValue.Ref reference, StateRoot root) {
    HeapObject object = Values.object(reference);
    if (object == null) {
      return NO_OBJECT;
    }
    Integer known = numbers.putIfAbsent(object, objects.size());
    if (known != null) {
      return known;
    }
    objects.add(object);
    roots.add(root);
    return objects.size() - 1;
  }

  private void readChildren(int number) {
    HeapObject object = objects.get(number);
    if (object.typeIndex() == HeapObject.FOREIGN_TYPE) {
      throw refusal(roots.get(number).leadsTo() + References.describe(object));
    }
    filledLater.set(number, isTooLong(object));
    int count = object.isArray() ? elementsToRead(object) : object.length();
    int[] found = new int[count];
    int[] from = new int[count];
    int length = 0;
    for (int i = 0; i < count; i++) {
      int child = child(number, i);
      if (child != NO_OBJECT) {
        from[length] = i;
        found[length++] = child;
      }
    }
    children.add(Arrays.copyOf(found, length));
    slots.add(Arrays.copyOf(from, length));
  }

  private int elementsToRead(HeapObject array) {
    return isReference(module.fieldType(array.typeIndex(), 0))
        ? ArrayForm.of(array).operands(array)
        : 0;
  }

  private int child(int number, int index) {
    HeapObject object = objects.get(number);
    if (!isReference(module.fieldType(object.typeIndex(), index))) {
      return NO_OBJECT;
    }
    WasmValue.Ref value = (WasmValue.Ref) object.get(index);
    String obstacle = References.obstacle(value);
    if (obstacle != null) {
      throw refusal(
          roots.get(number).leadsTo()
              + References.describeSlot(object, index)
              + " is "
              + obstacle
              + ", which no constant expression can make");
    }
    return number(value, roots.get(number));
  }

  private static boolean isReference(FieldType type) {
    return type.storage().unpacked() instanceof RefType;
  }

  /**
   * {@return the failure to make an object}
   *
   * @param problem what follows the object's description
   */
  UnsupportedStateException refusal(int number, String problem) {
    return refusal(
        roots.get(number).leadsTo() + References.describe(objects.get(number)) + problem);
  }

  private static UnsupportedStateException refusal(String message) {
    return new UnsupportedStateException(message + "; set it to null before initialization ends");
  }
}
