package dev.wizer;

/** What can keep a module from being pre-initialized. */
public enum FailureKind {
  /** The bytes are no valid module. */
  INVALID_MODULE,
  /** The module, its state or its options need something that we or the engine don't support. */
  UNSUPPORTED,
  /** The module does not fit the options: no such initialization function, forbidden imports. */
  REFUSED,
  /** The guest trapped, or threw an exception that it did not catch. */
  TRAP,
  /**
   * The guest ended itself with a code, or its initialization returned a number, that is a failure.
   */
  GUEST_EXIT,
  /** An import could not be linked, or a host function failed or is not provided. */
  HOST,
  /** A resource ran out: call stack, memory, instructions, time, the size of the result. */
  LIMIT,
  /** The result does not start in the snapshotted state, or a second run led to another one. */
  MISMATCH,
  /** The run was told to end, by a token or an interruption. */
  CANCELLED,
  /** A defect of ours or of the engine. */
  INTERNAL
}
