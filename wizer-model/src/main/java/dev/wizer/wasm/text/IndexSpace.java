package dev.wizer.wasm.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of an index space's entries. */
final class IndexSpace {

  /**
   * An entry with a name that goes into the name section.
   *
   * @param index the entry
   * @param name its name
   */
  record Named(int index, String name) {}

  private final String kind;
  private final Map<String, Integer> indices = new HashMap<>();
  private final List<Named> names = new ArrayList<>();
  private int size;
  private int taken;

  /**
   * Makes an empty space.
   *
   * @param kind what it holds, as messages say it; null if names may repeat
   */
  IndexSpace(String kind) {
    this.kind = kind;
  }

  /** {@return a space of parameters that nothing refers to, so that names may repeat} */
  static IndexSpace ofUnusedParams() {
    return new IndexSpace(null);
  }

  String kind() {
    return kind;
  }

  int size() {
    return size;
  }

  /** {@return the entry that {@code id} names, or -1} */
  int indexOf(String id) {
    return indices.getOrDefault(id, -1);
  }

  /** Appends {@code count} entries without names. */
  void skip(int count) {
    size += count;
  }

  /**
   * Appends an entry, whose name, if it has one, comes next, and then perhaps what the name section
   * is to say instead.
   */
  int define(Cursor cursor) {
    if (kind != null && cursor.is(TokenKind.ID) && indexOf(cursor) >= 0) {
      throw cursor.error("duplicate " + kind);
    }
    String id = cursor.optionalId();
    String annotation = cursor.optionalNameAnnotation();
    if (id != null) {
      indices.put(id, size);
    }
    if (id != null || annotation != null) {
      names.add(new Named(size, annotation == null ? id : annotation));
    }
    return size++;
  }

  private int indexOf(Cursor cursor) {
    int start = cursor.position();
    int index = indexOf(cursor.optionalId());
    cursor.moveTo(start);
    return index;
  }

  /** Moves past what {@link #define} has read before, and gives the same index. */
  int take(Cursor cursor) {
    cursor.optionalId();
    cursor.optionalNameAnnotation();
    return taken++;
  }

  /** {@return the next index of those that were appended without names} */
  int take() {
    return taken++;
  }

  /** {@return the names for the name section, by index} */
  List<Named> names() {
    return names;
  }
}
