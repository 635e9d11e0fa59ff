package dev.wizer.engine;

/**
 * What a reference points to.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#heap-types">Heap
 *     types</a>
 */
public sealed interface HeapType permits AbstractHeapType, ConcreteHeapType {

  /** {@return the heap type as the text format writes it} */
  String text();
}
