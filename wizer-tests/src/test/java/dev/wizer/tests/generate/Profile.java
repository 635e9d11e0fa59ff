package dev.wizer.tests.generate;

/**
 * What generated modules may use.
 *
 * @param floats floating-point numbers
 * @param simd vectors
 * @param multiMemory a second memory
 * @param references tables that change, and globals that hold references
 * @param bulkMemory segments that instructions refer to
 */
public record Profile(
    boolean floats, boolean simd, boolean multiMemory, boolean references, boolean bulkMemory) {

  /** All that the in-house engine can do. */
  public static final Profile FULL = new Profile(true, true, true, true, true);

  /** What Chicory's interpreter can do as well. */
  public static final Profile COMMON = new Profile(true, false, false, true, true);

  /** WebAssembly as it was first. */
  public static final Profile MVP = new Profile(true, false, false, false, false);

  /** What Chicory's compiler does as well: the NaNs that it makes depend on the JVM. */
  public static final Profile INTEGERS = new Profile(false, false, false, true, true);

  /** {@return the types of values, one letter each} */
  String valueTypes() {
    return "il" + (floats ? "fd" : "") + (simd ? "v" : "");
  }
}
