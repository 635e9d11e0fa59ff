package dev.wizer.cli;

import dev.wizer.FailureKind;

/** How the process ends. The numbers are documented for users: they don't change. */
enum ExitCode {
  SUCCESS(0),
  /** The module does not fit the options: no such initialization function, forbidden imports. */
  REFUSED(1),
  /** The command line could not be understood. */
  USAGE(2),
  /** The bytes are no valid module. */
  INVALID_MODULE(3),
  /** The module needs something that we or the engine don't support. */
  UNSUPPORTED(4),
  /** The guest trapped. */
  TRAP(5),
  /** The guest ended itself with a code other than 0. */
  GUEST_EXIT(6),
  /** An import could not be linked, is not provided, or failed. */
  HOST(7),
  /** A resource ran out. */
  LIMIT(8),
  /** A file could not be read or written. */
  IO(9),
  /** The result does not start in the snapshotted state, or a second run led to another one. */
  MISMATCH(10),
  /** A defect of ours. */
  INTERNAL(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** {@return the number that the operating system sees} */
  int code() {
    return code;
  }

  /** {@return the exit code of a kind of failure} */
  static ExitCode of(FailureKind kind) {
    return switch (kind) {
      case INVALID_MODULE -> INVALID_MODULE;
      case UNSUPPORTED -> UNSUPPORTED;
      case REFUSED -> REFUSED;
      case TRAP -> TRAP;
      case GUEST_EXIT -> GUEST_EXIT;
      case HOST -> HOST;
      case LIMIT, CANCELLED -> LIMIT;
      case MISMATCH -> MISMATCH;
      case INTERNAL -> INTERNAL;
    };
  }
}
