package dev.wizer.wasm.binary;

/**
 * What a module may contain at most. The specification leaves limits to implementations; these are
 * the ones that engines have agreed on for the Web, so that what we accept runs elsewhere.
 *
 * @see <a href="https://webassembly.github.io/spec/js-api/index.html#limits">Implementation-defined
 *     limits</a>
 */
public final class WasmLimits {

  /** Bytes in a page of memory. */
  public static final int PAGE_SIZE = 65_536;

  /** Pages of a memory with 32-bit addresses. */
  public static final long MAX_MEMORY_PAGES = 65_536;

  /** Types in a module. */
  public static final int MAX_TYPES = 1_000_000;

  /** Functions in a module, imported ones included. */
  public static final int MAX_FUNCTIONS = 1_000_000;

  /** Imports in a module. */
  public static final int MAX_IMPORTS = 1_000_000;

  /** Exports in a module. */
  public static final int MAX_EXPORTS = 1_000_000;

  /** Globals in a module, imported ones included. */
  public static final int MAX_GLOBALS = 1_000_000;

  /** Tables in a module, imported ones included. */
  public static final int MAX_TABLES = 100;

  /** Memories in a module, imported ones included. */
  public static final int MAX_MEMORIES = 100;

  /** Tags in a module, imported ones included. */
  public static final int MAX_TAGS = 1_000_000;

  /** Element segments in a module. */
  public static final int MAX_ELEMENT_SEGMENTS = 100_000;

  /** Data segments in a module. */
  public static final int MAX_DATA_SEGMENTS = 100_000;

  /** Elements in a table, or in an element segment. */
  public static final int MAX_TABLE_ELEMENTS = 10_000_000;

  /** Bytes in a function's body. */
  public static final int MAX_FUNCTION_BYTES = 7_654_321;

  /** Locals in a function, parameters included. */
  public static final int MAX_LOCALS = 50_000;

  /**
   * Operands on a function's stack at once. No function comes near it but one that is built for the
   * purpose: two bytes of code can push {@link #MAX_RESULTS} operands.
   */
  public static final int MAX_OPERANDS = 10_000_000;

  /** Parameters of a function type. */
  public static final int MAX_PARAMS = 1_000;

  /** Results of a function type. */
  public static final int MAX_RESULTS = 1_000;

  /** Fields of a structure. */
  public static final int MAX_FIELDS = 10_000;

  /** Elements of an array that are given as operands. */
  public static final int MAX_FIXED_ARRAY_LENGTH = 10_000;

  /** How many supertypes a type may have above it. */
  public static final int MAX_SUBTYPING_DEPTH = 63;

  /** Bytes in a name of an import or export. */
  public static final int MAX_NAME_BYTES = 100_000;

  private WasmLimits() {}
}
