package dev.wizer.engine.interp.translate;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.VecType;
import java.util.List;

/** A function type as the engine uses it: how many slots each value takes. */
public final class Signature {

  private final FuncType type;
  private final int id;
  private final byte[] paramWidths;
  private final byte[] resultWidths;
  private final int paramSlots;
  private final int resultSlots;

  /**
   * Makes the signature.
   *
   * @param type the function type in canonical form
   * @param id its canonical number: the same for equal types, another one for different ones
   */
  public Signature(FuncType type, int id) {
    this.type = type;
    this.id = id;
    this.paramWidths = widths(type.params());
    this.resultWidths = widths(type.results());
    this.paramSlots = sum(paramWidths);
    this.resultSlots = sum(resultWidths);
  }

  private static byte[] widths(List<ValType> types) {
    byte[] widths = new byte[types.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = (byte) width(types.get(i));
    }
    return widths;
  }

  private static int sum(byte[] widths) {
    int sum = 0;
    for (byte width : widths) {
      sum += width;
    }
    return sum;
  }

  /** {@return how many slots a value takes: two for a vector, one for any other} */
  public static int width(ValType type) {
    return type == VecType.V128 ? 2 : 1;
  }

  /** {@return the function type in canonical form} */
  public FuncType type() {
    return type;
  }

  /** {@return the type's canonical number: equal for equal types} */
  public int id() {
    return id;
  }

  byte[] paramWidths() {
    return paramWidths;
  }

  byte[] resultWidths() {
    return resultWidths;
  }

  /** {@return how many slots the parameters take} */
  public int paramSlots() {
    return paramSlots;
  }

  /** {@return how many slots the results take} */
  public int resultSlots() {
    return resultSlots;
  }
}
