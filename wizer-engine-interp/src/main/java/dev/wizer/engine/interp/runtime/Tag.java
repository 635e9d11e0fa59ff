package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.interp.translate.Signature;
import java.util.BitSet;

/** A tag: what an exception belongs to. */
public final class Tag {

  private final int address;
  private final Signature signature;
  private final String name;
  private final BitSet referenceSlots = new BitSet();

  /**
   * Makes a tag.
   *
   * @param address its address
   * @param signature its type: the parameters are what an exception carries
   * @param name what to call it in messages
   */
  Tag(int address, Signature signature, String name) {
    this.address = address;
    this.signature = signature;
    this.name = name;
    int slot = 0;
    for (ValType type : signature.type().params()) {
      referenceSlots.set(slot, type instanceof RefType);
      slot += Signature.width(type);
    }
  }

  /** {@return its address} */
  public int address() {
    return address;
  }

  /** {@return its type} */
  public Signature signature() {
    return signature;
  }

  /** {@return what to call it in messages} */
  public String name() {
    return name;
  }

  boolean isReference(int slot) {
    return referenceSlots.get(slot);
  }
}
