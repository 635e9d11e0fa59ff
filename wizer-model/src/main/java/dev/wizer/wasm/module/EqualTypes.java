package dev.wizer.wasm.module;

/** Chooses one of equal type definitions. */
public final class EqualTypes {

  private EqualTypes() {}

  /** {@return for each type index of a module, the lowest index of an equal definition} */
  public static int[] lowest(Module module) {
    CanonicalTypes types = new CanonicalTypes();
    int[] numbers = types.addAll(module);
    int[] lowestByNumber = new int[types.count()];
    for (int i = numbers.length - 1; i >= 0; i--) {
      lowestByNumber[numbers[i]] = i;
    }
    int[] lowest = new int[numbers.length];
    for (int i = 0; i < lowest.length; i++) {
      lowest[i] = lowestByNumber[numbers[i]];
    }
    return lowest;
  }
}
