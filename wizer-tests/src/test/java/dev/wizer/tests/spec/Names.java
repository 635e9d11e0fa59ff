package dev.wizer.tests.spec;

import java.util.HashMap;
import java.util.Map;

/**
 * What a script's names stand for: something, or a reason why there is nothing. Without a name it
 * is what was made last.
 */
final class Names<T> {

  private final String noun;
  private final Map<String, Entry<T>> byName = new HashMap<>();

  /**
   * Makes names that stand for nothing.
   *
   * @param noun what they stand for, in words
   */
  Names(String noun) {
    this.noun = noun;
  }

  /**
   * Something, or a reason why there is nothing.
   *
   * @param value it, or null
   * @param missing why there is nothing, or null
   */
  private record Entry<T>(T value, String missing) {}

  /** Makes {@code value} the last; {@code name} may be null. */
  void put(String name, T value) {
    putEntry(name, new Entry<>(value, null));
  }

  /** Notes why there is nothing; {@code name} may be null. */
  void putMissing(String name, String why) {
    putEntry(name, new Entry<>(null, why));
  }

  private void putEntry(String name, Entry<T> entry) {
    byName.put(null, entry);
    if (name != null) {
      byName.put(name, entry);
    }
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * {@return what a name stands for, or what was made last if it is null}
   *
   * @throws NotRunException if there is a reason why there is nothing
   * @throws MismatchException if nobody has used the name
   */
  T get(String name) {
    Entry<T> entry = byName.get(name);
    if (entry == null) {
      throw new MismatchException("no " + noun + (name == null ? "" : " $" + name));
    }
    if (entry.missing() != null) {
      throw new NotRunException(entry.missing());
    }
    return entry.value();
  }
}
