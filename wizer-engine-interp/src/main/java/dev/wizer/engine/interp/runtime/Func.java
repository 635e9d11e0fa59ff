package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.HostFunction;
import dev.wizer.engine.interp.ir.IrCode;
import dev.wizer.engine.interp.translate.Signature;

/**
 * A function of an instance: one of the host's, or one with code. The fields are open because each
 * call reads them; those of the code are set when the function is first called.
 */
public final class Func {

  /** Its index. */
  public final int index;

  /** Its type. */
  public final Signature signature;

  /** What the host provides, or null if the function is defined. */
  public final HostFunction host;

  /** Its operations, or null as long as it has not been called. */
  public int[] code;

  /** How many slots hold arguments. */
  public int paramSlots;

  /** How many slots hold locals, arguments included. */
  public int localSlots;

  /** How many slots its frame needs. */
  public int frameSlots;

  Func(int index, Signature signature, HostFunction host) {
    this.index = index;
    this.signature = signature;
    this.host = host;
  }

  /** Gives the function its code. */
  public void prepare(IrCode ir) {
    paramSlots = ir.paramSlots();
    localSlots = ir.localSlots();
    frameSlots = ir.frameSlots();
    code = ir.words();
  }
}
