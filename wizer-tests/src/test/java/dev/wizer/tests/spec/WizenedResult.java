package dev.wizer.tests.spec;

/** How a pre-initialized module compares with the original. */
sealed interface WizenedResult {

  /**
   * They can't be told apart.
   *
   * @param output the pre-initialized module
   */
  record Same(byte[] output) implements WizenedResult {}

  /** The initialization function fails, and pre-initializing with it fails in the same way. */
  record FailedAlike() implements WizenedResult {}

  /**
   * There is no pre-initialized module, for a reason that we give our users.
   *
   * @param why the reason
   */
  record NotComparable(String why) implements WizenedResult {}

  /**
   * They can be told apart, or there is no pre-initialized module without a good reason.
   *
   * @param how by what
   */
  record Different(String how) implements WizenedResult {}
}
