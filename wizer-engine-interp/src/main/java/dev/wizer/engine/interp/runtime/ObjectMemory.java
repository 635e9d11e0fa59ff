package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.RunBudget;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What objects take of the guest's memory, where that is bounded. The JVM frees objects, and tells
 * nobody: so those that are alive are looked for, whenever as many have been made as there would be
 * room for.
 */
final class ObjectMemory {

  private static final int STRUCT_BYTES = 72;
  private static final int ARRAY_BYTES = 40;
  private static final int EXCEPTION_BYTES = 48;

  /** Shorter arrays are found like other objects. */
  private static final int LONG_ARRAY = 1 << 16;

  /** The part of what is left that may be taken before those alive are looked for. */
  private static final int PARTS = 8;

  private final RunBudget budget;
  private final References references;

  /** What has been taken of the budget. */
  private long taken;

  ObjectMemory(RunBudget budget, References references) {
    this.budget = budget;
    this.references = references;
    if (budget.boundsMemory()) {
      limitWeight();
    }
  }

  private void limitWeight() {
    references.limitWeight(Math.max(1, budget.memoryLeft() / References.UNIT_BYTES / PARTS));
  }

  /** Called when objects without references to them have lost their places. */
  void count() {
    if (budget.boundsMemory()) {
      takeForLiving();
      limitWeight();
    }
  }

  /** Called before an array is made. */
  void admitArray(ArrayLayout layout, int length) {
    if (!budget.boundsMemory()) {
      return;
    }
    long bytes = arrayBytes(layout, Integer.toUnsignedLong(length));
    if (bytes >= LONG_ARRAY && bytes > budget.memoryLeft()) {
      takeForLiving();
      if (bytes > budget.memoryLeft()) {
        throw budget.outOfMemory();
      }
    }
  }

  private void takeForLiving() {
    long living = living();
    budget.giveMemory(taken);
    taken = 0;
    if (!budget.takeMemory(living)) {
      throw budget.outOfMemory();
    }
    taken = living;
  }

  /** How many bytes the objects have that can be reached. */
  private long living() {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<HeapCell> unvisited = new ArrayDeque<>();
    for (Object object : references.objects) {
      add(object, seen, unvisited);
    }
    long bytes = 0;
    while (!unvisited.isEmpty()) {
      HeapCell cell = unvisited.pop();
      bytes += bytes(cell);
      if (cell instanceof StructObject struct) {
        add(struct.referent0, seen, unvisited);
        add(struct.referent1, seen, unvisited);
        add(struct.referent2, seen, unvisited);
        addAll(struct.moreReferents, seen, unvisited);
      } else if (cell instanceof ArrayObject array
          && array.elements instanceof Object[] referents) {
        addAll(referents, seen, unvisited);
      } else if (cell instanceof ExceptionObject exception) {
        addAll(exception.referents(), seen, unvisited);
      }
    }
    return bytes;
  }

  private static void addAll(Object[] objects, Set<Object> seen, Deque<HeapCell> unvisited) {
    for (Object object : objects) {
      add(object, seen, unvisited);
    }
  }

  private static void add(Object object, Set<Object> seen, Deque<HeapCell> unvisited) {
    if (object instanceof HeapCell cell && seen.add(cell)) {
      unvisited.push(cell);
    }
  }

  private static long bytes(HeapCell cell) {
    if (cell instanceof ArrayObject array) {
      return arrayBytes(array.layout, array.length);
    }
    if (cell instanceof StructObject struct) {
      int more = struct.moreBits.length + struct.moreReferents.length;
      return STRUCT_BYTES + (long) more * Long.BYTES;
    }
    int values = ((ExceptionObject) cell).referents().length;
    return EXCEPTION_BYTES + 2L * values * Long.BYTES;
  }

  private static long arrayBytes(ArrayLayout layout, long length) {
    int width = layout.kind() == StorageKind.REF ? Long.BYTES : layout.kind().width;
    return ARRAY_BYTES + length * width;
  }
}
