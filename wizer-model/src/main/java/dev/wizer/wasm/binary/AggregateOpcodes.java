package dev.wizer.wasm.binary;

/**
 * The numbers of the instructions on structures, arrays, casts and 31-bit integers after their
 * prefix, 0xFB.
 *
 * @see WasmOpcodes
 */
public final class AggregateOpcodes {

  public static final int STRUCT_NEW = 0x00;
  public static final int STRUCT_NEW_DEFAULT = 0x01;
  public static final int STRUCT_GET = 0x02;
  public static final int STRUCT_GET_S = 0x03;
  public static final int STRUCT_GET_U = 0x04;
  public static final int STRUCT_SET = 0x05;
  public static final int ARRAY_NEW = 0x06;
  public static final int ARRAY_NEW_DEFAULT = 0x07;
  public static final int ARRAY_NEW_FIXED = 0x08;
  public static final int ARRAY_NEW_DATA = 0x09;
  public static final int ARRAY_NEW_ELEM = 0x0A;
  public static final int ARRAY_GET = 0x0B;
  public static final int ARRAY_GET_S = 0x0C;
  public static final int ARRAY_GET_U = 0x0D;
  public static final int ARRAY_SET = 0x0E;
  public static final int ARRAY_LEN = 0x0F;
  public static final int ARRAY_FILL = 0x10;
  public static final int ARRAY_COPY = 0x11;
  public static final int ARRAY_INIT_DATA = 0x12;
  public static final int ARRAY_INIT_ELEM = 0x13;
  public static final int REF_TEST = 0x14;
  public static final int REF_TEST_NULL = 0x15;
  public static final int REF_CAST = 0x16;
  public static final int REF_CAST_NULL = 0x17;
  public static final int BR_ON_CAST = 0x18;
  public static final int BR_ON_CAST_FAIL = 0x19;
  public static final int ANY_CONVERT_EXTERN = 0x1A;
  public static final int EXTERN_CONVERT_ANY = 0x1B;
  public static final int REF_I31 = 0x1C;
  public static final int I31_GET_S = 0x1D;
  public static final int I31_GET_U = 0x1E;

  private AggregateOpcodes() {}
}
