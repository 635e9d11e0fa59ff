package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;

/**
 * A structure.
 *
 * <p>The first fields are in the object itself, and only those of large structures in arrays: most
 * structures are small, and making three objects of each would take longer than all else. The
 * fields are open because compiled code reads and writes them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#structure-instances">
 *     Structure instances</a>
 */
public final class StructObject extends Aggregate {

  /** How many slots of fields that are no references are in the object itself. */
  public static final int OWN_BITS = 2;

  /** How many references are in the object itself. */
  public static final int OWN_REFERENTS = 3;

  /** For structures whose fields are all in the object itself. */
  public static final long[] NO_BITS = {};

  public static final Object[] NO_REFERENTS = {};

  /** What its type says. */
  public final StructLayout layout;

  /** The first fields that are no references; those of 8 and 16 bits without a sign. */
  public long bits0;

  public long bits1;

  /** The others. */
  public final long[] moreBits;

  /** What the first fields that are references refer to. */
  public Object referent0;

  public Object referent1;
  public Object referent2;

  /** What the others refer to. */
  public final Object[] moreReferents;

  /** Makes a structure whose fields are zero and null. */
  public StructObject(StructLayout layout) {
    this(
        layout,
        layout.bitsCount() <= OWN_BITS ? NO_BITS : new long[layout.bitsCount() - OWN_BITS],
        layout.referentCount() <= OWN_REFERENTS
            ? NO_REFERENTS
            : new Object[layout.referentCount() - OWN_REFERENTS]);
  }

  /**
   * Makes a structure whose fields are zero and null.
   *
   * @param moreBits room for those that are not in the object itself
   * @param moreReferents the same for references
   */
  public StructObject(StructLayout layout, long[] moreBits, Object[] moreReferents) {
    super(layout.typeNumber);
    this.layout = layout;
    this.moreBits = moreBits;
    this.moreReferents = moreReferents;
  }

  /** Gives all fields the values in consecutive slots. */
  public StructObject fill(long[] slots, int first, References references) {
    int slot = first;
    for (int i = 0; i < layout.fieldCount(); i++) {
      store(i, slots, slot, references);
      slot += layout.kind(i).slots();
    }
    return this;
  }

  /** Sets a field. */
  public void store(int field, long[] slots, int slot, References references) {
    int place = layout.place(field);
    switch (layout.kind(field)) {
      case REF -> setReferent(place, references.object(slots[slot]));
      case I8 -> setBits(place, slots[slot] & 0xFF);
      case I16 -> setBits(place, slots[slot] & 0xFFFF);
      case BITS_32, BITS_64 -> setBits(place, slots[slot]);
      case V128 -> {
        setBits(place, slots[slot]);
        setBits(place + 1, slots[slot + 1]);
      }
    }
  }

  /** Reads a field; a packed one without sign. */
  public void load(int field, long[] slots, int slot, References references) {
    int place = layout.place(field);
    if (layout.kind(field) == StorageKind.REF) {
      slots[slot] = references.handle(referent(place));
      return;
    }
    slots[slot] = bits(place);
    if (layout.kind(field) == StorageKind.V128) {
      slots[slot + 1] = bits(place + 1);
    }
  }

  /** {@return a packed field with its sign} */
  public long loadSigned(int field) {
    long value = bits(layout.place(field));
    return layout.kind(field) == StorageKind.I8 ? (byte) value : (short) value;
  }

  private long bits(int place) {
    return switch (place) {
      case 0 -> bits0;
      case 1 -> bits1;
      default -> moreBits[place - OWN_BITS];
    };
  }

  private void setBits(int place, long value) {
    switch (place) {
      case 0 -> bits0 = value;
      case 1 -> bits1 = value;
      default -> moreBits[place - OWN_BITS] = value;
    }
  }

  private Object referent(int place) {
    return switch (place) {
      case 0 -> referent0;
      case 1 -> referent1;
      case 2 -> referent2;
      default -> moreReferents[place - OWN_REFERENTS];
    };
  }

  private void setReferent(int place, Object value) {
    switch (place) {
      case 0 -> referent0 = value;
      case 1 -> referent1 = value;
      case 2 -> referent2 = value;
      default -> moreReferents[place - OWN_REFERENTS] = value;
    }
  }

  @Override
  int weight() {
    return layout.weight();
  }

  @Override
  boolean isArray() {
    return false;
  }

  @Override
  int length() {
    return layout.fieldCount();
  }

  @Override
  WasmValue get(int index, Values values) {
    int place = layout.place(index);
    if (layout.kind(index) == StorageKind.REF) {
      return values.referenceTo(referent(place), (RefType) layout.type(index));
    }
    long second = layout.kind(index) == StorageKind.V128 ? bits(place + 1) : 0;
    return values.load(layout.type(index), new long[] {bits(place), second}, 0);
  }
}
