package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;

/**
 * A structure.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#structure-instances">
 *     Structure instances</a>
 */
public final class StructObject extends Aggregate {

  private static final long[] NO_BITS = {};
  private static final Object[] NO_REFERENTS = {};

  private final StructLayout layout;

  /** All fields but references; those of 8 and 16 bits without a sign. */
  private final long[] bits;

  /** What the fields that are references refer to. */
  private final Object[] referents;

  /** Makes a structure whose fields are zero and null. */
  public StructObject(StructLayout layout) {
    super(layout.typeNumber);
    this.layout = layout;
    this.bits = layout.bitsCount() == 0 ? NO_BITS : new long[layout.bitsCount()];
    this.referents =
        layout.referentCount() == 0 ? NO_REFERENTS : new Object[layout.referentCount()];
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
      case REF -> referents[place] = references.object(slots[slot]);
      case I8 -> bits[place] = slots[slot] & 0xFF;
      case I16 -> bits[place] = slots[slot] & 0xFFFF;
      case BITS_32, BITS_64 -> bits[place] = slots[slot];
      case V128 -> {
        bits[place] = slots[slot];
        bits[place + 1] = slots[slot + 1];
      }
    }
  }

  /** Reads a field; a packed one without sign. */
  public void load(int field, long[] slots, int slot, References references) {
    int place = layout.place(field);
    if (layout.kind(field) == StorageKind.REF) {
      slots[slot] = references.handle(referents[place]);
      return;
    }
    slots[slot] = bits[place];
    if (layout.kind(field) == StorageKind.V128) {
      slots[slot + 1] = bits[place + 1];
    }
  }

  /** {@return a packed field with its sign} */
  public long loadSigned(int field) {
    long value = bits[layout.place(field)];
    return layout.kind(field) == StorageKind.I8 ? (byte) value : (short) value;
  }

  @Override
  int weight() {
    return 1 + Long.BYTES * (bits.length + referents.length) / References.UNIT_BYTES;
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
    return layout.kind(index) == StorageKind.REF
        ? values.referenceTo(referents[place], (RefType) layout.type(index))
        : values.load(layout.type(index), bits, place);
  }
}
