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

  private static final long I31_TAG = 1L << 62;
  private static final long OBJECT_TAG = Long.MIN_VALUE;

  private final Store store;
  private final Map<Object, Long> hostHandles = new IdentityHashMap<>();

  /** Objects by place; in a free place, nothing. */
  private Object[] objects = new Object[64];

  /** The free places, on a stack. */
  private int[] free = new int[64];

  private int freeCount;
  private int placeCount;

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

  private static boolean hasPlace(long handle) {
    return handle >>> 32 == OBJECT_TAG >>> 32;
  }

  /**
   * {@return what a handle refers to: null, a {@link Func}, an {@link I31}, a {@link HeapCell}, or
   * an object of the host}
   */
  public Object object(long handle) {
    if (hasPlace(handle)) {
      return objects[(int) handle];
    }
    if (handle == NULL) {
      return null;
    }
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
    if (cell.handle == NULL) {
      cell.handle = place(cell);
    }
    return cell.handle;
  }

  private long hostHandle(Object object) {
    Long known = hostHandles.get(object);
    if (known == null) {
      known = place(object);
      hostHandles.put(object, known);
    }
    return known;
  }

  private long place(Object object) {
    int place = freeCount > 0 ? free[--freeCount] : placeCount++;
    if (place == objects.length) {
      objects = Arrays.copyOf(objects, 2 * place);
    }
    objects[place] = object;
    weight += weight(object);
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
      if (place >= 0 && place < placeCount) {
        places.set((int) place);
      }
    }
  }

  /** Frees all places but the given ones. */
  void retain(BitSet places) {
    int newCount = places.length();
    freeCount = 0;
    for (int place = 0; place < placeCount; place++) {
      if (!places.get(place)) {
        release(objects[place]);
        objects[place] = null;
        if (place < newCount) {
          addFree(place);
        }
      }
    }
    placeCount = newCount;
    threshold = Math.max(minThreshold, 2 * weight);
  }

  /** Takes note that an object, or null, has no handle any more. */
  private void release(Object object) {
    if (object == null) {
      return;
    }
    weight -= weight(object);
    if (object instanceof HeapCell cell) {
      cell.handle = NULL;
    } else {
      hostHandles.remove(object);
    }
  }

  private void addFree(int place) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = place;
  }
}
