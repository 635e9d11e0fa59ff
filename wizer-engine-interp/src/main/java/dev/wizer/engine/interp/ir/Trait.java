package dev.wizer.engine.interp.ir;

/** What an operation does besides giving a result, and how it is executed: bits of a set. */
public final class Trait {

  /** It may trap. */
  public static final int TRAPS = 1;

  /** It reads a memory at an address. */
  public static final int LOADS = 1 << 1;

  /** It writes a memory at an address. */
  public static final int STORES = 1 << 2;

  /** It reads a global. */
  public static final int GETS_GLOBAL = 1 << 3;

  /** It sets a global. */
  public static final int SETS_GLOBAL = 1 << 4;

  /** It changes a table, or what is left of a segment. */
  public static final int SETS_TABLE = 1 << 5;

  /** It changes a structure or an array. */
  public static final int SETS_OBJECT = 1 << 6;

  /** It makes an object, or gives one a handle: it may need memory of the JVM. */
  public static final int ALLOCATES = 1 << 7;

  /** It grows a memory or a table. */
  public static final int GROWS = 1 << 8;

  /** It calls a function, and goes on behind the call. */
  public static final int CALLS = 1 << 9;

  /** It calls a function in its own function's place. */
  public static final int TAIL_CALLS = 1 << 10;

  /** The callee is known only when it is executed. */
  public static final int INDIRECT = 1 << 11;

  /** It goes to a target, always or on a condition. */
  public static final int BRANCHES = 1 << 12;

  /** Control never goes on behind it. */
  public static final int ENDS_BLOCK = 1 << 13;

  /** References come out of it, or go where the interpreter has to find them. */
  public static final int REFERENCES = 1 << 14;

  /** It works on structures, arrays, or references of any kind. */
  public static final int OBJECTS = 1 << 15;

  /** It computes with vectors, by the number of an instruction. */
  public static final int COMPUTES_VECTOR = 1 << 16;

  /**
   * Compiled code may leave it to the interpreter's method, which takes operands from the frame and
   * leaves results there.
   */
  public static final int THROUGH_FRAME = 1 << 17;

  /** Compiled code does it with locals where it can, though it may be left to that method. */
  public static final int IN_LOCALS = 1 << 21;

  /** It loads or stores a vector or a lane; a {@link IrOpcode#MEM_STORE} may do so too. */
  public static final int ACCESSES_VECTOR = 1 << 22;

  /** Compiled code may call methods for it that are for vectors only. */
  public static final int CALLS_METHODS = 1 << 23;

  /** Its slots don't fit halves of words, so functions that have it are never compiled. */
  public static final int FAR = 1 << 18;

  /** It leaves the function with results. */
  public static final int RETURNS = 1 << 19;

  /** It throws an exception. */
  public static final int THROWS = 1 << 20;

  /** What is not only a computation from operands: such an operation can't be left out. */
  public static final int EFFECTS =
      TRAPS
          | STORES
          | SETS_GLOBAL
          | SETS_TABLE
          | SETS_OBJECT
          | GROWS
          | CALLS
          | TAIL_CALLS
          | BRANCHES
          | ENDS_BLOCK
          | RETURNS
          | THROWS;

  private Trait() {}
}
