package dev.wizer.wasm.module;

import java.util.List;

/**
 * A type definition.
 *
 * @param isFinal whether no other type may be a subtype of it
 * @param superTypes the indices of the types of which it is declared a subtype: in a valid module
 *     at most one
 * @param compType what it defines
 * @see <a
 *     href="https://webassembly.github.io/spec/core/syntax/types.html#recursive-types">Recursive
 *     types</a>
 */
public record SubType(boolean isFinal, List<Integer> superTypes, CompType compType) {

  public SubType {
    superTypes = List.copyOf(superTypes);
  }
}
