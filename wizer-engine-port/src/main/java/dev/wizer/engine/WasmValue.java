package dev.wizer.engine;

import java.util.Objects;

/**
 * A WebAssembly value as it crosses the port.
 *
 * <p>Floating-point numbers are carried as their bits, so that no NaN payload is lost on the way.
 */
public sealed interface WasmValue {

  /** {@return the type that this value has} */
  ValType type();

  /** A reference: null, a function, the guest's own data, an exception or a host object. */
  sealed interface Ref extends WasmValue {
    @Override
    RefType type();
  }

  /**
   * A 32-bit integer.
   *
   * @param value its bits
   */
  record I32(int value) implements WasmValue {
    @Override
    public ValType type() {
      return NumType.I32;
    }
  }

  /**
   * A 64-bit integer.
   *
   * @param value its bits
   */
  record I64(long value) implements WasmValue {
    @Override
    public ValType type() {
      return NumType.I64;
    }
  }

  /**
   * A 32-bit floating-point number.
   *
   * @param bits its IEEE 754 bits
   */
  record F32(int bits) implements WasmValue {
    @Override
    public ValType type() {
      return NumType.F32;
    }
  }

  /**
   * A 64-bit floating-point number.
   *
   * @param bits its IEEE 754 bits
   */
  record F64(long bits) implements WasmValue {
    @Override
    public ValType type() {
      return NumType.F64;
    }
  }

  /**
   * A vector.
   *
   * @param low bytes 0 to 7, little endian: lane 0 is in the least significant bits
   * @param high bytes 8 to 15, little endian
   */
  record V128(long low, long high) implements WasmValue {
    @Override
    public ValType type() {
      return VecType.V128;
    }
  }

  /**
   * A null reference.
   *
   * @param type the reference type whose null this is
   */
  record NullRef(RefType type) implements Ref {

    public NullRef {
      Objects.requireNonNull(type, "type");
    }
  }

  /**
   * A reference to a function of the instance that is being read or called.
   *
   * @param funcIndex the function's index in that instance's module; an imported function counts as
   *     the instance's own
   */
  record FuncRef(int funcIndex) implements Ref {
    @Override
    public RefType type() {
      return RefType.FUNCREF;
    }
  }

  /**
   * A reference to a function that is not in the index space of the instance that is being read. It
   * can be passed on but has no meaning in a module's bytes.
   *
   * @param function the engine's own object
   */
  record ForeignFuncRef(Object function) implements Ref {

    public ForeignFuncRef {
      Objects.requireNonNull(function, "function");
    }

    @Override
    public RefType type() {
      return RefType.FUNCREF;
    }
  }

  /**
   * A reference to a host object.
   *
   * @param object the object, never null: see {@link NullRef}
   */
  record ExternRef(Object object) implements Ref {

    public ExternRef {
      Objects.requireNonNull(object, "object");
    }

    @Override
    public RefType type() {
      return RefType.EXTERNREF;
    }
  }

  /**
   * An integer of 31 bits in a reference.
   *
   * @param value its 31 bits, sign-extended
   */
  record I31Ref(int value) implements Ref {
    @Override
    public RefType type() {
      return new RefType(false, AbstractHeapType.I31);
    }
  }

  /**
   * A reference to a structure or an array.
   *
   * @param object what it points to; equal if and only if it is the same
   */
  record HeapRef(HeapObject object) implements Ref {

    public HeapRef {
      Objects.requireNonNull(object, "object");
    }

    @Override
    public RefType type() {
      return new RefType(
          false, object.isArray() ? AbstractHeapType.ARRAY : AbstractHeapType.STRUCT);
    }
  }

  /**
   * A reference to an exception.
   *
   * @param exception the engine's own object
   */
  record ExnRef(Object exception) implements Ref {

    public ExnRef {
      Objects.requireNonNull(exception, "exception");
    }

    @Override
    public RefType type() {
      return new RefType(false, AbstractHeapType.EXN);
    }
  }

  /**
   * A reference to a host object that the guest has made one of its own data, with {@code
   * any.convert_extern}.
   *
   * @param object the object, never null
   */
  record InternalizedRef(Object object) implements Ref {

    public InternalizedRef {
      Objects.requireNonNull(object, "object");
    }

    @Override
    public RefType type() {
      return new RefType(false, AbstractHeapType.ANY);
    }
  }

  /**
   * A reference to the guest's own data that it shows to the host, with {@code extern.convert_any}.
   *
   * @param internal the data: an {@link I31Ref} or a {@link HeapRef}
   */
  record ExternalizedRef(Ref internal) implements Ref {

    public ExternalizedRef {
      Objects.requireNonNull(internal, "internal");
    }

    @Override
    public RefType type() {
      return new RefType(false, AbstractHeapType.EXTERN);
    }
  }
}
