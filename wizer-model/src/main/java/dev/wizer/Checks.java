package dev.wizer;

/**
 * How a run verifies itself.
 *
 * @param verify whether the result's state is compared with the one that was snapshotted
 */
record Checks(boolean verify) {

  /** Nothing but that the result is valid. */
  static final Checks NONE = new Checks(false);

  Checks withVerify(boolean newVerify) {
    return new Checks(newVerify);
  }
}
