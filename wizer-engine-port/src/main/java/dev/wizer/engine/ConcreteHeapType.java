package dev.wizer.engine;

/**
 * A heap type that a module defines.
 *
 * @param typeIndex its index in that module's types. It means nothing outside the module
 */
public record ConcreteHeapType(int typeIndex) implements HeapType {

  @Override
  public String text() {
    return Integer.toString(typeIndex);
  }
}
