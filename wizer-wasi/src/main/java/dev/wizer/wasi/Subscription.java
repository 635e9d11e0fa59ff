package dev.wizer.wasi;

/**
 * What a guest waits for.
 *
 * @param userdata what the guest recognises it by
 * @param kind what is waited for
 * @param timeoutNanos for {@link Kind#CLOCK}: how long from now on
 * @param descriptor for the others: the file or stream
 */
record Subscription(long userdata, Kind kind, long timeoutNanos, Descriptor descriptor) {

  /** The kinds, in the specification's order: a constant's ordinal is its code. */
  enum Kind {
    CLOCK,
    FD_READ,
    FD_WRITE
  }
}
