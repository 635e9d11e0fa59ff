package dev.wizer.wasi;

import java.util.Objects;

/** What a guest may do in a directory that it is given. */
public enum DirectoryAccess {
  /** Whatever changes something is the error {@code rofs}. */
  READ_ONLY("ro"),
  /** What the guest changes is changed in the host's file system. */
  READ_WRITE("rw"),
  /**
   * The guest sees what it has changed, and the host's files stay as they are. Changes are kept in
   * memory until the guest has ended.
   */
  OVERLAY("overlay");

  private final String word;

  DirectoryAccess(String word) {
    this.word = word;
  }

  /** {@return the short name: {@code ro}, {@code rw} or {@code overlay}} */
  public String word() {
    return word;
  }

  /**
   * {@return the access with a short name}
   *
   * @throws IllegalArgumentException if none has it
   */
  public static DirectoryAccess of(String word) {
    Objects.requireNonNull(word, "word");
    for (DirectoryAccess access : values()) {
      if (access.word.equals(word)) {
        return access;
      }
    }
    throw new IllegalArgumentException("no access to directories is called `" + word + "`");
  }
}
