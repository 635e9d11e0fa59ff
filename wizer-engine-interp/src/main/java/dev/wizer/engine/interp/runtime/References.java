package dev.wizer.engine.interp.runtime;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * References as slots hold them: handles. Null is 0. A function is its address plus one. An integer
 * of 31 bits is in the handle itself. Anything else, the guest's own objects and the host's, has a
 * place in the table here, and its handle says which.
 *
 * <p>A handle is only good as long as a slot of a frame, a global, a table or an element segment
 * has it: what no slot refers to loses its place when there are many. So objects refer to one
 * another directly, and the JVM frees them; {@link #object} and {@link #handle(Object)} convert.
 */
public final class References {

  /** The null reference. */
  public static final long NULL = 0;

  /** What an object has to have more to weigh as much as two. */
  static final int UNIT_BYTES = 512;

  /** How many slots may be searched for each object that is freed. */
  private static final int SLOTS_SEARCHED = 8;

  private static final long I31_TAG = 1L << 62;
  private static final long OBJECT_TAG = Long.MIN_VALUE;

  private final Store store;
  private final Map<Object, Long> hostHandles = new IdentityHashMap<>();

  /**
   * Objects by place; in a free place, nothing, and nothing in the first: so that null is found
   * there like any object. Open because compiled code reads it; replaced when it becomes too short.
   */
  public Object[] objects = new Object[64];

  /** The free places, on a stack. */
  private int[] free = new int[64];

  private int freeCount;
  private int placeCount = 1;

  /** The weight of all objects that have places. */
  private long weight;

  private final int minThreshold;
  private long threshold;

  References(Store store, int minThreshold) {
    this.store = store;
    this.minThreshold = minThreshold;
    this.threshold = minThreshold;
  }

  /** {@return whether a handle is an integer of 31 bits} */
  public static boolean isI31(long handle) {
    return handle >>> 32 == I31_TAG >>> 32;
  }

  /** {@return the handle of the low 31 bits of {@code value}} */
  public static long i31(int value) {
    return I31_TAG | value & 0x7FFF_FFFFL;
  }

  /** {@return the 31 bits in a handle, sign-extended} */
  public static int i31Value(long handle) {
    return (int) handle << 1 >> 1;
  }

  /** {@return whether a handle is a function's} */
  public static boolean isFunc(long handle) {
    return handle > 0 && handle < I31_TAG;
  }

  /**
   * {@return what a handle refers to: null, a {@link Func}, an {@link I31}, a {@link HeapCell}, or
   * an object of the host}
   */
  public Object object(long handle) {
    // Handles with places are negative, and null is in the first one.
    return handle <= 0 ? objects[(int) handle] : objectWithoutPlace(handle);
  }

  private Object objectWithoutPlace(long handle) {
    return isI31(handle) ? new I31(i31Value(handle)) : store.funcs[(int) handle - 1];
  }

  /** {@return the handle of what {@link #object} would give for it} */
  public long handle(Object object) {
    if (object instanceof HeapCell cell) {
      return handle(cell);
    }
    if (object == null) {
      return NULL;
    }
    if (object instanceof I31 number) {
      return i31(number.value());
    }
    // The host may hand over a function of another store: that is an object like any other.
    return object instanceof Func func && store.has(func) ? func.handle() : hostHandle(object);
  }

  /** {@return the handle of an object of the guest} */
  public long handle(HeapCell cell) {
    return cell.handle == NULL ? place(cell) : cell.handle;
  }

  /** Gives an object of the guest a handle, which has none. */
  public long place(HeapCell cell) {
    cell.handle = place(cell, cell.weight());
    return cell.handle;
  }

  private long hostHandle(Object object) {
    Long known = hostHandles.get(object);
    if (known == null) {
      known = place(object, 1);
      hostHandles.put(object, known);
    }
    return known;
  }

  private long place(Object object, int ownWeight) {
    int place = freeCount > 0 ? free[--freeCount] : placeCount++;
    if (place == objects.length) {
      objects = Arrays.copyOf(objects, 2 * place);
    }
    objects[place] = object;
    weight += ownWeight;
    return OBJECT_TAG | place;
  }

  private static int weight(Object object) {
    return object instanceof HeapCell cell ? cell.weight() : 1;
  }

  /** {@return whether objects with places are so many, or so large, that unused ones matter} */
  public boolean isCrowded() {
    return weight >= threshold;
  }

  /**
   * Notes the places that slots refer to. A slot that holds a number may look like one that holds a
   * handle: then an object lives longer.
   */
  void mark(long[] slots, int count, BitSet places) {
    for (int i = 0; i < count; i++) {
      long place = slots[i] - OBJECT_TAG;
      if (place > 0 && place < placeCount) {
        places.set((int) place);
      }
    }
  }

  /** Has more objects be many, whatever there is of them, when {@code added} more have places. */
  void limitWeight(long added) {
    threshold = Math.min(threshold, weight + added);
  }

  /**
   * Frees all places but the given ones.
   *
   * @param searched how many slots have been looked at to find these
   */
  void retain(BitSet places, long searched) {
    int newCount = Math.max(1, places.length());
    long[] words = places.toLongArray();
    if (free.length < newCount) {
      free = new int[objects.length];
    }
    for (int place = newCount; place < placeCount; place++) {
      forget(place);
    }
    freeCount = 0;
    weight = 0;
    for (int place = newCount - 1; place > 0; place--) {
      if ((words[place >> 6] & 1L << place) != 0) {
        weight += weight(objects[place]);
      } else {
        forget(place);
        free[freeCount++] = place;
      }
    }
    placeCount = newCount;
    threshold = Math.max(minThreshold, weight + Math.max(weight, searched / SLOTS_SEARCHED));
  }

  /** Takes the handle from the object, if there is one, at a place. */
  private void forget(int place) {
    Object object = objects[place];
    objects[place] = null;
    if (object instanceof HeapCell cell) {
      cell.handle = NULL;
    } else if (object != null) {
      hostHandles.remove(object);
    }
  }
}
