package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.HostFunction;
import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.IrCode;
import dev.wizer.engine.interp.translate.Signature;

/**
 * A function of a store: one of the host's, or one with code. The fields are open because each call
 * reads them; those of the code are set when the function is first called.
 */
public final class Func {

  /** Stands for the types of all functions of the host: no type's number. */
  private static final int HOSTS_TYPE = -1;

  /** Its address. */
  public final int address;

  /** Its type. */
  public final Signature signature;

  /** The canonical number of its type if it is defined, or {@link #HOSTS_TYPE}. */
  public final int definedTypeId;

  /** What the host provides, or null if the function is defined. */
  public final HostFunction host;

  /** The instance whose code it is, or which imported it from the host. */
  public final ModuleInstance instance;

  /** Its index in that instance's module. */
  public final int index;

  /** What runs it when it is called. */
  public Entry entry;

  /** What was made of it, or null as long as it is interpreted. */
  public Entry compiled;

  /** The class of compiled code that can be called directly, or null if there is none. */
  public String direct;

  /** Its operations, or null as long as it has not been called. */
  public int[] words;

  /**
   * Its operations as long as they are to be interpreted: null as long as it has not been called,
   * and again when it has been compiled.
   */
  public int[] code;

  /** How many more calls make it hot. */
  public int callsLeft;

  /** How many slots hold arguments. */
  public int paramSlots;

  /** How many slots hold locals, arguments included. */
  public int localSlots;

  /** How many slots its frame needs. */
  public int frameSlots;

  private ExceptionHandlers handlers = ExceptionHandlers.NONE;

  Func(int address, Signature signature, HostFunction host, ModuleInstance instance, int index) {
    this.address = address;
    this.signature = signature;
    this.definedTypeId = host == null ? signature.id() : HOSTS_TYPE;
    this.host = host;
    this.instance = instance;
    this.index = index;
  }

  /** {@return the reference to it, as a slot holds it} */
  public long handle() {
    return address + 1L;
  }

  /** {@return a function of the same instance with code of its own, which is in no store} */
  public Func sibling(IrCode ir) {
    Func sibling = new Func(address, signature, null, instance, index);
    sibling.prepare(ir);
    return sibling;
  }

  /** Gives the function its code. */
  public void prepare(IrCode ir) {
    handlers = ir.handlers();
    paramSlots = ir.paramSlots();
    localSlots = ir.localSlots();
    frameSlots = ir.frameSlots();
    words = ir.words();
    code = words;
  }

  /** {@return what catches exceptions in its code} */
  public ExceptionHandlers handlers() {
    return handlers;
  }
}
