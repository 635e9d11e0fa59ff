package dev.wizer.engine.interp.translate;

import dev.wizer.engine.WasmFrame;
import java.util.Arrays;

/**
 * Keeps for each operation the offset in the function's body of the instruction that it comes from.
 * Only made when a backtrace is wanted: a function is then translated once more.
 */
final class PositionRecorder {

  private int[] positions = new int[64];
  private int[] offsets = new int[64];
  private int count;

  void record(int position, int bodyOffset) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    positions[count] = position;
    offsets[count++] = bodyOffset;
  }

  /** Forgets operations at {@code position} and after it. */
  void forgetFrom(int position) {
    while (count > 0 && positions[count - 1] >= position) {
      count--;
    }
  }

  /** The operation at {@code position} has moved by {@code distance}; one was put before it. */
  void shift(int position, int distance) {
    int inserted = count - 1;
    int moved = inserted - 1;
    int insertedOffset = offsets[inserted];
    offsets[inserted] = offsets[moved];
    positions[inserted] = position + distance;
    offsets[moved] = insertedOffset;
  }

  /** The offset for the operation that begins at {@code position}. */
  int bodyOffset(int position) {
    int at = Arrays.binarySearch(positions, 0, count, position);
    return at >= 0 ? offsets[at] : WasmFrame.UNKNOWN_OFFSET;
  }
}
