package dev.wizer.wasi;

/**
 * Carries an {@link Errno} from the file layer to the guest. Has no stack trace: it is no fault.
 */
final class ErrnoException extends Exception {

  private static final long serialVersionUID = 1;

  private final Errno errno;

  ErrnoException(Errno errno) {
    super(errno.name(), null, false, false);
    this.errno = errno;
  }

  Errno errno() {
    return errno;
  }
}
