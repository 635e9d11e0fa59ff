package dev.wizer;

/** What whoever starts a run can do so that it does not fail again. */
public enum Remedy {
  /** Let the guest use WASI: it called a function of WASI, and is not allowed to. */
  ALLOW_WASI,
  /** Give the JVM more memory. */
  MORE_HEAP
}
