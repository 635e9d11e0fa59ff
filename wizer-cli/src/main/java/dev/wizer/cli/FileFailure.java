package dev.wizer.cli;

import dev.wizer.wasm.text.PrintableText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** A file that could not be read or written. */
final class FileFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Makes the failure; {@code what} says what was being done to which file. */
  FileFailure(String what, Exception cause) {
    super(PrintableText.of(what), cause);
  }

  /** {@return why, in words} */
  String reason() {
    return PrintableText.of(describe(getCause()));
  }

  private static String describe(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "No such file or directory";
    } else if (cause instanceof AccessDeniedException) {
      return "Permission denied";
    } else if (cause instanceof NotDirectoryException) {
      return "Not a directory";
    } else if (cause instanceof DirectoryNotEmptyException) {
      return "Is a directory";
    } else if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    } else if (cause instanceof IOException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    return String.valueOf(cause.getMessage());
  }
}
