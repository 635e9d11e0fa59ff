package dev.wizer.engine.interp.runtime;

/**
 * An exception.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#exception-instances">
 *     Exception instances</a>
 */
public final class ExceptionObject extends HeapCell {

  private final Tag tag;
  private final long[] slots;
  private final Object[] referents;

  /**
   * Makes an exception.
   *
   * @param tag its tag
   * @param slots where the values that it carries are
   * @param first the first one's slot
   */
  public ExceptionObject(Tag tag, long[] slots, int first, References references) {
    int count = tag.signature().paramSlots();
    this.tag = tag;
    this.slots = new long[count];
    this.referents = new Object[count];
    System.arraycopy(slots, first, this.slots, 0, count);
    for (int i = 0; i < count; i++) {
      if (tag.isReference(i)) {
        // Handles are only kept alive by slots of frames, tables and globals.
        referents[i] = references.object(slots[first + i]);
      }
    }
  }

  /** What it refers to, and nothing where it carries numbers. */
  Object[] referents() {
    return referents;
  }

  /** {@return its tag} */
  public Tag tag() {
    return tag;
  }

  /** {@return whether it is one of a store's, where alone its handle and its tag mean something} */
  public boolean belongsTo(Store store) {
    return tag.address() < store.tags.length && store.tags[tag.address()] == tag;
  }

  /** Puts the values that it carries into consecutive slots. */
  public void load(long[] target, int first, References references) {
    for (int i = 0; i < slots.length; i++) {
      target[first + i] = tag.isReference(i) ? references.handle(referents[i]) : slots[i];
    }
  }
}
