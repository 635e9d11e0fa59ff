package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ValType;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.FieldType;
import java.util.List;

/**
 * Where a structure keeps its fields. A field's place follows from those before it, so it is the
 * same in all subtypes.
 */
public final class StructLayout {

  /** The type's canonical number. */
  public final int typeNumber;

  private final StorageKind[] kinds;
  private final ValType[] types;
  private final int[] places;
  private final int bitsCount;
  private final int referentCount;

  StructLayout(int typeNumber, CompType.Struct type) {
    List<FieldType> fields = type.fields();
    this.typeNumber = typeNumber;
    this.kinds = new StorageKind[fields.size()];
    this.types = new ValType[fields.size()];
    this.places = new int[fields.size()];
    int bits = 0;
    int referents = 0;
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = StorageKind.of(fields.get(i).storage());
      types[i] = fields.get(i).storage().unpacked();
      if (kinds[i] == StorageKind.REF) {
        places[i] = referents++;
      } else {
        places[i] = bits;
        bits += kinds[i].slots();
      }
    }
    this.bitsCount = bits;
    this.referentCount = referents;
  }

  /** {@return how many fields there are} */
  public int fieldCount() {
    return kinds.length;
  }

  /** {@return how a field is kept} */
  public StorageKind kind(int field) {
    return kinds[field];
  }

  /** {@return the type that a field's value has on the operand stack, in canonical form} */
  ValType type(int field) {
    return types[field];
  }

  /** {@return the index of a field among those that are references, or of its bits} */
  public int place(int field) {
    return places[field];
  }

  /** {@return how many slots all fields take on the operand stack} */
  public int slots() {
    return bitsCount + referentCount;
  }

  /** {@return how many slots the fields take that are no references} */
  public int bitsCount() {
    return bitsCount;
  }

  /** {@return how many fields are references} */
  public int referentCount() {
    return referentCount;
  }

  /** {@return the weight of a structure: see {@link References}} */
  int weight() {
    return 1 + Long.BYTES * (bitsCount + referentCount) / References.UNIT_BYTES;
  }
}
