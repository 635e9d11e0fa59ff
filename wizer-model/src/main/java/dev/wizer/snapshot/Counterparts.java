package dev.wizer.snapshot;

import dev.wizer.wasm.module.Module;
import java.util.stream.IntStream;

/**
 * Where a module that was made from another one has the other one's globals and segments. All else
 * keeps its index.
 *
 * @param globals for each of the original's globals, its index in the result; not to be changed
 * @param datas for each of the original's data segments, its index in the result, or {@link #GONE}
 * @param elems for each of the original's element segments, its index in the result, or {@link
 *     #GONE}
 */
public record Counterparts(int[] globals, int[] datas, int[] elems) {

  /** Stands for the index of a segment that the result does not have: no instruction names it. */
  public static final int GONE = -1;

  /** {@return the counterparts of a module in itself} */
  public static Counterparts same(Module module) {
    return new Counterparts(
        upTo(module.globals().size()), upTo(module.datas().size()), upTo(module.elems().size()));
  }

  private static int[] upTo(int count) {
    return IntStream.range(0, count).toArray();
  }
}
