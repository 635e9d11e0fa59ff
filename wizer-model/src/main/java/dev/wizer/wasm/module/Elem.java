package dev.wizer.wasm.module;

import dev.wizer.engine.RefType;
import java.util.List;

/**
 * An element segment.
 *
 * @param type what its elements are
 * @param init its elements
 * @param mode how it is used
 * @param range where it stands in the module's bytes
 */
public record Elem(RefType type, Init init, Mode mode, dev.wizer.wasm.binary.ByteRange range) {

  /** How a segment's elements are given. */
  public sealed interface Init {

    /** {@return how many elements there are} */
    int size();
  }

  /**
   * Elements given as function indices.
   *
   * @param indices the functions; not to be changed
   */
  public record FuncIndices(int[] indices) implements Init {
    @Override
    public int size() {
      return indices.length;
    }
  }

  /**
   * Elements given as constant expressions.
   *
   * @param expressions one for each element
   */
  public record Expressions(List<ConstExpr> expressions) implements Init {

    public Expressions {
      expressions = List.copyOf(expressions);
    }

    @Override
    public int size() {
      return expressions.size();
    }
  }

  /** How a segment is used. */
  public sealed interface Mode {}

  /**
   * Copied into a table at instantiation, then dropped.
   *
   * @param tableIndex the table
   * @param offset the first element's index in it
   */
  public record Active(int tableIndex, ConstExpr offset) implements Mode {}

  /** Kept for {@code table.init}. */
  public record Passive() implements Mode {}

  /** Dropped at instantiation: it only declares functions to which references are made. */
  public record Declarative() implements Mode {}
}
