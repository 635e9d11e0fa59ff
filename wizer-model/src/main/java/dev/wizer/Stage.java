package dev.wizer;

/** The steps of a pre-initialization, in order. */
public enum Stage {
  READ("read the module"),
  VALIDATE("validate the module"),
  PREPARE("prepare the module"),
  INSTANTIATE("instantiate the module"),
  INITIALIZE("run the initialization"),
  SNAPSHOT("take the snapshot"),
  REWRITE("rewrite the module"),
  VERIFY("validate the result"),
  COMPARE("compare the result with the snapshot"),
  CROSS_CHECK("compare with a second run");

  private final String text;

  Stage(String text) {
    this.text = text;
  }

  /** {@return what happens in this stage, as words that follow "to"} */
  public String text() {
    return text;
  }
}
