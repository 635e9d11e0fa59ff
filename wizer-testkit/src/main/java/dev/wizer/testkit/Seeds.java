package dev.wizer.testkit;

import java.util.Random;

/**
 * The seeds of all random tests. They follow from a test's name and from one base seed, the system
 * property {@value #BASE_SEED}, which has a fixed default.
 */
public final class Seeds {

  /** The system property that chooses other random numbers for all tests. */
  public static final String BASE_SEED = "wizer.seed";

  /** The tag of JUnit's tests that use random numbers; all of jqwik's do. */
  public static final String RANDOM = "random";

  private static final long DEFAULT_BASE_SEED = 1;

  private Seeds() {}

  /** {@return the base seed of this run} */
  public static long base() {
    return Long.getLong(BASE_SEED, DEFAULT_BASE_SEED);
  }

  /** {@return the seed of the test that is called {@code name}} */
  public static long of(String name) {
    return mix(base() + mix(name.hashCode()));
  }

  /** {@return random numbers for the test that is called {@code name}} */
  public static Random random(String name) {
    return new Random(of(name));
  }

  /** Distributes bits as the generator SplitMix64 does, so that near bases give far seeds. */
  private static long mix(long number) {
    long bits = number + 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }
}
