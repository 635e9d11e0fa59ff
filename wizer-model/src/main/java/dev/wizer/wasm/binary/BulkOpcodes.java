package dev.wizer.wasm.binary;

/**
 * The numbers of the saturating conversions, and of the instructions on ranges of memories, tables
 * and segments, after their prefix, 0xFC.
 *
 * @see WasmOpcodes
 */
public final class BulkOpcodes {

  public static final int I32_TRUNC_SAT_F32_S = 0x00;
  public static final int I32_TRUNC_SAT_F32_U = 0x01;
  public static final int I32_TRUNC_SAT_F64_S = 0x02;
  public static final int I32_TRUNC_SAT_F64_U = 0x03;
  public static final int I64_TRUNC_SAT_F32_S = 0x04;
  public static final int I64_TRUNC_SAT_F32_U = 0x05;
  public static final int I64_TRUNC_SAT_F64_S = 0x06;
  public static final int I64_TRUNC_SAT_F64_U = 0x07;
  public static final int MEMORY_INIT = 0x08;
  public static final int DATA_DROP = 0x09;
  public static final int MEMORY_COPY = 0x0A;
  public static final int MEMORY_FILL = 0x0B;
  public static final int TABLE_INIT = 0x0C;
  public static final int ELEM_DROP = 0x0D;
  public static final int TABLE_COPY = 0x0E;
  public static final int TABLE_GROW = 0x0F;
  public static final int TABLE_SIZE = 0x10;
  public static final int TABLE_FILL = 0x11;

  private BulkOpcodes() {}
}
