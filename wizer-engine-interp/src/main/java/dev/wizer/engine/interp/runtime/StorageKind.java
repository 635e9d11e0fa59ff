package dev.wizer.engine.interp.runtime;

import dev.wizer.wasm.module.StorageType;

/** How a field or an element is kept. */
public enum StorageKind {
  I8(1),
  I16(2),
  /** An i32, or the bits of an f32. */
  BITS_32(4),
  /** An i64, or the bits of an f64. */
  BITS_64(8),
  V128(16),
  /** A reference. */
  REF(0);

  /** How many bytes it takes; 0 for a reference. */
  public final int width;

  StorageKind(int width) {
    this.width = width;
  }

  /** {@return how contents of a type are kept} */
  public static StorageKind of(StorageType type) {
    return switch (type.widthInBytes()) {
      case 1 -> I8;
      case 2 -> I16;
      case 4 -> BITS_32;
      case 8 -> BITS_64;
      case 16 -> V128;
      default -> REF;
    };
  }

  /** {@return how many slots it takes on the operand stack} */
  public int slots() {
    return this == V128 ? 2 : 1;
  }
}
