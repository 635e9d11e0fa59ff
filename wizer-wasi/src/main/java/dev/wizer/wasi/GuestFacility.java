package dev.wizer.wasi;

import dev.wizer.engine.TrapException;

/** Something of the host that the guest can be denied: it then traps where it asks for it. */
public enum GuestFacility {
  /** To read a clock, to ask for its resolution, to wait for a time. */
  CLOCK("the clock"),
  /** To get random bytes. */
  RANDOM("random bytes"),
  /** To get the environment variables. */
  ENVIRONMENT("the environment"),
  /** To use a path beneath a preopened directory, or to list one. */
  FILES("files");

  private final String text;

  GuestFacility(String text) {
    this.text = text;
  }

  /** {@return the trap of a guest that calls {@code function} and may not} */
  TrapException refusal(WasiFunction function) {
    return TrapException.host(
        "the guest is denied " + text + ", and called `" + function.importName() + "`");
  }

  /** {@return what a function gives the guest of the host, or null if nothing of these} */
  static GuestFacility of(WasiFunction function) {
    return switch (function) {
      case CLOCK_TIME_GET, CLOCK_RES_GET -> CLOCK;
      case RANDOM_GET -> RANDOM;
      case ENVIRON_GET -> ENVIRONMENT;
      case FD_READDIR,
          PATH_CREATE_DIRECTORY,
          PATH_FILESTAT_GET,
          PATH_FILESTAT_SET_TIMES,
          PATH_LINK,
          PATH_OPEN,
          PATH_READLINK,
          PATH_REMOVE_DIRECTORY,
          PATH_RENAME,
          PATH_SYMLINK,
          PATH_UNLINK_FILE ->
          FILES;
      default -> null;
    };
  }
}
