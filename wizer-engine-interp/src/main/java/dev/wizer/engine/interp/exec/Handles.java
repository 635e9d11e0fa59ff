package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.runtime.HeapCell;
import dev.wizer.engine.interp.runtime.References;

/**
 * Gives compiled code the handles of objects. Short methods, because HotSpot's quick compiler
 * inlines none of more than 35 bytes, and less where one is in another.
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
    return object instanceof HeapCell cell ? ofCell(cell, loop, end) : loop.place(object, end);
  }

  private static long ofCell(HeapCell cell, ExecutionLoop loop, int end) {
    return cell.handle == References.NULL ? loop.place(cell, end) : cell.handle;
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
