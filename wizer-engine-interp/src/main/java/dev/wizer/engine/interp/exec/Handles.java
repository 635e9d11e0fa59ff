package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.HeapCell;
import dev.wizer.engine.interp.runtime.References;

/**
 * Gives compiled code the handles of objects. Short methods, each for itself, because HotSpot's
 * quick compiler inlines none of more than 35 bytes.
 */
public final class Handles {

  private Handles() {}

  /**
   * {@return the handle of what a field or an element refers to}
   *
   * @param end the slot after the frame
   */
  public static long of(Object object, ExecutionLoop loop, int end) {
    return object == null ? References.NULL : ofObject(object, loop, end);
  }

  private static long ofObject(Object object, ExecutionLoop loop, int end) {
    return object instanceof HeapCell cell && cell.handle != References.NULL
        ? cell.handle
        : loop.place(object, end);
  }

  /**
   * {@return a handle for an object of the guest that has none}
   *
   * @param end the slot after the frame
   */
  public static long ofNew(HeapCell object, ExecutionLoop loop, int end) {
    return loop.place(object, end);
  }
}
