package dev.wizer.tests.spec;

/** A command can't be run because of something that went before. */
final class NotRunException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotRunException(String why) {
    super(why);
  }
}
