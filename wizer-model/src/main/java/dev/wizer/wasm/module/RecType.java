package dev.wizer.wasm.module;

import java.util.List;

/**
 * Type definitions that may refer to one another: most often a single one.
 *
 * @param firstTypeIndex the first definition's index
 * @param subTypes the definitions, whose indices follow one another
 * @param offset where the group begins in the module's bytes
 */
public record RecType(int firstTypeIndex, List<SubType> subTypes, int offset) {

  public RecType {
    subTypes = List.copyOf(subTypes);
  }
}
