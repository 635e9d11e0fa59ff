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

  int fieldCount() {
    return kinds.length;
  }

  StorageKind kind(int field) {
    return kinds[field];
  }

  /** {@return the type that a field's value has on the operand stack, in canonical form} */
  ValType type(int field) {
    return types[field];
  }

  /** {@return the index of a field among those that are references, or of its bits} */
  int place(int field) {
    return places[field];
  }

  /** {@return how many slots all fields take on the operand stack} */
  int slots() {
    return bitsCount + referentCount;
  }

  int bitsCount() {
    return bitsCount;
  }

  int referentCount() {
    return referentCount;
  }
}
