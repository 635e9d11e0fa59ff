package dev.wizer.wasm.binary;

/**
 * The numbers of the atomic instructions after their prefix, 0xFE.
 *
 * @see WasmOpcodes
 */
public final class AtomicOpcodes {

  public static final int MEMORY_ATOMIC_NOTIFY = 0x00;
  public static final int MEMORY_ATOMIC_WAIT32 = 0x01;
  public static final int MEMORY_ATOMIC_WAIT64 = 0x02;
  public static final int ATOMIC_FENCE = 0x03;
  public static final int I32_ATOMIC_LOAD = 0x10;
  public static final int I64_ATOMIC_LOAD = 0x11;
  public static final int I32_ATOMIC_LOAD8_U = 0x12;
  public static final int I32_ATOMIC_LOAD16_U = 0x13;
  public static final int I64_ATOMIC_LOAD8_U = 0x14;
  public static final int I64_ATOMIC_LOAD16_U = 0x15;
  public static final int I64_ATOMIC_LOAD32_U = 0x16;
  public static final int I32_ATOMIC_STORE = 0x17;
  public static final int I64_ATOMIC_STORE = 0x18;
  public static final int I32_ATOMIC_STORE8 = 0x19;
  public static final int I32_ATOMIC_STORE16 = 0x1A;
  public static final int I64_ATOMIC_STORE8 = 0x1B;
  public static final int I64_ATOMIC_STORE16 = 0x1C;
  public static final int I64_ATOMIC_STORE32 = 0x1D;
  public static final int I32_ATOMIC_RMW_ADD = 0x1E;
  public static final int I64_ATOMIC_RMW_ADD = 0x1F;
  public static final int I32_ATOMIC_RMW8_ADD_U = 0x20;
  public static final int I32_ATOMIC_RMW16_ADD_U = 0x21;
  public static final int I64_ATOMIC_RMW8_ADD_U = 0x22;
  public static final int I64_ATOMIC_RMW16_ADD_U = 0x23;
  public static final int I64_ATOMIC_RMW32_ADD_U = 0x24;
  public static final int I32_ATOMIC_RMW_SUB = 0x25;
  public static final int I64_ATOMIC_RMW_SUB = 0x26;
  public static final int I32_ATOMIC_RMW8_SUB_U = 0x27;
  public static final int I32_ATOMIC_RMW16_SUB_U = 0x28;
  public static final int I64_ATOMIC_RMW8_SUB_U = 0x29;
  public static final int I64_ATOMIC_RMW16_SUB_U = 0x2A;
  public static final int I64_ATOMIC_RMW32_SUB_U = 0x2B;
  public static final int I32_ATOMIC_RMW_AND = 0x2C;
  public static final int I64_ATOMIC_RMW_AND = 0x2D;
  public static final int I32_ATOMIC_RMW8_AND_U = 0x2E;
  public static final int I32_ATOMIC_RMW16_AND_U = 0x2F;
  public static final int I64_ATOMIC_RMW8_AND_U = 0x30;
  public static final int I64_ATOMIC_RMW16_AND_U = 0x31;
  public static final int I64_ATOMIC_RMW32_AND_U = 0x32;
  public static final int I32_ATOMIC_RMW_OR = 0x33;
  public static final int I64_ATOMIC_RMW_OR = 0x34;
  public static final int I32_ATOMIC_RMW8_OR_U = 0x35;
  public static final int I32_ATOMIC_RMW16_OR_U = 0x36;
  public static final int I64_ATOMIC_RMW8_OR_U = 0x37;
  public static final int I64_ATOMIC_RMW16_OR_U = 0x38;
  public static final int I64_ATOMIC_RMW32_OR_U = 0x39;
  public static final int I32_ATOMIC_RMW_XOR = 0x3A;
  public static final int I64_ATOMIC_RMW_XOR = 0x3B;
  public static final int I32_ATOMIC_RMW8_XOR_U = 0x3C;
  public static final int I32_ATOMIC_RMW16_XOR_U = 0x3D;
  public static final int I64_ATOMIC_RMW8_XOR_U = 0x3E;
  public static final int I64_ATOMIC_RMW16_XOR_U = 0x3F;
  public static final int I64_ATOMIC_RMW32_XOR_U = 0x40;
  public static final int I32_ATOMIC_RMW_XCHG = 0x41;
  public static final int I64_ATOMIC_RMW_XCHG = 0x42;
  public static final int I32_ATOMIC_RMW8_XCHG_U = 0x43;
  public static final int I32_ATOMIC_RMW16_XCHG_U = 0x44;
  public static final int I64_ATOMIC_RMW8_XCHG_U = 0x45;
  public static final int I64_ATOMIC_RMW16_XCHG_U = 0x46;
  public static final int I64_ATOMIC_RMW32_XCHG_U = 0x47;
  public static final int I32_ATOMIC_RMW_CMPXCHG = 0x48;
  public static final int I64_ATOMIC_RMW_CMPXCHG = 0x49;
  public static final int I32_ATOMIC_RMW8_CMPXCHG_U = 0x4A;
  public static final int I32_ATOMIC_RMW16_CMPXCHG_U = 0x4B;
  public static final int I64_ATOMIC_RMW8_CMPXCHG_U = 0x4C;
  public static final int I64_ATOMIC_RMW16_CMPXCHG_U = 0x4D;
  public static final int I64_ATOMIC_RMW32_CMPXCHG_U = 0x4E;

  private AtomicOpcodes() {}
}
