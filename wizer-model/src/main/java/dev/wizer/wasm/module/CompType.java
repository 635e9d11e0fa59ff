package dev.wizer.wasm.module;

import dev.wizer.engine.FuncType;
import java.util.List;

/**
 * A composite type: what a type definition says, apart from its place among subtypes.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/types.html#composite-types">Composite
 *     types</a>
 */
public sealed interface CompType {

  /**
   * A function.
   *
   * @param type its parameters and results
   */
  record Func(FuncType type) implements CompType {}

  /**
   * A structure.
   *
   * @param fields its fields in order
   */
  record Struct(List<FieldType> fields) implements CompType {
    public Struct {
      fields = List.copyOf(fields);
    }
  }

  /**
   * An array.
   *
   * @param element what its elements are
   */
  record Array(FieldType element) implements CompType {}
}
