package dev.wizer.replay;

/** A host function returned one of the guest's objects that was never passed to the host. */
public final class NotReplayableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotReplayableException() {
    super("a host function returned an object that it was not given: it can't be replayed");
  }
}
